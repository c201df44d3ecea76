package io.claimway.eligibility;

import io.claimway.party.Client;
import io.claimway.party.Coverage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * What a payer is asked about, as a hash: when a fact is put right the fingerprint changes, and the
 * payer is asked anew.
 */
public final class CoverageFingerprint {

  private CoverageFingerprint() {}

  /**
   * SHA-256 over client, payer, member id and the names and birth date that the inquiry carries.
   */
  public static String of(Client client, Coverage coverage) {
    boolean self = coverage.subscriber() == null;
    String holderFirst = self ? client.firstName() : coverage.subscriber().firstName();
    String holderLast = self ? client.lastName() : coverage.subscriber().lastName();
    LocalDate holderBirth = self ? client.birthDate() : coverage.subscriber().birthDate();
    String text =
        String.join(
            "\u001f",
            client.clientId(),
            coverage.payer(),
            coverage.memberId(),
            holderFirst,
            holderLast,
            String.valueOf(holderBirth),
            client.firstName(),
            client.lastName(),
            String.valueOf(client.birthDate()));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(
          "Cannot hash a coverage: SHA-256 is part of every JDK", impossible);
    }
  }
}
