package io.claimway.remittance;

import io.claimway.claim.ClaimState;
import io.claimway.money.Cents;
import io.claimway.party.payer.Program;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One story: claims, nights of 835 lines, and under each night what the book must say. {@link
 * PostingStoriesTest} explains the lines.
 */
final class PostingStory {
  private static final int YEAR = 2026;
  private static final LocalDate FIRST_NIGHT = LocalDate.of(YEAR, 3, 2);
  private static final LocalDate SERVED = LocalDate.of(YEAR, 2, 2);
  private static final ClaimParties CLIENT =
      new ClaimParties("Larkin", "Wren", "M100", "", "", SERVED);
  private static final String ENTITY = "cbh";
  private static final String USUAL_PAYER = "harbor";

  private final FamilyNights family = new FamilyNights();
  private final RemittanceMatcher matcher = new RemittanceMatcher();
  private final List<PendingAdjudication> fresh = new ArrayList<>();
  private LocalDate night = FIRST_NIGHT;
  private LocalDate paidOn = FIRST_NIGHT;
  private String originator = USUAL_PAYER;
  private long paymentId;
  private int ordinal;
  private boolean inPayment;
  private boolean paymentSuspended;

  /** Tells the story again from its first lines, with what happens in place of what should. */
  static String retold(List<String> lines) {
    PostingStory story = new PostingStory();
    List<String> told = new ArrayList<>();
    boolean open = false;
    for (String line : lines) {
      if (line.startsWith(" ")) {
        continue;
      }
      if (open && (line.isBlank() || line.startsWith("night"))) {
        told.addAll(story.happens());
        open = false;
      }
      told.add(line);
      open |=
          line.startsWith("CLP")
              || line.startsWith("night")
              || line.startsWith("found")
              || line.startsWith("accepted");
      story.take(line);
    }
    if (open) {
      told.addAll(story.happens());
    }
    return String.join("\n", told);
  }

  private void take(String line) {
    String[] words = line.strip().split("\\s+", -1);
    switch (words[0]) {
      case "claim" -> family.deliver(claim(line), FIRST_NIGHT.minusDays(20));
      case "version" -> family.deliver(version(line), night);
      case "night" -> begin(words);
      case "835" -> payment(words);
      case "CLP" -> fresh.add(adjudication(line));
      case "accepted" -> family.accept(key(words[1]));
      case "found" -> family.match(key(words[1]), found(words[2], false));
      case "", "#" -> {}
      default -> throw new IllegalArgumentException("Cannot read story line: " + line);
    }
  }

  private void begin(String... words) {
    night = date(words[1]);
  }

  private List<String> happens() {
    List<String> told =
        OutcomeText.of(family, night, family.night(night, List.copyOf(fresh))).stream()
            .map(line -> "  " + line)
            .toList();
    fresh.clear();
    inPayment = false;
    return told;
  }

  /** {@code claim 1 120.00 [payer P] [program P] [tolerates 5.00] [: lines]}. */
  private static ClaimStanding claim(String line) {
    String[] halves = line.split(":", 2);
    String[] words = halves[0].strip().split("\\s+", -1);
    long cents = Cents.parse(words[2]);
    return new ClaimStanding(
        Long.parseLong(words[1]),
        "claim-" + words[1],
        option(words, "payer", USUAL_PAYER),
        ENTITY,
        "cli",
        SERVED,
        option(words, "sequence", "P"),
        option(words, "next", null),
        Program.valueOf(option(words, "program", "COMMERCIAL")),
        Cents.parse(option(words, "tolerates", "0.00")),
        1,
        ClaimState.ACCEPTED,
        null,
        FIRST_NIGHT.minusDays(15),
        1,
        ClaimState.ACCEPTED,
        3,
        null,
        List.of(new SentVersion(1, "1", cents, billed(halves, cents))));
  }

  /** {@code version 1.2 frequency 7 130.00 [stands REJECTED] [: lines]}. */
  private ClaimStanding version(String line) {
    String[] halves = line.split(":", 2);
    String[] words = halves[0].strip().split("\\s+", -1);
    String[] of = words[1].split("\\.", -1);
    long cents = Cents.parse(words[4]);
    ClaimStanding before = family.claim(Long.parseLong(of[0]));
    SentVersion sent =
        new SentVersion(Integer.parseInt(of[1]), words[3], cents, billed(halves, cents));
    return new ClaimStanding(
        before.claimId(),
        before.naturalKey(),
        before.payer(),
        before.billingEntity(),
        before.clientId(),
        before.serviceDate(),
        before.payerSequence(),
        before.nextPayer(),
        before.program(),
        before.underpaymentCents(),
        sent.version(),
        ClaimState.valueOf(option(words, "stands", ClaimState.ACCEPTED.name())),
        null,
        FIRST_NIGHT,
        sent.frequency().equals("1") ? Integer.valueOf(sent.version()) : before.live(),
        sent.frequency().equals("1") ? ClaimState.ACCEPTED : before.liveState(),
        before.lastSeq() + 1,
        before.payerClaimNumber(),
        Stream.concat(before.versions().stream(), Stream.of(sent)).toList());
  }

  /** {@code 90837-HO 120.00 [expects 95.00], …}; one line for all of the charge where none is. */
  private static List<BilledLine> billed(String[] halves, long chargeCents) {
    if (halves.length == 1) {
      return List.of(new BilledLine(1, "L1", "90837", List.of(), chargeCents, 0));
    }
    List<BilledLine> lines = new ArrayList<>();
    for (String part : halves[1].split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      List<String> procedure = Arrays.asList(words[0].split("-", -1));
      int number = lines.size() + 1;
      lines.add(
          new BilledLine(
              number,
              "L" + number,
              procedure.get(0),
              procedure.subList(1, procedure.size()),
              Cents.parse(words[1]),
              Cents.parse(option(words, "expects", "0.00"))));
    }
    return lines;
  }

  /** {@code 835 [from P] [paid 03-01] [suspended]}. */
  private void payment(String... words) {
    inPayment = true;
    paymentId++;
    ordinal = 0;
    originator = option(words, "from", USUAL_PAYER);
    paidOn = date(option(words, "paid", night.toString().substring(5)));
    paymentSuspended = Arrays.asList(words).contains("suspended");
  }

  /** {@code CLP 1.2 1 120.00 80.00 [#H1] / SVC 90837 120.00 80.00 / CO-45 40.00 …}. */
  private PendingAdjudication adjudication(String line) {
    if (!inPayment) {
      payment("835");
    }
    ordinal++;
    List<String> segments = Arrays.stream(line.split(" / ", -1)).map(String::strip).toList();
    String[] head = segments.get(0).split("\\s+", -1);
    ReportedClaim reported = reported(head, segments.subList(1, segments.size()));
    ClaimMatch match =
        paymentSuspended || reported.flaw() != null ? null : found(head[1], reported.isReversal());
    return new PendingAdjudication(
        new AdjudicationKey(paymentId, ordinal),
        "P" + paymentId + "#" + ordinal,
        originator.toUpperCase(Locale.ROOT),
        ENTITY,
        paidOn,
        night,
        "835#" + paymentId + "#" + ordinal,
        match,
        reason(match),
        match == null || !head[1].startsWith("?") ? List.of() : candidates(head[1]),
        null,
        true,
        false,
        reported.content(),
        reported);
  }

  private String reason(ClaimMatch match) {
    if (paymentSuspended) {
      return PendingAdjudication.WITH_ITS_PAYMENT;
    }
    if (match == null) {
      return PendingAdjudication.OUT_OF_BALANCE;
    }
    return match.isFound() ? null : match.reason().name();
  }

  /** By control number, or where a question mark stands before it, by description. */
  private ClaimMatch found(String named, boolean reversal) {
    List<BilledClaim> candidates =
        candidates(named).stream()
            .map(id -> new BilledClaim(candidate(named, id), CLIENT))
            .toList();
    return named.startsWith("?")
        ? matcher.byDescription(reversal, CLIENT, candidates)
        : matcher.byControlNumber(CLIENT, candidates).orElseThrow();
  }

  private MatchCandidate candidate(String named, long claimId) {
    ClaimStanding claim = family.claim(claimId);
    int version =
        named.contains(".") ? Integer.parseInt(named.split("\\.", -1)[1]) : claim.version();
    return new MatchCandidate(claimId, version, claim.payer(), 1);
  }

  private static List<Long> candidates(String named) {
    String ids = named.replace("?", "");
    return ids.isEmpty()
        ? List.of()
        : Arrays.stream(ids.split(",", -1))
            .map(id -> Long.valueOf(id.split("\\.", -1)[0]))
            .toList();
  }

  private static ReportedClaim reported(String[] head, List<String> segments) {
    List<ReportedAdjustment> ofClaim = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    List<ReportedLine> lines = new ArrayList<>();
    for (String segment : segments) {
      String[] words = segment.split("\\s+", -1);
      ReportedLine last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
      switch (words[0]) {
        case "SVC" -> lines.add(line(words));
        case "REF" -> replaceLast(lines, with(last, words[1], List.of(), List.of()));
        case "LQ" ->
            replaceLast(lines, with(last, last.lineControlNumber(), List.of(), List.of(words[1])));
        case "MOA" -> remarks.add(words[1]);
        default -> {
          String[] code = words[0].split("-", -1);
          ReportedAdjustment made = new ReportedAdjustment(code[0], code[1], Cents.parse(words[1]));
          if (last == null) {
            ofClaim.add(made);
          } else {
            replaceLast(lines, with(last, last.lineControlNumber(), List.of(made), List.of()));
          }
        }
      }
    }
    return new ReportedClaim(
        head[1],
        head[2],
        Cents.parse(head[3]),
        Cents.parse(head[4]),
        null,
        head.length > 5 ? head[5].substring(1) : "",
        "1",
        SERVED,
        1,
        CLIENT,
        false,
        ofClaim,
        remarks,
        lines);
  }

  private static ReportedLine line(String... words) {
    List<String> procedure = Arrays.asList(words[1].split("-", -1));
    return new ReportedLine(
        procedure.get(0).replaceAll(">.*", ""),
        procedure.get(0).contains(">") ? procedure.get(0).replaceAll(".*>", "") : null,
        procedure.subList(1, procedure.size()),
        SERVED,
        Cents.parse(words[2]),
        Cents.parse(words[3]),
        "",
        List.of(),
        List.of());
  }

  private static ReportedLine with(
      ReportedLine line, String control, List<ReportedAdjustment> more, List<String> remarks) {
    return new ReportedLine(
        line.procedureCode(),
        line.decidedCode(),
        line.modifiers(),
        line.serviceDate(),
        line.chargeCents(),
        line.paidCents(),
        control,
        Stream.concat(line.adjustments().stream(), more.stream()).toList(),
        Stream.concat(line.remarks().stream(), remarks.stream()).toList());
  }

  private static void replaceLast(List<ReportedLine> lines, ReportedLine by) {
    Collections.replaceAll(lines, lines.get(lines.size() - 1), by);
  }

  private static AdjudicationKey key(String place) {
    String[] parts = place.substring(1).split("\\.", -1);
    return new AdjudicationKey(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
  }

  private static String option(String[] words, String name, String otherwise) {
    int at = Arrays.asList(words).indexOf(name);
    return at < 0 ? otherwise : words[at + 1];
  }

  private static LocalDate date(String monthAndDay) {
    return LocalDate.parse(YEAR + "-" + monthAndDay);
  }
}
