package io.claimway.x12.remittance835;

import io.claimway.acknowledgement.ControlNumberEcho;
import io.claimway.claim.PatientControlNumber;
import io.claimway.remittance.ClaimParties;
import io.claimway.remittance.MoneyMovement;
import io.claimway.remittance.PaymentBalance;
import io.claimway.remittance.RemittanceRow;
import io.claimway.remittance.ReportedAdjustment;
import io.claimway.remittance.ReportedClaim;
import io.claimway.remittance.ReportedLine;
import io.claimway.remittance.ReportedPayment;
import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.Location;
import io.claimway.x12.LostContent;
import io.claimway.x12.Segment;
import io.claimway.x12.UnreadableFile;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.NameSegment;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of one 835 file, one claim at a time: the payments' own rows come last, once the
 * envelopes around them have ended well. What was not read whole has a row that says so, with its
 * dollars where they can be read.
 */
public final class RemittanceRows implements Iterator<RemittanceRow>, AutoCloseable {
  private final String sha256;
  private final RemittanceReader reader;
  private final Deque<RemittanceRow> ready = new ArrayDeque<>();
  private final LostContent lost = new LostContent();
  private final List<Ended> ended = new ArrayList<>();
  private final List<PassedOver> passedOver = new ArrayList<>();

  private RemittancePayment payment;
  private PaymentBalance balance = PaymentBalance.NOTHING;
  private int claims;
  private int providerAdjustments;

  /** Every claim of the present payment adds up. */
  private boolean inBalance;

  /** The count of the present transaction's trailer, where it is off. */
  private Finding count;

  /** The transaction before has no trailer: that those around it lack theirs says nothing more. */
  private boolean cutOff;

  private long lostCents;
  private boolean told;

  /**
   * A payment whose transaction has ended.
   *
   * @param row null where it cannot be used
   * @param why it cannot
   */
  private record Ended(
      int ordinal,
      Location place,
      String control,
      long cents,
      RemittanceRow row,
      int segment,
      String why) {}

  /** A transaction of another set, with what a BPR in it says. */
  private static final class PassedOver {
    private final int ordinal;
    private final Finding finding;
    private long cents;

    PassedOver(int ordinal, Finding finding) {
      this.ordinal = ordinal;
      this.finding = finding;
    }
  }

  public RemittanceRows(String sha256, InputStream content) {
    this.sha256 = sha256;
    this.reader = new RemittanceReader(content, this::note, this::passOver);
  }

  private void note(Finding finding) {
    switch (finding.code()) {
      case SEGMENT_COUNT_WRONG -> count = finding;
      case GROUP_TRAILER_MISSING, INTERCHANGE_TRAILER_MISSING -> {
        if (!cutOff) {
          lost.accept(finding);
        }
      }
      case TRANSACTION_NOT_READ ->
          passedOver.add(new PassedOver(reader.transactionOrdinal(), finding));
      default -> {
        cutOff |= finding.code() == FindingCode.TRANSACTION_TRAILER_MISSING;
        lost.accept(finding);
      }
    }
  }

  /** A BPR that stands in no payment tells how much was lost with it. */
  private void passOver(Segment segment) {
    if (segment.is("BPR") && segment.isAmount(2)) {
      long cents = segment.cents(2);
      PassedOver last = passedOver.isEmpty() ? null : passedOver.get(passedOver.size() - 1);
      if (last != null && last.ordinal == reader.transactionOrdinal()) {
        last.cents += cents;
      } else {
        lostCents += cents;
      }
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !told) {
      try {
        if (reader.hasNext()) {
          take(reader.next());
        } else {
          tellPayments();
        }
      } catch (UnreadableFile notX12) {
        told = true;
        ready.add(
            RemittanceRow.quarantined(
                sha256, reader.transactionOrdinal(), 0, null, 0, notX12.getMessage()));
      }
    }
    return !ready.isEmpty();
  }

  /** The file has ended: now it is known what each envelope is worth. */
  private void tellPayments() {
    told = true;
    for (Ended payment : ended) {
      Finding refusal = lost.inTransaction(payment.place()).orElse(null);
      if (refusal == null && payment.why() == null) {
        ready.add(payment.row());
      } else {
        ready.add(
            RemittanceRow.quarantined(
                sha256,
                payment.ordinal(),
                refusal == null ? payment.segment() : refusal.location().segment(),
                payment.control(),
                payment.cents(),
                refusal == null ? payment.why() : refusal.toString()));
      }
    }
    for (PassedOver other : passedOver) {
      ready.add(quarantined(other.ordinal, other.cents, other.finding));
    }
    lost.rest().ifPresent(rest -> ready.add(quarantined(0, lostCents, rest)));
    if (ended.isEmpty() && ready.isEmpty()) {
      ready.add(RemittanceRow.quarantined(sha256, 0, 0, null, 0, "the file holds no payment"));
    }
  }

  private RemittanceRow quarantined(int transaction, long cents, Finding why) {
    return RemittanceRow.quarantined(
        sha256, transaction, why.location().segment(), null, cents, why.toString());
  }

  @Override
  public RemittanceRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read on: the remittance has ended");
    }
    return ready.remove();
  }

  private void take(RemittancePart part) {
    if (part.payment() != null) {
      payment = part.payment();
      balance = PaymentBalance.NOTHING;
      claims = 0;
      providerAdjustments = 0;
      inBalance = true;
      count = null;
      cutOff = false;
    } else if (part.claim() != null) {
      takeClaim(part.claim());
    } else if (part.adjustment() != null) {
      takeProviderAdjustment(part.adjustment());
    } else {
      takeEnd(part.end());
    }
  }

  private void takeClaim(RemittanceClaim read) {
    claims++;
    ReportedClaim claim = claim(read);
    int transaction = reader.transactionOrdinal();
    balance = balance.plusClaim(claim.paidCents());
    inBalance &= claim.flaw() == null;
    ready.add(RemittanceRow.claim(sha256, transaction, claims, claim));
    if (claim.hasClaimLevel()) {
      ready.add(RemittanceRow.claimLevel(sha256, transaction, claims, claim));
    }
    for (int line = 1; line <= claim.lines().size(); line++) {
      ready.add(RemittanceRow.line(sha256, transaction, claims, line, claim.lines().get(line - 1)));
    }
  }

  private void takeProviderAdjustment(ProviderAdjustment read) {
    for (ProviderAdjustment.Item item : read.items()) {
      providerAdjustments++;
      balance = balance.plusProviderAdjustment(item.cents());
      ready.add(
          RemittanceRow.providerAdjustment(
              sha256,
              reader.transactionOrdinal(),
              providerAdjustments,
              read.provider(),
              item.reason(),
              item.reference(),
              item.cents()));
    }
  }

  private void takeEnd(RemittanceEnd end) {
    long cents = payment.payment().cents();
    String why = end.complete() ? missing() : "the transaction has no end";
    int segment = end.segments();
    if (why == null && count != null && !(inBalance && balance.flaw(cents) == null && cents != 0)) {
      why = count.toString();
      segment = count.location().segment();
    }
    int transaction = reader.transactionOrdinal();
    ended.add(
        new Ended(
            transaction,
            reader.place(),
            payment.control(),
            cents,
            why == null
                ? RemittanceRow.payment(sha256, transaction, reportedPayment(), balance)
                : null,
            segment,
            why));
  }

  private String missing() {
    if (payment.trace() == null || payment.trace().number().isEmpty()) {
      return "the payment has no trace number (TRN02)";
    }
    return payment.payment().date() == null ? "the payment has no date (BPR16)" : null;
  }

  private ReportedPayment reportedPayment() {
    boolean test = reader.interchange() != null && reader.interchange().test();
    return new ReportedPayment(
        payment.trace().originator(),
        payment.payee() == null ? "" : payment.payee().id(),
        payment.payee() == null ? "" : payment.payee().reference("TJ"),
        payment.trace().number(),
        payment.payment().date(),
        payment.payment().cents(),
        payment.payment().method(),
        MoneyMovement.of(
            payment.payment().handling(),
            payment.payment().creditDebit(),
            payment.payment().method(),
            payment.payment().cents()),
        payment.control(),
        test);
  }

  private ReportedClaim claim(RemittanceClaim read) {
    List<String> remarks = read.outpatient() == null ? List.of() : read.outpatient().remarks();
    List<ReportedLine> lines = new ArrayList<>(read.lines().size());
    for (RemittanceLine line : read.lines()) {
      lines.add(line(line));
    }
    LocalDate served =
        lines.isEmpty() || lines.get(0).serviceDate() == null
            ? date(read.dates(), "232")
            : lines.get(0).serviceDate();
    return new ReportedClaim(
        patientControlNumber(read.head().patientControlNumber()),
        read.head().status(),
        read.head().chargeCents(),
        read.head().paidCents(),
        read.head().patientCents(),
        read.head().payerControlNumber(),
        read.head().frequency(),
        served,
        read.ordinal(),
        parties(read, served),
        read.name("TT") != null,
        adjustments(read.adjustments()),
        remarks,
        lines);
  }

  /** One of ours without what a payer pads it with; any other as it can be compared. */
  private static String patientControlNumber(String quoted) {
    String comparable = ControlNumberEcho.comparable(quoted);
    return PatientControlNumber.parse(comparable)
        .map(PatientControlNumber::text)
        .orElse(comparable);
  }

  /** The member id is the patient's (QC), else the subscriber's (IL). */
  private static ClaimParties parties(RemittanceClaim read, LocalDate served) {
    NameSegment patient = read.name("QC");
    NameSegment subscriber = read.name("IL");
    NameSegment corrected = read.name("74");
    NameSegment rendering = read.name("82");
    String memberId = patient == null ? "" : patient.id();
    return new ClaimParties(
        patient == null ? "" : patient.last(),
        patient == null ? "" : patient.first(),
        memberId.isEmpty() && subscriber != null ? subscriber.id() : memberId,
        corrected == null ? "" : corrected.id(),
        rendering != null && rendering.qualifier().equals("XX") ? rendering.id() : "",
        served);
  }

  private static ReportedLine line(RemittanceLine read) {
    List<String> remarks = read.remarks().stream().map(remark -> remark.code()).toList();
    LocalDate served = date(read.dates(), "472");
    return new ReportedLine(
        read.service().billedProcedure() == null ? "" : read.service().billedProcedure().code(),
        read.service().billed() == null ? null : read.service().procedure().code(),
        read.service().billedProcedure() == null
            ? List.of()
            : read.service().billedProcedure().modifiers(),
        served == null ? date(read.dates(), "150") : served,
        read.service().chargeCents(),
        read.service().paidCents(),
        ControlNumberEcho.comparable(read.lineControlNumber()),
        adjustments(read.adjustments()),
        remarks);
  }

  private static List<ReportedAdjustment> adjustments(List<AdjustmentSegment> segments) {
    List<ReportedAdjustment> adjustments = new ArrayList<>();
    for (AdjustmentSegment segment : segments) {
      for (AdjustmentSegment.Reason reason : segment.reasons()) {
        adjustments.add(new ReportedAdjustment(segment.group(), reason.code(), reason.cents()));
      }
    }
    return adjustments;
  }

  private static LocalDate date(List<DateSegment> dates, String qualifier) {
    for (DateSegment date : dates) {
      if (date.qualifier().equals(qualifier)) {
        return date.first();
      }
    }
    return null;
  }

  @Override
  public void close() {
    reader.close();
  }
}
