package io.claimway.postgres.remit;

import io.claimway.postgres.ledger.TransferRow;
import io.claimway.remittance.AdjudicatedLine;
import io.claimway.remittance.AdjudicationOutcome;
import io.claimway.remittance.ClaimStanding;
import io.claimway.remittance.FamilyBook;
import io.claimway.remittance.FamilyOutcome;
import io.claimway.remittance.MatchCandidate;
import io.claimway.remittance.ReportedAdjustment;
import io.claimway.remittance.ReportedLine;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemAdvice;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemOwner;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the fold of a family answers, as rows of the staging tables {@code remit_…}. */
public record FoldedFamily(FamilyBook book, FamilyOutcome outcome) {

  /** One reported claim and what became of it. */
  public record OutcomeRow(
      long paymentId,
      int ordinal,
      boolean fresh,
      Long claimId,
      Integer version,
      String payer,
      String matchRule,
      Integer matchScore,
      String state,
      String reason,
      LocalDate dueOn,
      String effect,
      String codes,
      long contractualCents,
      long patientCents,
      long deniedCents,
      Long appliedOrder,
      String classifiedFor,
      boolean inSuspense) {}

  /** One reported line beside what it speaks of. */
  public record LineRow(
      long paymentId,
      int ordinal,
      boolean fresh,
      int line,
      String procedureCode,
      String decidedCode,
      List<String> modifiers,
      LocalDate serviceDate,
      long chargeCents,
      long paidCents,
      String lineControlNumber,
      List<String> remarks,
      Integer lineNumber,
      Long expectedCents,
      long allowedCents) {}

  /** One adjustment, with its class where it took effect. */
  public record AdjustmentRow(
      long paymentId,
      int ordinal,
      boolean fresh,
      int line,
      int place,
      String groupCode,
      String reasonCode,
      long cents,
      String adjustmentClass) {}

  /** An adjudication that no longer stands, and the one that cancelled it. */
  public record ReversedRow(long paymentId, int ordinal, long byPayment, int byOrdinal) {}

  /** One event of a claim. */
  public record EventRow(
      long claimId, int seq, int version, String kind, String codes, String cause) {}

  /** Where a claim stands, and the last event that the fold saw of it. */
  public record StateRow(
      long claimId,
      int seenSeq,
      int lastSeq,
      String state,
      String codes,
      LocalDate since,
      Integer liveVersion,
      String liveState,
      String payerClaimNumber) {}

  /** A work item that should be open, or one that should not. */
  public record ItemRow(
      String kind,
      String businessKey,
      boolean due,
      Long claimId,
      String subject,
      String rootCause,
      long cents,
      WorkItemOwner owner,
      LocalDate deadline,
      String advice) {}

  public List<OutcomeRow> outcomes() {
    return outcome.adjudications().stream().map(this::outcomeRow).toList();
  }

  private OutcomeRow outcomeRow(AdjudicationOutcome o) {
    boolean matched = o.pending().match() != null && o.pending().match().isFound();
    MatchCandidate of = matched ? o.pending().match().candidate() : null;
    return new OutcomeRow(
        o.pending().key().paymentId(),
        o.pending().key().ordinal(),
        o.pending().fresh(),
        matched ? of.claimId() : null,
        matched ? of.version() : null,
        matched ? of.payer() : null,
        matched ? o.pending().match().rule().name() : null,
        matched ? o.pending().match().rule().score() : null,
        o.state().name(),
        o.reason(),
        o.dueOn(),
        o.effect() == null ? null : o.effect().name(),
        o.codes(),
        o.contractualCents(),
        o.patientCents(),
        o.deniedCents(),
        o.effect() == null ? null : o.appliedOrder(),
        o.effect() == null ? null : claim(of.claimId()).program().name(),
        o.effect() == null && o.pending().staysInSuspense(o.reason()));
  }

  private ClaimStanding claim(long claimId) {
    return book.claims().stream()
        .filter(claim -> claim.claimId() == claimId)
        .findFirst()
        .orElseThrow();
  }

  public List<LineRow> lines() {
    List<LineRow> rows = new ArrayList<>();
    for (AdjudicationOutcome o : outcome.adjudications()) {
      for (AdjudicatedLine line : o.lines()) {
        ReportedLine said = line.reported();
        rows.add(
            new LineRow(
                o.pending().key().paymentId(),
                o.pending().key().ordinal(),
                o.pending().fresh(),
                line.line(),
                said.procedureCode(),
                said.decidedCode(),
                said.modifiers(),
                said.serviceDate(),
                said.chargeCents(),
                said.paidCents(),
                said.lineControlNumber(),
                said.remarks(),
                line.billed() == null ? null : line.billed().lineNumber(),
                line.billed() == null ? null : line.billed().expectedCents(),
                line.allowedCents()));
      }
    }
    return rows;
  }

  public List<AdjustmentRow> adjustments() {
    List<AdjustmentRow> rows = new ArrayList<>();
    for (AdjudicationOutcome o : outcome.adjudications()) {
      for (AdjudicatedLine line : o.lines()) {
        List<ReportedAdjustment> said = line.reported().adjustments();
        for (int i = 0; i < said.size(); i++) {
          rows.add(
              new AdjustmentRow(
                  o.pending().key().paymentId(),
                  o.pending().key().ordinal(),
                  o.pending().fresh(),
                  line.line(),
                  i + 1,
                  said.get(i).group(),
                  said.get(i).reason(),
                  said.get(i).cents(),
                  line.classes().isEmpty() ? null : line.classes().get(i).name()));
        }
      }
    }
    return rows;
  }

  public List<ReversedRow> reversed() {
    return outcome.adjudications().stream()
        .flatMap(
            by ->
                by.cancels().stream()
                    .map(
                        key ->
                            new ReversedRow(
                                key.paymentId(),
                                key.ordinal(),
                                by.pending().key().paymentId(),
                                by.pending().key().ordinal())))
        .toList();
  }

  public List<EventRow> events() {
    return outcome.events().stream()
        .map(
            event ->
                new EventRow(
                    event.claimId(),
                    event.seq(),
                    event.version(),
                    event.kind(),
                    event.codes(),
                    event.cause()))
        .toList();
  }

  public List<StateRow> states() {
    return outcome.claims().stream()
        .map(
            after ->
                new StateRow(
                    after.claimId(),
                    claim(after.claimId()).lastSeq(),
                    after.lastSeq(),
                    after.state().name(),
                    after.codes(),
                    after.since(),
                    after.live(),
                    after.liveState() == null ? null : after.liveState().name(),
                    after.payerClaimNumber()))
        .toList();
  }

  public List<ItemRow> items() {
    List<ItemRow> rows = new ArrayList<>();
    for (WorkItem item : outcome.due()) {
      WorkItemAdvice advice = item.advice();
      rows.add(
          new ItemRow(
              item.kind().name(),
              item.key().text(),
              true,
              item.claimId(),
              item.subject(),
              item.rootCause(),
              item.cents(),
              advice == null ? null : advice.owner(),
              advice == null ? null : advice.deadline(),
              advice == null ? null : advice.text()));
    }
    for (WorkItemKey key : outcome.over()) {
      rows.add(
          new ItemRow(key.kind().name(), key.text(), false, null, null, null, 0, null, null, null));
    }
    return rows;
  }

  public List<TransferRow> transfers() {
    return outcome.transfers().stream().map(TransferRow::of).toList();
  }
}
