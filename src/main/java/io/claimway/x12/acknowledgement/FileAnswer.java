package io.claimway.x12.acknowledgement;

import io.claimway.x12.Finding;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.SnipLevel;
import io.claimway.x12.UnreadableFile;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import io.claimway.x12.check.TransactionReport;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * What is answered to a partner's file that was not taken in whole: a TA1 for each interchange that
 * is broken, a 999 for each group that holds a refused transaction. Neither ever quotes a value,
 * which may be PHI.
 */
public record FileAnswer(
    List<InterchangeAcknowledgement> interchanges, List<GroupAcknowledgement> groups) {

  /** A person mends the first errors first, and a file may have thousands. */
  private static final int MOST_ERRORS = 10;

  /** IK303 has room for four characters. */
  private static final int LOOP_CHARACTERS = 4;

  private static final String REFUSED = "R";

  /** One or more segments in error. */
  private static final String SEGMENTS_IN_ERROR = "5";

  public FileAnswer {
    interchanges = List.copyOf(interchanges);
    groups = List.copyOf(groups);
  }

  public boolean isEmpty() {
    return interchanges.isEmpty() && groups.isEmpty();
  }

  /**
   * Checks a file and answers what is to be said about it: nothing where it is so broken that it
   * has no number which an answer could quote.
   *
   * @param content opens the file; read twice where something is wrong
   * @param refused whether the transaction of an ordinal in the file, from 1, was refused though
   *     the guide allows it
   */
  public static FileAnswer of(Supplier<InputStream> content, IntPredicate refused) {
    try {
      return answer(content, refused);
    } catch (UnreadableFile notX12) {
      return new FileAnswer(List.of(), List.of());
    }
  }

  private static FileAnswer answer(Supplier<InputStream> content, IntPredicate refused) {
    FileReport report = FileCheck.read(content.get());
    Draft draft = new Draft(report, refused);
    try (InterchangeReader in = new InterchangeReader(content.get(), finding -> {})) {
      for (InterchangeReader.Event event = in.next();
          event != InterchangeReader.Event.END;
          event = in.next()) {
        if (event == InterchangeReader.Event.INTERCHANGE) {
          draft.interchange(in.interchange(), in.interchangeCount());
        } else if (event == InterchangeReader.Event.GROUP) {
          draft.closeGroup();
          draft.group = in.group();
        } else if (event == InterchangeReader.Event.TRANSACTION) {
          draft.transaction();
        }
      }
    }
    draft.closeGroup();
    return new FileAnswer(draft.interchanges, draft.groups);
  }

  /** The answer as far as the file has been walked through. */
  private static final class Draft {
    private final FileReport report;
    private final IntPredicate refused;
    private final List<InterchangeAcknowledgement> interchanges = new ArrayList<>();
    private final List<GroupAcknowledgement> groups = new ArrayList<>();
    private final List<TransactionAcknowledgement> transactions = new ArrayList<>();
    private GroupHeader group;
    private int ordinal;

    Draft(FileReport report, IntPredicate refused) {
      this.report = report;
      this.refused = refused;
    }

    void interchange(InterchangeHeader header, int interchange) {
      report.findings().stream()
          .filter(finding -> finding.location().interchange() == interchange)
          .filter(finding -> finding.refuses() && finding.code().reportedBy().equals("TA105"))
          .findFirst()
          .ifPresent(
              finding ->
                  interchanges.add(
                      new InterchangeAcknowledgement(
                          header.control(),
                          header.date(),
                          header.time(),
                          REFUSED,
                          finding.code().value())));
    }

    void transaction() {
      if (ordinal < report.transactions().size()) {
        TransactionReport read = report.transactions().get(ordinal++);
        transactions.add(answer(read, refused.test(ordinal)));
      }
    }

    void closeGroup() {
      long accepted = transactions.stream().filter(each -> !each.rejected()).count();
      if (group != null && accepted < transactions.size()) {
        groups.add(
            new GroupAcknowledgement(
                "999",
                String.format("%04d", groups.size() + 1),
                GroupAcknowledgement.GUIDE,
                group.code(),
                group.control(),
                group.version(),
                transactions,
                accepted == 0 ? REFUSED : "P",
                transactions.size(),
                transactions.size(),
                accepted,
                List.of()));
      }
      transactions.clear();
      group = null;
    }
  }

  /** A payment that does not balance is taken in and suspended: that is no matter of a 999. */
  private static TransactionAcknowledgement answer(TransactionReport read, boolean refused) {
    List<Finding> grave =
        read.findings().stream()
            .filter(finding -> finding.refuses() && finding.code().level() != SnipLevel.BALANCE)
            .toList();
    List<SegmentError> errors = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (Finding finding : grave) {
      if (finding.code().reportedBy().equals("IK502")) {
        codes.add(finding.code().value());
      } else if (errors.size() < MOST_ERRORS) {
        errors.add(error(finding));
      }
    }
    boolean rejected = refused || !grave.isEmpty();
    if (rejected && codes.isEmpty()) {
      codes.add(SEGMENTS_IN_ERROR);
    }
    return new TransactionAcknowledgement(
        read.set(),
        read.control(),
        read.guide(),
        errors,
        rejected ? REFUSED : "A",
        rejected ? codes.stream().distinct().limit(5).toList() : List.of());
  }

  private static SegmentError error(Finding finding) {
    boolean element = finding.code().reportedBy().equals("IK403");
    String loop = finding.loop();
    return new SegmentError(
        finding.location().segmentId(),
        Math.max(1, finding.location().segment()),
        loop.length() > LOOP_CHARACTERS ? loop.substring(0, LOOP_CHARACTERS) : loop,
        element ? "8" : finding.code().value(),
        List.of(),
        element ? List.of(elementError(finding)) : List.of());
  }

  private static ElementError elementError(Finding finding) {
    int component = finding.location().component();
    int repetition = finding.location().repetition();
    return new ElementError(
        finding.location().element(),
        component == 0 ? null : (long) component,
        repetition == 0 ? null : (long) repetition,
        "",
        finding.code().value(),
        "",
        List.of());
  }
}
