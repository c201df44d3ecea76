package io.claimway.simulator.payer.intake;

import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.wire.EdiReader;
import io.claimway.simulator.payer.wire.EdiSegment;
import io.claimway.simulator.payer.wire.GuideFinding;
import io.claimway.simulator.payer.wire.GuideWalk;
import io.claimway.simulator.payer.wire.ReadingGuide;
import io.claimway.simulator.payer.wire.UnreadableInterchange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads one interchange of one kind: judges the envelope, then every transaction by the guide. */
public final class InterchangeIntake<B extends TransactionBody> {

  private final String groupKind;
  private final String set;
  private final String guideId;
  private final ReadingGuide guide;
  private final Supplier<B> bodies;

  private InterchangeIntake(
      String groupKind, String set, String guideId, ReadingGuide guide, Supplier<B> bodies) {
    this.groupKind = groupKind;
    this.set = set;
    this.guideId = guideId;
    this.guide = guide;
    this.bodies = bodies;
  }

  public static InterchangeIntake<ClaimAssembler> ofClaims() {
    return new InterchangeIntake<>(
        "HC", "837", "005010X222A1", ReadingGuide.load("837P"), ClaimAssembler::new);
  }

  public static <B extends TransactionBody> InterchangeIntake<B> ofInquiries(Supplier<B> bodies) {
    return new InterchangeIntake<>("HS", "270", "005010X279A1", ReadingGuide.load("270"), bodies);
  }

  /** GS01 of a file that acknowledges: 999s, or TA1s without any group. */
  public static final String ACKNOWLEDGEMENT = "FA";

  /** GS01 of the first group, by which a file's kind is known. */
  public static String kindOf(byte[] bytes) {
    EdiReader reader = new EdiReader(bytes);
    reader.next();
    EdiSegment first = reader.next();
    if (first == null) {
      return "";
    }
    return first.id().equals("TA1") ? ACKNOWLEDGEMENT : first.element(1);
  }

  public ReceivedInterchange<B> read(String fileName, SimulatedPartner partner, byte[] bytes) {
    EdiReader reader = new EdiReader(bytes);
    EdiSegment isa = reader.next();
    String note = noteOf(isa, reader.fixedWidth(), partner);
    List<ReceivedGroup<B>> groups = new ArrayList<>();
    try {
      note = worst(note, readGroups(isa, partner, reader, groups));
    } catch (UnreadableInterchange brokenStructure) {
      note = worst(note, "022");
    }
    return new ReceivedInterchange<>(
        fileName,
        partner.slug(),
        isa.element(13),
        dayOf(isa.element(9)),
        isa.element(10),
        isa.element(14).equals("1"),
        isa.element(15).equals("T"),
        note,
        groups);
  }

  private String readGroups(
      EdiSegment isa, SimulatedPartner partner, EdiReader reader, List<ReceivedGroup<B>> groups) {
    String note = "000";
    Set<String> controls = new HashSet<>();
    EdiSegment segment = reader.next();
    while (segment != null && segment.id().equals("GS")) {
      groups.add(readGroup(segment, partner, reader));
      if (!controls.add(segment.element(6))) {
        note = "022";
      }
      segment = reader.next();
    }
    return worst(note, endNote(segment, isa, groups.size(), reader));
  }

  private static String worst(String first, String second) {
    return first.equals("000") ? second : first;
  }

  private static String endNote(EdiSegment iea, EdiSegment isa, int groups, EdiReader reader) {
    if (iea == null) {
      return "023";
    }
    if (!iea.id().equals("IEA") || reader.next() != null) {
      return "022";
    }
    if (!iea.element(2).equals(isa.element(13))) {
      return "001";
    }
    return iea.element(1).equals(String.valueOf(groups)) && groups > 0 ? "000" : "021";
  }

  private static String noteOf(EdiSegment isa, boolean fixedWidth, SimulatedPartner partner) {
    if (!fixedWidth || isa.size() != 16) {
      return "024";
    }
    String[][] expected = {
      {"1", "00", "010"},
      {"3", "00", "012"},
      {"5", "ZZ", "005"},
      {"6", "CLAIMWAY", "006"},
      {"7", "ZZ", "007"},
      {"8", partner.receiver(), "008"},
      {"12", "00501", "017"},
    };
    for (String[] each : expected) {
      if (!isa.element(Integer.parseInt(each[0])).strip().equals(each[1])) {
        return each[2];
      }
    }
    if (dayOf(isa.element(9)) == null) {
      return "014";
    }
    if (!isa.element(10).matches("([01]\\d|2[0-3])[0-5]\\d")) {
      return "015";
    }
    if (!isa.element(13).matches("\\d{9}") || isa.element(13).equals("000000000")) {
      return "018";
    }
    if (!isa.element(14).matches("[01]")) {
      return "019";
    }
    return isa.element(15).matches("[PT]") ? "000" : "020";
  }

  private static LocalDate dayOf(String yymmdd) {
    try {
      return LocalDate.of(
          2000 + Integer.parseInt(yymmdd.substring(0, 2)),
          Integer.parseInt(yymmdd.substring(2, 4)),
          Integer.parseInt(yymmdd.substring(4)));
    } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException notADay) {
      return null;
    }
  }

  private ReceivedGroup<B> readGroup(EdiSegment gs, SimulatedPartner partner, EdiReader reader) {
    List<String> errors = new ArrayList<>();
    if (!gs.element(1).equals(groupKind)) {
      errors.add("1");
    }
    if (!gs.element(8).equals(guideId) || !gs.element(7).equals("X")) {
      errors.add("2");
    }
    if (!gs.element(2).equals("CLAIMWAY") || !gs.element(3).equals(partner.receiver())) {
      errors.add("6");
    }
    List<ReceivedTransaction<B>> transactions = new ArrayList<>();
    Set<String> controls = new HashSet<>();
    EdiSegment segment = reader.next();
    while (segment != null && segment.id().equals("ST")) {
      transactions.add(readTransaction(segment, reader, controls));
      segment = reader.next();
    }
    int announced = transactions.size();
    if (segment == null || !segment.id().equals("GE")) {
      errors.add("3");
    } else {
      if (!segment.element(1).equals(String.valueOf(transactions.size()))
          || transactions.isEmpty()) {
        errors.add("5");
      }
      if (!segment.element(2).equals(gs.element(6))) {
        errors.add("4");
      }
      announced = numberOr(segment.element(1), announced);
    }
    return new ReceivedGroup<>(
        gs.element(1), gs.element(6), gs.element(8), announced, errors, transactions);
  }

  private static int numberOr(String text, int otherwise) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  private ReceivedTransaction<B> readTransaction(
      EdiSegment st, EdiReader reader, Set<String> controls) {
    List<String> errors = new ArrayList<>();
    if (!st.element(1).equals(set)) {
      errors.add("1");
    }
    if (!controls.add(st.element(2))) {
      errors.add("23");
    }
    int offset = st.position() - 1;
    GuideWalk walk = new GuideWalk(guide);
    B body = bodies.get();
    EdiSegment segment = st;
    while (segment != null && !segment.id().equals("SE")) {
      EdiSegment placed = segment.renumbered(segment.position() - offset);
      if (placed.id().equals("GE") || placed.id().equals("IEA") || placed.id().equals("GS")) {
        throw new UnreadableInterchange("transaction " + st.element(2) + " has no SE");
      }
      String loop = walk.take(placed);
      if (loop != null) {
        body.take(loop, placed);
      }
      segment = reader.next();
    }
    if (segment == null) {
      errors.add("2");
    } else {
      if (!segment.element(1).equals(String.valueOf(segment.position() - offset))) {
        errors.add("4");
      }
      if (!segment.element(2).equals(st.element(2))) {
        errors.add("3");
      }
    }
    List<GuideFinding> findings = new ArrayList<>(walk.finish());
    findings.addAll(body.finish());
    return new ReceivedTransaction<>(
        st.element(1), st.element(2), st.element(3), errors, findings, body);
  }
}
