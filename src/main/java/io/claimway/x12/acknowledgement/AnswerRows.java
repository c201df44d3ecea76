package io.claimway.x12.acknowledgement;

import io.claimway.acknowledgement.AnswerTotals;
import io.claimway.acknowledgement.PartnerAnswer;
import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.Location;
import io.claimway.x12.LostContent;
import io.claimway.x12.UnreadableFile;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answers of one TA1, 999, 277CA or 277 file, in its order: interchange acknowledgements first,
 * then what its transactions say. Of a transaction that is not whole none counts; a row tells why.
 */
public final class AnswerRows implements Iterator<PartnerAnswer>, AutoCloseable {
  private final String sha256;
  private final String kind;
  private final Supplier<InputStream> content;
  private final Deque<PartnerAnswer> ready = new ArrayDeque<>();
  private final StatusAnswers statuses;
  private final LostContent lost = new LostContent();
  private final List<Located> acknowledged = new ArrayList<>();

  private Pass pass = Pass.INTERCHANGES;
  private InterchangeAcknowledgementReader interchanges;
  private AcknowledgementReader groups;
  private ClaimStatusReader claims;
  private boolean inTransaction;
  private Finding refusal;
  private int position;

  /** A TA1 and where it stands. */
  private record Located(InterchangeAcknowledgement answer, Location at) {}

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
    this.interchanges = new InterchangeAcknowledgementReader(content.get(), lost::accept);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && (pass != Pass.DONE || position == 0)) {
      try {
        readOn();
      } catch (UnreadableFile notX12) {
        ready.add(PartnerAnswer.unreadable(sha256, ++position, kind, 0, 0, notX12.getMessage()));
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
    if (pass == Pass.DONE) {
      ready.add(
          PartnerAnswer.unreadable(
              sha256, ++position, kind, 0, 0, "the file holds no answer, or only test ones"));
    } else if (pass == Pass.INTERCHANGES) {
      InterchangeAcknowledgement ta1 = interchanges.next();
      if (ta1 != null) {
        acknowledged.add(new Located(ta1, interchanges.place()));
      } else {
        tellInterchanges();
        openTransactions();
      }
    } else if (groups != null) {
      takeGroup(groups.next());
    } else {
      takeStatus();
    }
  }

  /** The file has gone by once: now it is known what each envelope is worth. */
  private void tellInterchanges() {
    for (Located ta1 : acknowledged) {
      Optional<Finding> refused = lost.around(ta1.at());
      if (refused.isPresent()) {
        tell(refused.get(), 0);
      } else {
        InterchangeAcknowledgement answer = ta1.answer();
        ready.add(
            PartnerAnswer.toFile(
                sha256, ++position, answer.control(), answer.rejected(), answer.note()));
      }
    }
    lost.rest().ifPresent(rest -> tell(rest, 0));
  }

  private void tell(Finding finding, long cents) {
    ready.add(
        PartnerAnswer.unreadable(
            sha256, ++position, kind, finding.location().segment(), cents, finding.toString()));
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

  /** What the first pass has found wrong with the envelopes is told already. */
  private void note(Finding finding) {
    if (finding.code() == FindingCode.TRANSACTION_NOT_READ) {
      tell(finding, 0);
    } else if (refusal == null && finding.refuses() && !finding.code().isOfEnvelope()) {
      refusal = finding;
    }
  }

  private void end() {
    pass = Pass.DONE;
    if (refusal != null) {
      tell(refusal, 0);
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
    Optional<Finding> refused = lost.inTransaction(groups.place());
    if (refused.isPresent()) {
      tell(refused.get(), 0);
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
    Optional<Finding> refused = lost.inTransaction(claims.place());
    if (refused.isPresent()) {
      inTransaction = false;
      tell(refused.get(), passOver());
      return;
    }
    ReportedStatus status = claims.nextLevel();
    if (status == null) {
      inTransaction = false;
      statuses.endTransaction();
    } else {
      take(status);
    }
  }

  private void take(ReportedStatus status) {
    if (claims.interchange() != null && claims.interchange().test()) {
      return;
    }
    if (kind.equals("277")) {
      statuses.takeProgress(status);
    } else {
      statuses.take(status);
    }
  }

  /** Reads a transaction without using it, and answers the charges of its claims. */
  private long passOver() {
    long cents = 0;
    for (ReportedStatus status; (status = claims.nextLevel()) != null; ) {
      take(status);
      cents += dropped();
    }
    statuses.endTransaction();
    return cents + dropped();
  }

  private long dropped() {
    long cents =
        ready.stream()
            .filter(row -> row.level().equals("CLAIM") && row.chargeCents() != null)
            .mapToLong(PartnerAnswer::chargeCents)
            .sum();
    ready.clear();
    return cents;
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
