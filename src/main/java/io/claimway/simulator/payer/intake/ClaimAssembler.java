package io.claimway.simulator.payer.intake;

import io.claimway.money.Cents;
import io.claimway.simulator.payer.wire.EdiSegment;
import io.claimway.simulator.payer.wire.GuideFinding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the claims of one 837P transaction together from its segments. */
public final class ClaimAssembler implements TransactionBody {

  private final HierarchyCheck hierarchy = new HierarchyCheck();
  private final List<GuideFinding> findings = new ArrayList<>();
  private final List<ReceivedClaim> claims = new ArrayList<>();
  private final Map<String, String> known = new HashMap<>();

  private String batchReference = "";
  private String billingNpi = "";
  private String billingTaxId = "";
  private EdiSegment subscriberHeader;
  private boolean subscriberIsPatient;
  private boolean subscriberAddressed;
  private String responsibility = "";
  private String filing = "";
  private String memberId = "";
  private String payerId = "";
  private ReceivedPerson subscriber = ReceivedPerson.NOBODY;
  private ReceivedPerson dependent;
  private String relationship = "18";
  private int firstServicePosition;
  private Draft draft;

  /** The claim being read. */
  private static final class Draft {
    private final EdiSegment clm;
    private String originalReference = "";
    private String authorization = "";
    private long remainingShare = -1;
    private String renderingNpi = "";
    private String renderingTaxonomy = "";
    private ReceivedPerson rendering = ReceivedPerson.NOBODY;
    private final List<String> diagnoses = new ArrayList<>();
    private final List<ReceivedLine> lines = new ArrayList<>();
    private EdiSegment service;
    private LocalDate day;
    private String lineControl = "";

    Draft(EdiSegment clm) {
      this.clm = clm;
    }
  }

  @Override
  public void take(String loop, EdiSegment segment) {
    switch (loop) {
      case "ST" -> {
        if (segment.id().equals("BHT")) {
          batchReference = segment.element(3);
        }
      }
      case "2000A", "2000B", "2000C" -> takeLevel(loop, segment);
      case "2010AA" -> takeBilling(segment);
      case "2010BA" -> takeSubscriber(segment);
      case "2010BB" -> {
        if (segment.id().equals("NM1")) {
          payerId = keep(segment.element(9));
        }
      }
      case "2010CA" -> takeDependent(segment);
      default -> takeClaim(loop, segment);
    }
  }

  private void takeLevel(String loop, EdiSegment segment) {
    switch (segment.id()) {
      case "HL" -> {
        endClaim();
        hierarchy.take(loop, segment);
        if (!loop.equals("2000C")) {
          dependent = null;
          relationship = "18";
        }
        if (loop.equals("2000B")) {
          subscriberHeader = segment;
          subscriberAddressed = false;
        }
      }
      case "SBR" -> {
        responsibility = keep(segment.element(1));
        subscriberIsPatient = segment.element(2).equals("18");
        filing = keep(segment.element(9));
      }
      case "PAT" -> {
        if (loop.equals("2000C")) {
          relationship = keep(segment.element(1));
        }
      }
      default -> {}
    }
  }

  private void takeBilling(EdiSegment segment) {
    if (segment.id().equals("NM1")) {
      billingNpi = keep(segment.element(9));
    } else if (segment.id().equals("REF") && segment.element(1).matches("EI|SY")) {
      billingTaxId = keep(segment.element(2));
    }
  }

  private void takeSubscriber(EdiSegment segment) {
    if (segment.id().equals("NM1")) {
      memberId = segment.element(9);
      subscriber = new ReceivedPerson(segment.element(3), segment.element(4), null, "");
    } else if (segment.id().equals("DMG")) {
      subscriberAddressed = true;
      subscriber = born(subscriber, segment);
    }
  }

  private void takeDependent(EdiSegment segment) {
    if (segment.id().equals("NM1")) {
      dependent = new ReceivedPerson(segment.element(3), segment.element(4), null, "");
    } else if (segment.id().equals("DMG")) {
      dependent = born(dependent, segment);
    }
  }

  private static ReceivedPerson born(ReceivedPerson person, EdiSegment dmg) {
    return new ReceivedPerson(
        person.lastName(), person.firstName(), day(dmg.element(2)), dmg.element(3).intern());
  }

  private void takeClaim(String loop, EdiSegment segment) {
    if (loop.equals("2300") && segment.id().equals("CLM")) {
      endClaim();
      draft = new Draft(segment);
      return;
    }
    if (draft == null) {
      return;
    }
    switch (loop) {
      case "2300" -> takeClaimSegment(segment);
      case "2310B" -> takeRendering(segment);
      case "2320" -> {
        if (segment.id().equals("AMT") && segment.element(1).equals("EAF")) {
          draft.remainingShare = cents(segment.element(2));
        }
      }
      case "2400" -> takeLine(segment);
      default -> {}
    }
  }

  private void takeClaimSegment(EdiSegment segment) {
    if (segment.id().equals("REF") && segment.element(1).equals("F8")) {
      draft.originalReference = segment.element(2);
    } else if (segment.id().equals("REF") && segment.element(1).equals("G1")) {
      draft.authorization = segment.element(2);
    } else if (segment.id().equals("HI")) {
      for (int i = 1; i <= segment.size(); i++) {
        draft.diagnoses.add(keep(segment.component(i, 2)));
      }
    }
  }

  private void takeRendering(EdiSegment segment) {
    if (segment.id().equals("NM1")) {
      draft.renderingNpi = keep(segment.element(9));
      draft.rendering =
          new ReceivedPerson(keep(segment.element(3)), keep(segment.element(4)), null, "");
    } else if (segment.id().equals("PRV")) {
      draft.renderingTaxonomy = keep(segment.element(3));
    }
  }

  private void takeLine(EdiSegment segment) {
    switch (segment.id()) {
      case "LX" -> {
        endLine();
        if (!segment.element(1).equals(String.valueOf(draft.lines.size() + 1))) {
          findings.add(new GuideFinding("LX", segment.position(), "2400", "8", 1, 0, "7"));
        }
      }
      case "SV1" -> {
        draft.service = segment;
        if (firstServicePosition == 0) {
          firstServicePosition = segment.position();
        }
      }
      case "DTP" -> {
        if (segment.element(1).equals("472") && segment.element(3).length() >= 8) {
          draft.day = day(segment.element(3).substring(0, 8));
        }
      }
      case "REF" -> {
        if (segment.element(1).equals("6R")) {
          draft.lineControl = segment.element(2);
        }
      }
      default -> {}
    }
  }

  private void endLine() {
    EdiSegment service = draft.service;
    if (service != null && draft.day != null) {
      List<String> procedure = service.components(1);
      List<String> modifiers =
          procedure.size() > 2
              ? procedure.subList(2, Math.min(6, procedure.size())).stream()
                  .filter(modifier -> !modifier.isEmpty())
                  .map(this::keep)
                  .toList()
              : List.of();
      List<Integer> pointers =
          service.components(7).stream()
              .filter(pointer -> pointer.matches("\\d{1,2}"))
              .map(Integer::valueOf)
              .toList();
      draft.lines.add(
          new ReceivedLine(
              draft.lineControl,
              keep(service.component(1, 2)),
              modifiers,
              cents(service.element(2)),
              (int) (cents(service.element(4)) / 100),
              draft.day,
              pointers));
    }
    draft.service = null;
    draft.day = null;
    draft.lineControl = "";
  }

  private void endClaim() {
    if (draft == null) {
      return;
    }
    endLine();
    if (dependent == null && (!subscriberIsPatient || !subscriberAddressed)) {
      findings.add(
          new GuideFinding(
              subscriberIsPatient ? "DMG" : "SBR",
              subscriberHeader.position() + 1,
              subscriberIsPatient ? "2010BA" : "2000B",
              subscriberIsPatient ? "3" : "8",
              subscriberIsPatient ? 0 : 2,
              0,
              subscriberIsPatient ? "" : "2"));
    }
    if (!draft.lines.isEmpty()) {
      claims.add(claim(draft));
    } else {
      findings.add(new GuideFinding("LX", draft.clm.position(), "2400", "I7", 0, 0, ""));
    }
    draft = null;
  }

  private ReceivedClaim claim(Draft from) {
    return new ReceivedClaim(
        from.clm.element(1),
        payerId,
        responsibility,
        filing,
        memberId,
        relationship,
        subscriber,
        dependent == null ? subscriber : dependent,
        billingNpi,
        billingTaxId,
        from.renderingNpi.isEmpty() ? billingNpi : from.renderingNpi,
        from.renderingTaxonomy,
        from.rendering,
        cents(from.clm.element(2)),
        keep(from.clm.component(5, 1)),
        keep(from.clm.component(5, 3)),
        from.originalReference,
        from.authorization,
        from.remainingShare,
        from.diagnoses,
        from.lines);
  }

  @Override
  public List<GuideFinding> finish() {
    endClaim();
    findings.addAll(hierarchy.finish());
    return findings;
  }

  public String batchReference() {
    return batchReference;
  }

  public List<ReceivedClaim> claims() {
    return claims;
  }

  /** Where the first SV1 stands, for a refusal that needs a place. */
  public int firstServicePosition() {
    return firstServicePosition;
  }

  /** One copy of words that come again and again. */
  private String keep(String word) {
    return known.computeIfAbsent(word, any -> any);
  }

  private static long cents(String amount) {
    long cents = Cents.parse(amount, 0, amount.length());
    return cents == Cents.NOT_AN_AMOUNT ? 0 : cents;
  }

  private static LocalDate day(String yyyymmdd) {
    try {
      return LocalDate.parse(yyyymmdd, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException notADay) {
      return null;
    }
  }
}
