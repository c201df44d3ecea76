package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.partner.SimulatedPayer;
import io.claimway.simulator.payer.registry.BillingGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One payment to one payee: the claims it is for, the provider adjustments, and what is left to
 * pay.
 */
final class PaymentAdvice {

  private final SimulatedPayer payer;
  private final BillingGroup payee;
  private final LocalDate day;
  private final List<AdvisedClaim> claims = new ArrayList<>();
  private final List<ProviderAmount> adjustments = new ArrayList<>();
  private LocalDate depositedOn;

  /** One PLB pair: a positive amount lowers the payment. */
  record ProviderAmount(String code, String reference, long cents) {}

  PaymentAdvice(SimulatedPayer payer, BillingGroup payee, LocalDate day) {
    this.payer = payer;
    this.payee = payee;
    this.day = day;
    this.depositedOn = day;
  }

  void add(AdvisedClaim claim) {
    claims.add(claim);
  }

  void adjust(String code, String reference, long cents) {
    if (cents != 0) {
      adjustments.add(new ProviderAmount(code, reference, cents));
    }
  }

  /** The payer in whose name the originator pays. */
  SimulatedPayer payer() {
    return payer;
  }

  BillingGroup payee() {
    return payee;
  }

  LocalDate day() {
    return day;
  }

  List<AdvisedClaim> claims() {
    return claims;
  }

  List<ProviderAmount> adjustments() {
    return adjustments;
  }

  LocalDate depositedOn() {
    return depositedOn;
  }

  void depositOn(LocalDate newDay) {
    depositedOn = newDay;
  }

  /** Σ CLP04 − Σ PLB: BPR02. */
  long cents() {
    return claims.stream().mapToLong(AdvisedClaim::paidCents).sum()
        - adjustments.stream().mapToLong(ProviderAmount::cents).sum();
  }

  /**
   * TRN02: payment day, three digits of the originator and four of the payee's NPI, so unique per
   * originator, payee and day.
   */
  String trace() {
    return String.format(
            "%02d%02d%02d", day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth())
        + payer.originator().substring(1, 4)
        + payee.npi().substring(6);
  }

  String key() {
    return payer.originator() + "|" + trace();
  }
}
