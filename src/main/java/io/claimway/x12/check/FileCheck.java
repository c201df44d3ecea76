package io.claimway.x12.check;

import io.claimway.x12.Decimals;
import io.claimway.x12.Delimiters;
import io.claimway.x12.Direction;
import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.FindingList;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.Location;
import io.claimway.x12.LostContent;
import io.claimway.x12.Segment;
import io.claimway.x12.SegmentReader;
import io.claimway.x12.TransactionHeader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks a whole X12 file in one pass: envelopes, guides, code sets and balances. Memory does not
 * grow with the size of a transaction.
 */
public final class FileCheck {
  /** Kept of what is wrong with the envelopes; garbage between them could go on for ever. */
  private static final int MAX_ENVELOPE_FINDINGS = 1000;

  private static final int LINE = 0;
  private static final int CLAIM = 1;
  private static final int PAYMENT = 2;

  private static final int SVC = Segment.tagOf("SVC");
  private static final int CLP = Segment.tagOf("CLP");
  private static final int BPR = Segment.tagOf("BPR");
  private static final int CLM = Segment.tagOf("CLM");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]*\\.?[0-9]*");

  private final int[] begun = new int[3];
  private final long[] begunInFile = new long[3];
  private final long[] begunAt = new long[3];
  private final InterchangeReader in;
  private final FindingList envelope = new FindingList(MAX_ENVELOPE_FINDINGS);
  private final LostContent lost = new LostContent();
  private final List<TransactionReport> reports = new ArrayList<>();
  private final List<Location> places = new ArrayList<>();
  private final GuideChecker guides;
  private final RemittanceBalance remittance =
      new RemittanceBalance(
          new RemittanceBalance.Breaks() {
            @Override
            public void found(FindingCode code, long statedCents, long computedCents) {
              outOfBalance(code, statedCents, computedCents);
            }

            @Override
            public void unreadable(int element) {
              unreadableAmount(element);
            }
          });
  private final ClaimTotals totals = new ClaimTotals(this::outOfBalance);

  private final AcknowledgementTotals answers;

  private FindingList findings;
  private FindingList early;
  private TransactionHeader header;
  private String kind = "";
  private String fileKind = "";
  private boolean acknowledgements;
  private ClaimCounter claims = ClaimCounter.NONE;
  private boolean isRemittance;
  private boolean isClaim;
  private int service;
  private boolean isAcknowledgement;
  private boolean guided;

  /** The count of an 835's trailer, until it is known whether the payment balances all the same. */
  private Finding count;

  private FileCheck(SegmentReader segments, boolean situations) {
    this.in = new InterchangeReader(segments, this::find);
    this.guides = new GuideChecker(in, this::find, situations);
    this.answers = new AcknowledgementTotals(in, this::find);
  }

  /**
   * Checks what the stream holds and closes it.
   *
   * @throws UnreadableFile when the bytes are no X12 at all
   */
  public static FileReport read(InputStream stream) {
    return read(stream, true);
  }

  static FileReport read(InputStream stream, boolean situations) {
    return read(new SegmentReader(stream), situations);
  }

  private static FileReport read(SegmentReader segments, boolean situations) {
    FileCheck check = new FileCheck(segments, situations);
    try (InterchangeReader in = check.in) {
      for (InterchangeReader.Event event = in.next();
          event != InterchangeReader.Event.END;
          event = in.next()) {
        check.take(event);
      }
    }
    return new FileReport(
        check.fileKind.isEmpty() ? check.acknowledgements ? "TA1" : "empty" : check.fileKind,
        check.in.interchangeCount(),
        check.in.groupCount(),
        check.judged(),
        check.envelope.list());
  }

  /** The reports, none accepted whose group or interchange is refused. */
  private List<TransactionReport> judged() {
    List<TransactionReport> judged = new ArrayList<>(reports.size());
    for (int i = 0; i < reports.size(); i++) {
      TransactionReport report = reports.get(i);
      judged.add(lost.around(places.get(i)).isPresent() ? report.refused() : report);
    }
    return List.copyOf(judged);
  }

  /** Checks bytes that were just written, or are held anyway. */
  public static FileReport read(byte[] bytes) {
    return read(new SegmentReader(bytes), true);
  }

  private void take(InterchangeReader.Event event) {
    switch (event) {
      case TRANSACTION -> begin();
      case SEGMENT -> segment();
      case TRANSACTION_END -> end();
      case TA1 -> acknowledgement();
      default -> {
        // Groups and interchanges are counted by the reader.
      }
    }
  }

  private void begin() {
    header = in.transaction();
    places.add(in.location());
    // What the ST itself showed was found before its transaction began.
    findings = takeEarly();
    kind = TransactionKind.of(header.set(), header.guide());
    isRemittance = header.set().equals("835");
    isClaim = header.set().equals("837");
    service = serviceOf(kind);
    claims = ClaimCounter.of(kind);
    claims.begin();
    Arrays.fill(begun, 0);
    remittance.begin();
    totals.begin();
    answers.begin();
    isAcknowledgement = kind.equals("999") || kind.equals("997");
    guided = guides.begin();
    if (!guided) {
      find(
          new Finding(
              FindingCode.GUIDE_UNKNOWN,
              in.location().at(3, 0),
              "",
              header.guide(),
              "",
              "there is no guide for it here: only envelope and balances were checked"));
    }
  }

  /** The segment with a line's charge: professional, institutional or dental. */
  private static int serviceOf(String kind) {
    return Segment.tagOf(kind.startsWith("837I") ? "SV2" : kind.startsWith("837D") ? "SV3" : "SV1");
  }

  private FindingList takeEarly() {
    FindingList list = early == null ? new FindingList() : early;
    early = null;
    return list;
  }

  private void segment() {
    Segment segment = in.segment();
    guides.segment();
    claims.segment(segment);
    if (isRemittance) {
      remittance.segment(segment);
      remember(segment, LINE, SVC);
      remember(segment, CLAIM, CLP);
      remember(segment, PAYMENT, BPR);
    } else if (isClaim) {
      totals.segment(segment);
      remember(segment, LINE, service);
      remember(segment, CLAIM, CLM);
      if (kind.equals("837")) {
        boolean before5010 = in.delimiters().repetition() == Delimiters.NONE;
        kind = TransactionKind.ofClaim(segment, before5010);
        service = serviceOf(kind);
      }
    } else if (isAcknowledgement) {
      answers.acknowledgement(segment);
    } else if (header.set().equals("277")) {
      if (in.segmentsInTransaction() == 2 && kind.equals("277")) {
        kind = TransactionKind.ofStatus(segment);
      }
      if (kind.equals("277CA")) {
        answers.status(segment);
      }
    }
  }

  /** Where a line, claim or payment began: it is known to be out of balance only at its end. */
  private void remember(Segment segment, int what, int tag) {
    if (segment.tag() == tag) {
      begun[what] = in.segmentsInTransaction();
      begunInFile[what] = segment.ordinal();
      begunAt[what] = segment.byteOffset();
    }
  }

  private void end() {
    if (isRemittance) {
      remittance.end();
    } else if (isClaim) {
      totals.end();
    } else if (kind.equals("277CA")) {
      answers.end();
    }
    guides.end();
    if (count != null) {
      boolean slip = !findings.refuses() && remittance.isWholeAndPays();
      find(slip ? count.tolerated() : count);
    }
    fileKind = fileKind.isEmpty() || fileKind.equals(kind) ? kind : "mixed";
    reports.add(
        new TransactionReport(
            header.set(),
            header.guide(),
            kind,
            header.control(),
            !findings.refuses(),
            claims.count(),
            List.copyOf(findings.list()),
            findings.count(),
            isRemittance ? remittance.result() : Balance.NONE));
    findings = null;
    count = null;
  }

  private void acknowledgement() {
    acknowledgements = true;
    guides.acknowledgement();
  }

  /** Findings belong to the transaction they stand in, or to the envelopes. */
  private void find(Finding finding) {
    lost.accept(finding);
    if (finding.code() == FindingCode.SEGMENT_COUNT_WRONG && isRemittance && count == null) {
      count = finding;
    } else if (findings != null) {
      findings.accept(finding);
    } else if (finding.location().transaction() > 0) {
      early = early == null ? new FindingList() : early;
      early.accept(finding);
    } else {
      envelope.accept(finding);
    }
  }

  private void outOfBalance(FindingCode code, long stated, long computed) {
    Direction direction = isClaim ? Direction.REQUEST : Direction.ANSWER;
    find(
        new Finding(
            code,
            placeOf(code),
            "",
            Decimals.plain(stated),
            Decimals.plain(computed),
            "it does not add up: stated "
                + Decimals.plain(stated)
                + ", computed "
                + Decimals.plain(computed)
                + ", difference "
                + Decimals.plain(stated - computed),
            code.refuses(direction) != FindingCode.Refuses.NOTHING));
  }

  /** A guide refuses what is no number; one that is no amount of cents it lets pass. */
  private void unreadableAmount(int element) {
    String found = in.segment().element(element);
    if (!guided || NUMBER.matcher(found).matches()) {
      find(
          new Finding(
              FindingCode.CHARACTER_INVALID,
              in.location().at(element, 0),
              "",
              found,
              "an amount in dollars and cents",
              "the amount cannot be read"));
    }
  }

  private Location placeOf(FindingCode code) {
    int what =
        code == FindingCode.LINE_OUT_OF_BALANCE
            ? LINE
            : code == FindingCode.PAYMENT_OUT_OF_BALANCE ? PAYMENT : CLAIM;
    boolean institutional = kind.startsWith("837I");
    String line = institutional ? "SV2" : kind.startsWith("837D") ? "SV3" : "SV1";
    String[] ids = isClaim ? new String[] {line, "CLM", ""} : new String[] {"SVC", "CLP", "BPR"};
    int[] elements = isClaim ? new int[] {institutional ? 3 : 2, 2, 0} : new int[] {3, 4, 2};
    Location here = in.location();
    if (begun[what] == 0) {
      return here;
    }
    return new Location(
        here.interchange(),
        here.group(),
        here.transaction(),
        begun[what],
        begunInFile[what],
        begunAt[what],
        ids[what],
        elements[what],
        0,
        0);
  }
}
