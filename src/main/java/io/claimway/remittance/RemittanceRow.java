package io.claimway.remittance;

import java.time.LocalDate;
import java.util.List;

/**
 * One row that reading an 835 stages: kind P a payment whose transaction ended well, C a claim, L a
 * line (0 for the claim level), B a provider adjustment, Q a transaction that is not to be used, or
 * what stands in none. Only the components of its kind are set.
 *
 * @param transactionOrdinal of the ST in its file, from 1
 * @param position of the claim or provider adjustment in its transaction, from 1
 */
public record RemittanceRow(
    String sha256,
    int transactionOrdinal,
    String kind,
    int position,
    int line,
    String originator,
    String payeeId,
    String payeeTaxId,
    String trace,
    LocalDate paidOn,
    Long amountCents,
    String method,
    String transactionControl,
    Boolean test,
    String flaw,
    String patientControlNumber,
    String status,
    Long chargeCents,
    Long paidCents,
    Long patientCents,
    String payerClaimNumber,
    String frequency,
    LocalDate serviceDate,
    Integer segment,
    String content,
    String procedureCode,
    List<String> modifiers,
    String lineControlNumber,
    List<String> remarks,
    List<String> adjustmentGroups,
    List<String> adjustmentReasons,
    List<Long> adjustmentCents,
    String reason,
    String reference) {

  /** The payment, with what its sums say. */
  public static RemittanceRow payment(
      String sha256, int transaction, ReportedPayment p, PaymentBalance balance) {
    return new RemittanceRow(
        sha256,
        transaction,
        "P",
        0,
        0,
        p.originator(),
        p.payeeId(),
        p.payeeTaxId(),
        p.trace(),
        p.paidOn(),
        p.amountCents(),
        p.method(),
        p.transactionControl(),
        p.test(),
        balance.flaw(p.amountCents()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The claim itself. */
  public static RemittanceRow claim(String sha256, int transaction, int position, ReportedClaim c) {
    return new RemittanceRow(
        sha256,
        transaction,
        "C",
        position,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        c.flaw(),
        c.patientControlNumber(),
        c.status(),
        c.chargeCents(),
        c.paidCents(),
        c.patientCents(),
        c.payerClaimNumber(),
        c.frequency(),
        c.serviceDate(),
        c.segment(),
        c.content(),
        null,
        null,
        null,
        c.remarks(),
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * What stands at claim level, as line 0: cash beside the lines, claim adjustments, claim remarks.
   */
  public static RemittanceRow claimLevel(
      String sha256, int transaction, int position, ReportedClaim c) {
    return line(sha256, transaction, position, 0, c.claimLevel());
  }

  /** A service line, numbered from 1. */
  public static RemittanceRow line(
      String sha256, int transaction, int position, int line, ReportedLine l) {
    return new RemittanceRow(
        sha256,
        transaction,
        "L",
        position,
        line,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        l.chargeCents(),
        l.paidCents(),
        null,
        null,
        null,
        l.serviceDate(),
        null,
        null,
        l.procedureCode(),
        l.modifiers(),
        l.lineControlNumber(),
        l.remarks(),
        l.adjustments().stream().map(ReportedAdjustment::group).toList(),
        l.adjustments().stream().map(ReportedAdjustment::reason).toList(),
        l.adjustments().stream().map(ReportedAdjustment::cents).toList(),
        null,
        null);
  }

  /** One pair of a PLB; the reference is kept as the register keys it. */
  public static RemittanceRow providerAdjustment(
      String sha256, int transaction, int position, String reason, String reference, long cents) {
    String key = RecoupmentRegister.key(reference);
    return new RemittanceRow(
        sha256,
        transaction,
        "B",
        position,
        0,
        null,
        null,
        null,
        null,
        null,
        cents,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        reason + "|" + key + "|" + cents,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        reason,
        key);
  }

  /**
   * A transaction that is not to be used, or what was lost beside the transactions.
   *
   * @param transaction its ordinal; 0 for what belongs to none
   * @param cents what it says that it pays; 0 where that is not known
   */
  public static RemittanceRow quarantined(
      String sha256, int transaction, int segment, String control, long cents, String why) {
    return new RemittanceRow(
        sha256,
        transaction,
        "Q",
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        cents,
        null,
        control,
        null,
        why,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        segment,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
