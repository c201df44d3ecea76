package io.claimway.eligibility;

import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.run.Sha256;
import java.time.LocalDate;

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
    return Sha256.hex(text);
  }
}
