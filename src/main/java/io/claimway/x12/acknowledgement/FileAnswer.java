package io.claimway.x12.acknowledgement;

import io.claimway.x12.Direction;
import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode.Refuses;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.Location;
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

  private static final int MOST_CODES = 5;
  private static final String REFUSED = "R";
  private static final String PARTIALLY = "P";
  private static final String WITH_ERRORS = "E";

  /** TA105: the content of an interchange is invalid. */
  private static final String CONTENT_INVALID = "024";

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
        switch (event) {
          case INTERCHANGE -> draft.open(in.interchange(), in.location());
          case GROUP -> draft.open(in.group(), in.location());
          case TRANSACTION -> draft.transaction();
          case GROUP_END -> draft.closeGroup();
          case INTERCHANGE_END -> draft.closeInterchange();
          default -> {
            // Only envelopes are answered.
          }
        }
      }
    }
    return new FileAnswer(draft.interchanges, draft.groups);
  }

  /** The answer as far as the file has been walked through. */
  private static final class Draft {
    private final FileReport report;
    private final IntPredicate refused;
    private final List<InterchangeAcknowledgement> interchanges = new ArrayList<>();
    private final List<GroupAcknowledgement> groups = new ArrayList<>();
    private final List<TransactionAcknowledgement> transactions = new ArrayList<>();
    private InterchangeHeader interchange;
    private GroupHeader group;
    private Location place;
    private int ordinal;

    /** How many groups were answered before the present interchange. */
    private int answeredBefore;

    /** Something of the present interchange is refused that no 999 can name. */
    private boolean unnamed;

    Draft(FileReport report, IntPredicate refused) {
      this.report = report;
      this.refused = refused;
    }

    void open(InterchangeHeader header, Location at) {
      interchange = header;
      place = at;
      answeredBefore = groups.size();
      unnamed = false;
    }

    void open(GroupHeader header, Location at) {
      group = header;
      place = at;
    }

    void transaction() {
      if (ordinal < report.transactions().size()) {
        TransactionReport read = report.transactions().get(ordinal++);
        transactions.add(FileAnswer.answer(read, refused.test(ordinal)));
      }
    }

    void closeGroup() {
      long accepted = transactions.stream().filter(each -> !each.rejected()).count();
      List<Finding> around = refusals("AK905", place.group());
      if (accepted < transactions.size() || !around.isEmpty()) {
        if (group.control().isEmpty()) {
          unnamed = true;
        } else {
          groups.add(acknowledgement(around, accepted));
        }
      }
      transactions.clear();
      place = place.inInterchange();
    }

    private GroupAcknowledgement acknowledgement(List<Finding> around, long accepted) {
      boolean whole =
          around.stream().anyMatch(each -> each.code().refuses(Direction.ANSWER) == Refuses.GROUP);
      String status = accepted < transactions.size() ? PARTIALLY : WITH_ERRORS;
      return new GroupAcknowledgement(
          "999",
          String.format("%04d", groups.size() + 1),
          GroupAcknowledgement.GUIDE,
          group.code(),
          group.control(),
          group.version(),
          transactions,
          whole || accepted == 0 ? REFUSED : status,
          transactions.size(),
          transactions.size(),
          whole ? 0 : accepted,
          around.stream().map(each -> each.code().value()).distinct().limit(MOST_CODES).toList());
    }

    /** What only cost the rest of an interchange is told where no 999 tells of it already. */
    void closeInterchange() {
      List<Finding> around = refusals("TA105", 0);
      boolean answered = groups.size() > answeredBefore;
      String note =
          around.stream()
              .filter(
                  each -> !answered || each.code().refuses(Direction.ANSWER) == Refuses.INTERCHANGE)
              .findFirst()
              .map(each -> each.code().value())
              .orElse(unnamed && !answered ? CONTENT_INVALID : "");
      if (!note.isEmpty() && !interchange.control().isEmpty()) {
        interchanges.add(
            new InterchangeAcknowledgement(
                interchange.control(), interchange.date(), interchange.time(), REFUSED, note));
      }
    }

    /** What refuses in the present interchange, in this group of it or in any for 0. */
    private List<Finding> refusals(String reportedBy, int ofGroup) {
      return report.findings().stream()
          .filter(each -> each.refuses() && each.code().reportedBy().equals(reportedBy))
          .filter(each -> each.location().interchange() == place.interchange())
          .filter(each -> ofGroup == 0 || each.location().group() == ofGroup)
          .toList();
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
        rejected ? codes.stream().distinct().limit(MOST_CODES).toList() : List.of());
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
