package io.claimway.x12.remittance835;

import io.claimway.acknowledgement.ControlNumberEcho;
import io.claimway.remittance.PaymentBalance;
import io.claimway.remittance.RemittanceRow;
import io.claimway.remittance.ReportedAdjustment;
import io.claimway.remittance.ReportedClaim;
import io.claimway.remittance.ReportedLine;
import io.claimway.remittance.ReportedPayment;
import io.claimway.x12.Finding;
import io.claimway.x12.UnreadableFile;
import io.claimway.x12.segment.AdjustmentSegment;
import io.claimway.x12.segment.DateSegment;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of one 835, one claim at a time: a payment's own row comes last, once its transaction
 * has ended well.
 */
public final class RemittanceRows implements Iterator<RemittanceRow>, AutoCloseable {
  private final String sha256;
  private final RemittanceReader reader;
  private final Deque<RemittanceRow> ready = new ArrayDeque<>();

  private RemittancePayment payment;
  private PaymentBalance balance = PaymentBalance.NOTHING;
  private int claims;
  private int providerAdjustments;
  private Finding refusal;
  private boolean unreadable;

  public RemittanceRows(String sha256, InputStream content) {
    this.sha256 = sha256;
    this.reader = new RemittanceReader(content, this::note);
  }

  private void note(Finding finding) {
    if (refusal == null && finding.refuses()) {
      refusal = finding;
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !unreadable) {
      try {
        if (!reader.hasNext()) {
          return false;
        }
        take(reader.next());
      } catch (UnreadableFile notX12) {
        unreadable = true;
        ready.add(
            RemittanceRow.quarantined(
                sha256, reader.transactionOrdinal(), 0, "", notX12.getMessage()));
      }
    }
    return !ready.isEmpty();
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
              item.reason(),
              item.reference(),
              item.cents()));
    }
  }

  private void takeEnd(RemittanceEnd end) {
    String why =
        refusal != null
            ? refusal.toString()
            : end.complete() ? missing() : "the transaction has no end";
    int segment = refusal != null ? refusal.location().segment() : end.segments();
    int transaction = reader.transactionOrdinal();
    ready.add(
        why != null
            ? RemittanceRow.quarantined(sha256, transaction, segment, payment.control(), why)
            : RemittanceRow.payment(sha256, transaction, reportedPayment(), balance));
    refusal = null;
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
        payment.payment().signedCents(),
        payment.payment().method(),
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
        ControlNumberEcho.comparable(read.head().patientControlNumber()),
        read.head().status(),
        read.head().chargeCents(),
        read.head().paidCents(),
        read.head().patientCents(),
        read.head().payerControlNumber(),
        read.head().frequency(),
        served,
        read.ordinal(),
        adjustments(read.adjustments()),
        remarks,
        lines);
  }

  private static ReportedLine line(RemittanceLine read) {
    List<String> remarks = read.remarks().stream().map(remark -> remark.code()).toList();
    LocalDate served = date(read.dates(), "472");
    return new ReportedLine(
        read.service().billedProcedure() == null ? "" : read.service().billedProcedure().code(),
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
