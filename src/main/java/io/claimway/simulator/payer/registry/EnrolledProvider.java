package io.claimway.simulator.payer.registry;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A rendering provider as one payer has approved them.
 *
 * @param taxonomy the taxonomy on the payer's file; a claim with another one is rejected (A7:145)
 * @param licence the licence type that selects the fee, as in {@link AllowedFee}
 * @param approvedFrom first day of participation
 * @param approvedTo last day of participation, or null while it goes on
 */
public record EnrolledProvider(
    String payer,
    String npi,
    String taxonomy,
    String licence,
    LocalDate approvedFrom,
    LocalDate approvedTo) {

  public EnrolledProvider {
    Objects.requireNonNull(payer, "payer");
    Objects.requireNonNull(npi, "npi");
    Objects.requireNonNull(taxonomy, "taxonomy");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(approvedFrom, "approvedFrom");
  }

  public boolean approvedOn(LocalDate day) {
    return !day.isBefore(approvedFrom) && (approvedTo == null || !day.isAfter(approvedTo));
  }
}
