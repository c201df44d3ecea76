package io.claimway.remittance;

import io.claimway.money.Cents;
import io.claimway.run.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A remittance that a person has keyed from paper: one payment of a payer to a billing entity, with
 * what it says of claims and beside them. It is held to the same sums as an 835.
 *
 * @param payer slug
 * @param originator TRN03 of its 835s
 * @param number of the check, or the trace of the transfer: TRN02
 * @param adjustments beside the claims (PLB)
 */
public record EnteredRemittance(
    String payer,
    String originator,
    String billingEntity,
    String number,
    LocalDate paidOn,
    long cents,
    Method method,
    List<ReportedClaim> claims,
    List<ProviderLevel> adjustments) {

  private static final int ID_DIGITS = 10;

  /** How a payment that comes with paper moves. */
  public enum Method {
    /** A check that the network deposits. */
    CHECK("CHK"),
    /** A check that the bank's lockbox has deposited. */
    LOCKBOX("CHK"),
    /** A card of the payer's: no payment order, the card processor brings it. */
    CARD("NON"),
    ACH("ACH"),
    WIRE("FWT");

    private final String code;

    Method(String code) {
      this.code = code;
    }

    /** BPR04. */
    public String code() {
      return code;
    }
  }

  /**
   * An amount beside the claims.
   *
   * @param code PLB03-1
   * @param reference PLB03-2
   * @param cents PLB04: positive lowers the payment
   */
  public record ProviderLevel(String code, String reference, long cents) {}

  public EnteredRemittance {
    claims = List.copyOf(claims);
    adjustments = List.copyOf(adjustments);
  }

  /** What it does not add up in, in dollars: line by line, claim by claim, then the payment. */
  public List<String> imbalances() {
    List<String> off = new ArrayList<>();
    for (int number = 1; number <= claims.size(); number++) {
      ReportedClaim claim = claims.get(number - 1);
      for (int line = 1; line <= claim.lines().size(); line++) {
        ReportedLine said = claim.lines().get(line - 1);
        if (said.differenceCents() != 0) {
          off.add(
              sentence(
                  "line %d of claim %d".formatted(line, number),
                  said.chargeCents(),
                  said.adjustmentCents(),
                  said.paidCents()));
        }
      }
      if (off.isEmpty() && claim.flaw() != null) {
        off.add(
            sentence("claim " + number, claim.chargeCents(), adjusted(claim), claim.paidCents()));
      }
    }
    long claimed = claims.stream().mapToLong(ReportedClaim::paidCents).sum();
    long beside = adjustments.stream().mapToLong(ProviderLevel::cents).sum();
    long due = BalanceRule.paymentCents(claimed, beside);
    if (due != cents) {
      off.add(
          "the payment: claims paid %s less %s beside them make %s, and it says %s: off by %s"
              .formatted(
                  Cents.dollars(claimed),
                  Cents.dollars(beside),
                  Cents.dollars(due),
                  Cents.dollars(cents),
                  Cents.dollars(cents - due)));
    }
    return off;
  }

  private static long adjusted(ReportedClaim claim) {
    return claim.adjustments().stream().mapToLong(ReportedAdjustment::cents).sum()
        + claim.lines().stream().mapToLong(ReportedLine::adjustmentCents).sum();
  }

  private static String sentence(String what, long charge, long adjusted, long paid) {
    long due = BalanceRule.paidCents(charge, adjusted);
    return "%s: charge %s less adjustments of %s makes %s, and it says paid %s: off by %s"
        .formatted(
            what,
            Cents.dollars(charge),
            Cents.dollars(adjusted),
            Cents.dollars(due),
            Cents.dollars(paid),
            Cents.dollars(paid - due));
  }

  /** By what commands know an entry: it is told by its content. */
  public static String id(String sha256) {
    return "M" + Sha256.hex("entry " + sha256).substring(0, ID_DIGITS);
  }

  /** Payer, number and date, as a person names a payment. */
  public String words() {
    return "%s of %s, %s".formatted(number, payer, paidOn);
  }
}
