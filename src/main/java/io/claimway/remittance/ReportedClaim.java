package io.claimway.remittance;

import io.claimway.money.Cents;
import io.claimway.run.Sha256;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A claim (CLP) as a payer reports it.
 *
 * @param patientControlNumber CLP01, made comparable
 * @param status CLP02
 * @param patientCents CLP05, null when absent
 * @param payerClaimNumber CLP07
 * @param serviceDate of the first line, else of the claim; null when neither names one
 * @param segment ordinal of the CLP in its transaction
 * @param parties whom it is about
 * @param crossedOver whether it names a payer that it went to next (NM1*TT)
 * @param adjustments of the claim level
 */
public record ReportedClaim(
    String patientControlNumber,
    String status,
    long chargeCents,
    long paidCents,
    Long patientCents,
    String payerClaimNumber,
    String frequency,
    LocalDate serviceDate,
    int segment,
    ClaimParties parties,
    boolean crossedOver,
    List<ReportedAdjustment> adjustments,
    List<String> remarks,
    List<ReportedLine> lines) {

  /** As many hexadecimal digits of a hash as no two claims of one payer share by chance. */
  private static final int CONTENT_DIGITS = 32;

  /** Processed as primary, secondary or tertiary, and forwarded. */
  private static final Set<String> PROCESSED_AND_FORWARDED = Set.of("19", "20", "21");

  /** Remark codes by which a payer says that it sent the claim on. */
  private static final Set<String> SENT_ON = Set.of("MA07", "MA18", "N89");

  private static final String REVERSAL = "22";
  private static final String FORWARDED = "23";
  private static final String PREDETERMINATION = "25";

  public ReportedClaim {
    adjustments = List.copyOf(adjustments);
    remarks = List.copyOf(remarks);
    lines = List.copyOf(lines);
  }

  /**
   * Why the claim does not balance (DOMAIN §5), or null when it does: {@code LINE 2 OFF $0.12} or
   * {@code CLAIM OFF -$5.00}. A reversal may report its charge positive.
   */
  public String flaw() {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).differenceCents() != 0) {
        return "LINE " + (i + 1) + " OFF " + Cents.dollars(lines.get(i).differenceCents());
      }
    }
    long adjusted = adjustmentCents();
    long difference = BalanceRule.paidCents(chargeCents, adjusted) - paidCents;
    boolean signSlip =
        status.equals(REVERSAL) && BalanceRule.paidCents(-chargeCents, adjusted) == paidCents;
    return difference == 0 || signSlip ? null : "CLAIM OFF " + Cents.dollars(difference);
  }

  private long adjustmentCents() {
    return adjustments.stream().mapToLong(ReportedAdjustment::cents).sum()
        + lines.stream().mapToLong(ReportedLine::adjustmentCents).sum();
  }

  /** CLP02 22: it takes an earlier adjudication back. */
  public boolean isReversal() {
    return isReversal(status);
  }

  /** Whether a CLP02 says so. */
  public static boolean isReversal(String status) {
    return status.equals(REVERSAL);
  }

  /** CLP02 23 or 25 without money: forwarded or predetermined, decided by nobody here. */
  boolean isNoAdjudication() {
    return paidCents == 0 && (status.equals(FORWARDED) || status.equals(PREDETERMINATION));
  }

  /**
   * Whether the payer says that it sent the claim on to another: what is left is not the patient's.
   */
  boolean isForwarded() {
    return crossedOver
        || PROCESSED_AND_FORWARDED.contains(status)
        || remarks.stream().anyMatch(SENT_ON::contains)
        || lines.stream().anyMatch(line -> line.remarks().stream().anyMatch(SENT_ON::contains));
  }

  /** It takes money back without saying that it reverses anything. */
  boolean isTakeback() {
    return !isReversal() && paidCents < 0;
  }

  /** What stands at claim level, as line 0: cash beside the lines, claim adjustments, remarks. */
  public ReportedLine claimLevel() {
    return new ReportedLine(
        "", null, List.of(), serviceDate, 0, cashBesideLinesCents(), "", adjustments, remarks);
  }

  /** Whether anything stands at claim level. */
  public boolean hasClaimLevel() {
    return cashBesideLinesCents() != 0 || !adjustments.isEmpty();
  }

  /** Cash that no line carries: CLP04 less the lines' payments. */
  public long cashBesideLinesCents() {
    return paidCents - lines.stream().mapToLong(ReportedLine::paidCents).sum();
  }

  /**
   * Hash of what the payer decided, without its place in the file: equal for the same claim in
   * another file.
   */
  public String content() {
    StringBuilder text = new StringBuilder(160);
    field(
        text,
        patientControlNumber,
        status,
        chargeCents,
        paidCents,
        patientCents,
        payerClaimNumber,
        frequency,
        serviceDate);
    adjustments.forEach(
        adjustment -> field(text, adjustment.group(), adjustment.reason(), adjustment.cents()));
    remarks.forEach(remark -> field(text, remark));
    for (ReportedLine line : lines) {
      field(
          text,
          "LINE",
          line.procedureCode(),
          line.modifiers(),
          line.serviceDate(),
          line.chargeCents(),
          line.paidCents());
      field(text, line.lineControlNumber(), line.remarks());
      line.adjustments()
          .forEach(
              adjustment ->
                  field(text, adjustment.group(), adjustment.reason(), adjustment.cents()));
    }
    return Sha256.hex(text.toString()).substring(0, CONTENT_DIGITS);
  }

  private static void field(StringBuilder text, Object... values) {
    for (Object value : values) {
      text.append(value == null ? "" : value).append('\n');
    }
  }
}
