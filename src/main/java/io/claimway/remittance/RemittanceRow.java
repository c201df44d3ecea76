package io.claimway.remittance;

import java.time.LocalDate;
import java.util.List;

/**
 * One row that reading an 835 stages: kind P a payment whose transaction ended well, C a claim, L a
 * line (0 for the claim level), B a provider adjustment, Q a transaction that is not to be used, or
 * what stands in none. Only the components of its kind are set. PHI: it prints its place alone.
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
    String movement,
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
    String patientLast,
    String patientFirst,
    String memberId,
    String correctedMemberId,
    String renderingNpi,
    Boolean crossedOver,
    String procedureCode,
    String decidedCode,
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
    Cells row = new Cells();
    row.originator = p.originator();
    row.payeeId = p.payeeId();
    row.payeeTaxId = p.payeeTaxId();
    row.trace = p.trace();
    row.paidOn = p.paidOn();
    row.amountCents = p.amountCents();
    row.method = p.method();
    row.movement = p.movement().name();
    row.transactionControl = p.transactionControl();
    row.test = p.test();
    row.flaw = balance.flaw(p.amountCents());
    return row.at(sha256, transaction, "P", 0, 0);
  }

  /** The claim itself. */
  public static RemittanceRow claim(String sha256, int transaction, int position, ReportedClaim c) {
    Cells row = new Cells();
    row.flaw = c.flaw();
    row.patientControlNumber = c.patientControlNumber();
    row.status = c.status();
    row.chargeCents = c.chargeCents();
    row.paidCents = c.paidCents();
    row.patientCents = c.patientCents();
    row.payerClaimNumber = c.payerClaimNumber();
    row.frequency = c.frequency();
    row.serviceDate = c.serviceDate();
    row.segment = c.segment();
    row.content = c.content();
    row.patientLast = c.parties().last();
    row.patientFirst = c.parties().first();
    row.memberId = c.parties().memberId();
    row.correctedMemberId = c.parties().correctedMemberId();
    row.renderingNpi = c.parties().renderingNpi();
    row.crossedOver = c.crossedOver();
    row.remarks = c.remarks();
    return row.at(sha256, transaction, "C", position, 0);
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
    Cells row = new Cells();
    row.chargeCents = l.chargeCents();
    row.paidCents = l.paidCents();
    row.serviceDate = l.serviceDate();
    row.procedureCode = l.procedureCode();
    row.decidedCode = l.decidedCode();
    row.modifiers = l.modifiers();
    row.lineControlNumber = l.lineControlNumber();
    row.remarks = l.remarks();
    row.adjustmentGroups = l.adjustments().stream().map(ReportedAdjustment::group).toList();
    row.adjustmentReasons = l.adjustments().stream().map(ReportedAdjustment::reason).toList();
    row.adjustmentCents = l.adjustments().stream().map(ReportedAdjustment::cents).toList();
    return row.at(sha256, transaction, "L", position, line);
  }

  /**
   * One pair of a PLB; the reference is kept as the register keys it.
   *
   * @param provider PLB01
   */
  public static RemittanceRow providerAdjustment(
      String sha256,
      int transaction,
      int position,
      String provider,
      String reason,
      String reference,
      long cents) {
    Cells row = new Cells();
    row.payeeId = provider;
    row.amountCents = cents;
    row.reason = reason;
    row.reference = RecoupmentRegisters.Key.reference(reference);
    row.content = provider + "|" + reason + "|" + row.reference + "|" + cents;
    return row.at(sha256, transaction, "B", position, 0);
  }

  /**
   * A transaction that is not to be used, or what was lost beside the transactions.
   *
   * @param transaction its ordinal; 0 for what belongs to none
   * @param cents what it says that it pays; 0 where that is not known
   */
  public static RemittanceRow quarantined(
      String sha256, int transaction, int segment, String control, long cents, String why) {
    Cells row = new Cells();
    row.amountCents = cents;
    row.transactionControl = control;
    row.flaw = why;
    row.segment = segment;
    return row.at(sha256, transaction, "Q", 0, 0);
  }

  @Override
  public String toString() {
    return "RemittanceRow[%s#%d %s %d/%d]"
        .formatted(sha256, transactionOrdinal, kind, position, line);
  }

  /** A row while it is filled in. */
  private static final class Cells {
    private String originator;
    private String payeeId;
    private String payeeTaxId;
    private String trace;
    private LocalDate paidOn;
    private Long amountCents;
    private String method;
    private String movement;
    private String transactionControl;
    private Boolean test;
    private String flaw;
    private String patientControlNumber;
    private String status;
    private Long chargeCents;
    private Long paidCents;
    private Long patientCents;
    private String payerClaimNumber;
    private String frequency;
    private LocalDate serviceDate;
    private Integer segment;
    private String content;
    private String patientLast;
    private String patientFirst;
    private String memberId;
    private String correctedMemberId;
    private String renderingNpi;
    private Boolean crossedOver;
    private String procedureCode;
    private String decidedCode;
    private List<String> modifiers;
    private String lineControlNumber;
    private List<String> remarks;
    private List<String> adjustmentGroups;
    private List<String> adjustmentReasons;
    private List<Long> adjustmentCents;
    private String reason;
    private String reference;

    RemittanceRow at(String sha256, int transaction, String kind, int position, int line) {
      return new RemittanceRow(
          sha256,
          transaction,
          kind,
          position,
          line,
          originator,
          payeeId,
          payeeTaxId,
          trace,
          paidOn,
          amountCents,
          method,
          movement,
          transactionControl,
          test,
          flaw,
          patientControlNumber,
          status,
          chargeCents,
          paidCents,
          patientCents,
          payerClaimNumber,
          frequency,
          serviceDate,
          segment,
          content,
          patientLast,
          patientFirst,
          memberId,
          correctedMemberId,
          renderingNpi,
          crossedOver,
          procedureCode,
          decidedCode,
          modifiers,
          lineControlNumber,
          remarks,
          adjustmentGroups,
          adjustmentReasons,
          adjustmentCents,
          reason,
          reference);
    }
  }
}
