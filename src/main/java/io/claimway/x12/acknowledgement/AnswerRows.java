package io.claimway.x12.acknowledgement;

import io.claimway.acknowledgement.AnswerTotals;
import io.claimway.acknowledgement.PartnerAnswer;
import io.claimway.x12.Finding;
import io.claimway.x12.UnreadableFile;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The answers of one TA1, 999, 277CA or 277 file, in its order: interchange acknowledgements first,
 * then what its transactions say.
 */
public final class AnswerRows implements Iterator<PartnerAnswer>, AutoCloseable {
  private final String sha256;
  private final String kind;
  private final Supplier<InputStream> content;
  private final Deque<PartnerAnswer> ready = new ArrayDeque<>();
  private final StatusAnswers statuses;

  private Pass pass = Pass.INTERCHANGES;
  private InterchangeAcknowledgementReader interchanges;
  private AcknowledgementReader groups;
  private ClaimStatusReader claims;
  private boolean inTransaction;
  private Finding refusal;
  private int position;

  private enum Pass {
    INTERCHANGES,
    TRANSACTIONS,
    DONE
  }

  /**
   * Opens the file.
   *
   * @param kind TA1, 999, 277CA or 277
   * @param content opens the file's bytes; called once per pass
   */
  public AnswerRows(String sha256, String kind, Supplier<InputStream> content) {
    this.sha256 = sha256;
    this.kind = kind;
    this.content = content;
    this.statuses = new StatusAnswers(sha256, () -> ++position, ready);
    this.interchanges = new InterchangeAcknowledgementReader(content.get(), finding -> {});
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && pass != Pass.DONE) {
      try {
        readOn();
      } catch (UnreadableFile notX12) {
        ready.add(PartnerAnswer.unreadable(sha256, ++position, kind, 0, notX12.getMessage()));
        pass = Pass.DONE;
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public PartnerAnswer next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read on: the file has no further answer");
    }
    return ready.remove();
  }

  private void readOn() {
    if (pass == Pass.INTERCHANGES) {
      InterchangeAcknowledgement ta1 = interchanges.next();
      if (ta1 != null) {
        ready.add(
            PartnerAnswer.toFile(sha256, ++position, ta1.control(), ta1.rejected(), ta1.note()));
      } else {
        openTransactions();
      }
    } else if (groups != null) {
      takeGroup(groups.next());
    } else {
      takeStatus();
    }
  }

  private void openTransactions() {
    interchanges.close();
    interchanges = null;
    pass = kind.equals("TA1") ? Pass.DONE : Pass.TRANSACTIONS;
    if (kind.equals("999")) {
      groups = new AcknowledgementReader(content.get(), this::note);
    } else if (kind.equals("277CA") || kind.equals("277")) {
      claims = new ClaimStatusReader(content.get(), this::note);
    }
  }

  private void note(Finding finding) {
    if (refusal == null && finding.refuses()) {
      refusal = finding;
    }
  }

  private void end() {
    pass = Pass.DONE;
    if (refusal != null) {
      ready.add(
          PartnerAnswer.unreadable(
              sha256, ++position, kind, refusal.location().segment(), refusal.toString()));
    }
  }

  private void takeGroup(GroupAcknowledgement group) {
    if (group == null) {
      end();
      return;
    }
    if (groups.interchange() != null && groups.interchange().test()) {
      return;
    }
    String codes = "AK9 " + group.status() + suffix(group.codes());
    ready.add(
        PartnerAnswer.toGroup(
            sha256,
            ++position,
            group.groupControl(),
            group.rejected(),
            codes,
            AnswerTotals.ofGroup(group.included(), group.received(), group.accepted())));
    for (TransactionAcknowledgement transaction : group.transactions()) {
      ready.add(
          PartnerAnswer.toTransaction(
              sha256,
              ++position,
              group.groupControl(),
              transaction.control(),
              transaction.rejected(),
              codes(transaction)));
    }
  }

  /** IK5 with its codes, then where the first error stands. */
  private static String codes(TransactionAcknowledgement transaction) {
    String codes = "IK5 " + transaction.status() + suffix(transaction.codes());
    if (transaction.errors().isEmpty()) {
      return codes;
    }
    SegmentError first = transaction.errors().get(0);
    String element =
        first.elements().isEmpty()
            ? ""
            : " IK4 " + first.elements().get(0).position() + " " + first.elements().get(0).code();
    return codes
        + " IK3 "
        + first.segment()
        + " "
        + first.position()
        + " "
        + first.code()
        + element;
  }

  private static String suffix(List<String> codes) {
    return codes.isEmpty() ? "" : " " + String.join(" ", codes);
  }

  private void takeStatus() {
    if (!inTransaction) {
      inTransaction = claims.nextTransaction() != null;
      if (!inTransaction) {
        end();
        return;
      }
    }
    ReportedStatus status = claims.nextLevel();
    if (status == null) {
      inTransaction = false;
      statuses.endTransaction();
    } else if (!(claims.interchange() != null && claims.interchange().test())) {
      if (kind.equals("277")) {
        statuses.takeProgress(status);
      } else {
        statuses.take(status);
      }
    }
  }

  @Override
  public void close() {
    if (interchanges != null) {
      interchanges.close();
    }
    if (groups != null) {
      groups.close();
    }
    if (claims != null) {
      claims.close();
    }
  }
}
