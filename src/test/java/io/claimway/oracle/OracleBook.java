package io.claimway.oracle;

import static java.util.stream.Collectors.toCollection;

import io.claimway.oracle.Billed.Kind;
import io.claimway.oracle.Billed.Move;
import io.claimway.oracle.Billed.Person;
import io.claimway.oracle.Billed.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The remittance rules a second time: claims and files go in, movements and states come out. */
@SuppressWarnings(
    "ReferenceEquality") // reports and decisions are told apart by what they are, not by what they
// say
final class OracleBook implements Book {
  static final String CLEARING = "clearing";
  static final String RECEIVABLE = "receivable";
  static final String SUSPENSE = "suspense";
  private static final long WAITS_DAYS = 30;
  private static final Set<String> FORWARDING = Set.of("MA18", "MA07", "N89");
  private static final Set<String> UNDECIDED = Set.of("23", "25");

  private final Set<String> entities;
  private final Set<String> originators;
  private final ClassTable classes = ClassTable.read();
  private final Map<String, Version> versions = new LinkedHashMap<>();
  private final Map<String, Claim> claims = new TreeMap<>();
  private final Map<String, List<Told.Payment>> seen = new LinkedHashMap<>();
  private final List<Reported> waiting = new ArrayList<>();
  private final Set<String> items = new TreeSet<>();
  private final Map<String, Reported> taken = new TreeMap<>();

  /** All that was looked at tonight, whatever became of it. */
  private List<Reported> pending = List.of();

  private final Map<Version, Set<String>> known = new LinkedHashMap<>();
  private final Map<String, String> whole = new TreeMap<>();
  private final List<Move> all = new ArrayList<>();

  /** A claim (lineage) and what was posted to it. */
  private static final class Claim {
    final String id;
    final List<Version> versions = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();

    /** The payer's numbers under which a version was taken back. */
    final Map<Version, Set<String>> taken = new LinkedHashMap<>();

    String newestNumber = "";
    long basis;
    long credit;
    boolean voided;

    Claim(String id) {
      this.id = id;
    }

    void numbered(Told.Clp clp) {
      newestNumber = clp.icn().isEmpty() ? newestNumber : clp.icn();
    }

    List<Decision> live() {
      return decisions.stream().filter(d -> !d.reversed).toList();
    }
  }

  /** What one CLP posted. */
  private static final class Decision {
    final Reported of;
    final Version version;
    final List<Move> effects = new ArrayList<>();
    boolean reversed;

    Decision(Reported of, Version version) {
      this.of = of;
      this.version = version;
    }

    /** Whether it still stands: it is not reversed, and no later decision took its place. */
    boolean stands() {
      return !reversed && (of.clp.paid() != 0 || !superseded);
    }

    boolean superseded;
    boolean pending;
    long ofOthers;
  }

  /** A CLP of a payment, and why it waits. */
  private static final class Reported {
    final Told.Payment payment;
    final Told.Clp clp;
    final LocalDate since;
    String reason;
    String suspendedFor;

    Reported(Told.Payment payment, Told.Clp clp, LocalDate since) {
      this.payment = payment;
      this.clp = clp;
      this.since = since;
    }
  }

  /** A version that a CLP means, or why none. */
  private record Found(Version version, String reason, boolean memberDiffers) {}

  /** Where the core is known to do less than the rules say. */
  enum Gap {
    /** The payer's newest number of a claim is held to be its newest version's. */
    NUMBER_IS_OF_THE_NEWEST,
    /** Cash above what is owed is told by an item and booked nowhere. */
    CREDIT_IS_NOT_BOOKED
  }

  private final Set<Gap> gaps;

  OracleBook(Set<String> entities, Set<String> originators, Set<Gap> gaps) {
    this.gaps = gaps;
    this.entities = entities;
    this.originators = originators;
  }

  /** A version is delivered: the claim is owed from its first, and a denied one is owed again. */
  @Override
  public List<Move> deliver(Version version, LocalDate day) {
    int from = all.size();
    versions.put(version.pcn(), version);
    Claim claim = claims.computeIfAbsent(version.claim(), Claim::new);
    if (claim.versions.isEmpty() && version.order() == 0) {
      claim.basis = version.charge();
    } else if (version.kind() == Kind.REPLACEMENT) {
      for (Decision decision : claim.decisions) {
        undo(decision, "delivery", m -> m.debit().equals("denied"));
      }
      claim.basis += version.charge() - claim.versions.get(claim.versions.size() - 1).charge();
    }
    claim.versions.add(version);
    return List.copyOf(all.subList(from, all.size()));
  }

  /** One night's files. */
  @Override
  public List<Move> night(LocalDate night, List<String> files) {
    int from = all.size();
    List<Told.Payment> payments = new ArrayList<>();
    for (String text : files) {
      Told.File file = Told835.read(text);
      if (file.test()) {
        file.payments().forEach(p -> whole.putIfAbsent(p.identity(), "TEST"));
      } else {
        payments.addAll(file.payments());
      }
    }
    payments.sort(Comparator.comparing(Told.Payment::date).thenComparing(Told.Payment::identity));
    List<Reported> tonight = new ArrayList<>();
    payments.forEach(payment -> tonight.addAll(take(night, payment)));
    decide(night, tonight);
    return List.copyOf(all.subList(from, all.size()));
  }

  private List<Reported> take(LocalDate night, Told.Payment payment) {
    String verdict = verdict(payment);
    if (verdict != null) {
      whole.put(payment.identity() + (verdict.equals("SEEN_BEFORE") ? " again" : ""), verdict);
    }
    boolean known = seen.containsKey(payment.identity());
    if (!"PRENOTE".equals(verdict) && !"SEEN_BEFORE".equals(verdict)) {
      seen.computeIfAbsent(payment.identity(), k -> new ArrayList<>()).add(payment);
    }
    if ("UNKNOWN_ORIGINATOR".equals(verdict) || "OUT_OF_BALANCE".equals(verdict)) {
      post(payment.identity(), null, CLEARING, SUSPENSE, payment.amount());
    }
    if (verdict != null || known) {
      return List.of();
    }
    if (payment.sign().equals("D") && payment.amount() != 0) {
      whole.put(payment.identity() + " drawn", "PAYMENT_TO_DRAW");
    }
    return payment.clps().stream().map(clp -> new Reported(payment, clp, night)).toList();
  }

  /** Why a payment does not post, or null where it does. */
  private String verdict(Told.Payment payment) {
    if (payment.handling().equals("P")) {
      return "PRENOTE";
    }
    List<Told.Payment> same = seen.getOrDefault(payment.identity(), List.of());
    if (same.stream().anyMatch(p -> p.content().equals(payment.content()))) {
      return "SEEN_BEFORE";
    }
    if (!same.isEmpty()) {
      return "OTHER_CONTENT";
    }
    if (!entities.contains(payment.payee())) {
      return "STRANGER";
    }
    if (payment.amount() < 0) {
      return "BELOW_ZERO";
    }
    if (payment.amount() != 0
        && (payment.handling().equals("H") || payment.method().equals("NON"))) {
      return "MONEY_THAT_DOES_NOT_MOVE";
    }
    boolean toldThere =
        onOtherDates(payment)
            .flatMap(p -> p.clps().stream())
            .anyMatch(a -> payment.clps().stream().anyMatch(b -> a.content().equals(b.content())));
    if (payment.amount() != 0 && toldThere) {
      return "TRACE_ON_OTHER_DATE";
    }
    if (!originators.contains(payment.originator())) {
      return "UNKNOWN_ORIGINATOR";
    }
    if (payment.clps().stream().mapToLong(Told.Clp::paid).sum() != payment.amount()) {
      return "OUT_OF_BALANCE";
    }
    return null;
  }

  private Stream<Told.Payment> onOtherDates(Told.Payment payment) {
    return seen.values().stream()
        .flatMap(List::stream)
        .filter(p -> p.traceAlone().equals(payment.traceAlone()))
        .filter(p -> !p.date().equals(payment.date()));
  }

  // What waits, with what came tonight, until nothing more moves.

  private void decide(LocalDate night, List<Reported> tonight) {
    taken.clear();
    known.clear();
    versions.values().forEach(version -> known.put(version, numbersNow(version)));
    List<Reported> open = new ArrayList<>(waiting);
    open.addAll(tonight);
    open.sort(
        Comparator.<Reported, LocalDate>comparing(r -> r.payment.date())
            .thenComparing(r -> r.payment.identity())
            .thenComparing(r -> !r.clp.isReversal())
            .thenComparing(r -> r.clp.control())
            .thenComparing(r -> r.clp.icn())
            .thenComparing(r -> r.clp.status())
            .thenComparing(r -> r.clp.charge())
            .thenComparing(r -> r.clp.paid())
            .thenComparing(r -> r.clp.content()));
    pending = List.copyOf(open);
    while (stepped(open)) {
      // once more
    }
    for (Reported left : open) {
      if (left.suspendedFor == null) {
        Found found = find(left);
        left.suspendedFor = found.version() == null ? "" : found.version().claim();
        post(left.payment.identity(), claimOf(left), CLEARING, SUSPENSE, left.clp.paid());
      }
      if (left.reason.equals("CORRECTION_BEFORE_REVERSAL")
          && left.since.plusDays(WAITS_DAYS).isBefore(night)) {
        left.reason = "NO_REVERSAL_CAME";
      }
    }
    waiting.clear();
    waiting.addAll(open);
  }

  private static String claimOf(Reported reported) {
    return reported.suspendedFor.isEmpty() ? null : reported.suspendedFor;
  }

  /** The first in turn that can take effect does. */
  private boolean stepped(List<Reported> open) {
    Set<String> looked = new HashSet<>();
    for (Reported reported : List.copyOf(open)) {
      if (!isBalanced(reported.clp)) {
        reported.reason = "OUT_OF_BALANCE";
      } else if (reported.clp.isReversal()) {
        if (reversed(reported)) {
          open.remove(reported);
          return true;
        }
      } else if (isWithoutDecision(reported.clp) || isToldAgain(reported)) {
        open.remove(reported);
        return true;
      } else if (decided(reported, open, looked)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithoutDecision(Told.Clp clp) {
    return UNDECIDED.contains(clp.status()) && clp.paid() == 0;
  }

  private boolean decided(Reported reported, List<Reported> open, Set<String> looked) {
    Found found = find(reported);
    if (found.version() == null) {
      reported.reason = found.reason();
      return false;
    }
    if (!looked.add(reported.payment.identity() + found.version().pcn())) {
      return false;
    }
    List<Reported> together =
        open.stream()
            .filter(r -> r.payment == reported.payment && !r.clp.isReversal())
            .filter(r -> isBalanced(r.clp) && find(r).version() == found.version())
            .toList();
    boolean takesBackToo =
        pending.stream()
            .filter(r -> r.payment == reported.payment && r.clp.isReversal())
            .anyMatch(r -> isBalanced(r.clp) && find(r).version() == found.version());
    List<Reported> right = new ArrayList<>();
    String contradiction = contradiction(found.version(), together);
    for (Reported each : together) {
      String own =
          contradiction != null && takesBackToo
              ? contradiction(found.version(), List.of(each))
              : contradiction;
      each.reason = own == null ? "CORRECTION_BEFORE_REVERSAL" : own;
      if (own == null) {
        right.add(each);
      }
    }
    List<Reported> free =
        right.stream()
            .filter(r -> !isDecidedBefore(r, found.version()) || isTakenBackBy(List.of(r), open))
            .toList();
    long[] prior = remaining(found.version(), free);
    Set<Reported> beside = new HashSet<>(free);
    beside.removeIf(r -> !isDecidedBefore(r, found.version()));
    free.forEach(r -> post(r, found.version(), prior, beside.contains(r)));
    open.removeAll(free);
    return !free.isEmpty();
  }

  /** Whether an earlier decision stands on what it decides, and does not give way. */
  private boolean isDecidedBefore(Reported reported, Version version) {
    List<Decision> before =
        claims.get(version.claim()).live().stream()
            .filter(d -> d.version == version && d.of.payment != reported.payment && !d.pending)
            .filter(d -> d.stands() && version.kind() != Kind.VOID)
            .filter(d -> overlaps(d, List.of(reported)))
            .toList();
    return before.stream().anyMatch(d -> d.of.clp.paid() != 0 || !isCovered(d, reported));
  }

  private static boolean isCovered(Decision earlier, Reported now) {
    Set<Billed.Line> decided = linesOf(earlier.version, List.of(earlier.of));
    Set<Billed.Line> lines = linesOf(earlier.version, List.of(now));
    return lines.isEmpty() || (!decided.isEmpty() && lines.containsAll(decided));
  }

  private static boolean isBalanced(Told.Clp clp) {
    long adjusted = sum(clp.adjustments());
    for (Told.Svc line : clp.lines()) {
      if (line.charge() - sum(line.adjustments()) != line.paid()) {
        return false;
      }
      adjusted += sum(line.adjustments());
    }
    boolean wrongSign = clp.status().equals("22") && -clp.charge() - adjusted == clp.paid();
    return clp.charge() - adjusted == clp.paid() || wrongSign;
  }

  private static long sum(List<Told.Cas> adjustments) {
    return adjustments.stream().mapToLong(Told.Cas::cents).sum();
  }

  /** A zero payment under a trace of another date: what is posted already changes nothing. */
  private boolean isToldAgain(Reported reported) {
    return reported.payment.amount() == 0
        && onOtherDates(reported.payment).findAny().isPresent()
        && claims.values().stream()
            .flatMap(c -> c.live().stream())
            .anyMatch(d -> d.of.clp.content().equals(reported.clp.content()));
  }

  // Whom it means.

  private Found find(Reported reported) {
    Told.Clp clp = reported.clp;
    Version quoted = versions.get(clp.control());
    if (quoted != null) {
      return held(quoted, clp);
    }
    List<Version> byNumber =
        ofPayer(reported)
            .filter(v -> !clp.icn().isEmpty() && numbersOf(v).contains(clp.icn()))
            .filter(v -> agrees(v.person(), clp.names()))
            .toList();
    if (byNumber.stream().map(Version::claim).distinct().count() == 1) {
      return new Found(byNumber.get(byNumber.size() - 1), null, clp.names().corrected() != null);
    }
    List<Version> described =
        ofPayer(reported)
            .filter(v -> v == newest(claims.get(v.claim())))
            .filter(v -> agrees(v.person(), clp.names()))
            .filter(v -> isDescribed(v, clp))
            .toList();
    if (described.isEmpty()) {
      return new Found(null, clp.isReversal() ? "REVERSAL_UNMATCHED" : "NO_MATCH", false);
    }
    if (described.size() > 1) {
      return new Found(null, "AMBIGUOUS", false);
    }
    String claim = described.get(0).claim();
    return clp.isReversal() || taken.computeIfAbsent(claim, k -> reported) == reported
        ? new Found(described.get(0), null, clp.names().corrected() != null)
        : new Found(null, "CANDIDATE_TAKEN", false);
  }

  private static boolean isDescribed(Version version, Told.Clp clp) {
    return datesOf(clp).equals(Set.of(version.date()))
        && version.charge() == Math.abs(clp.charge())
        && !clp.lines().isEmpty()
        && clp.lines().stream()
            .allMatch(
                svc ->
                    version.lines().stream()
                        .anyMatch(
                            l ->
                                l.charge() == Math.abs(svc.charge())
                                    && l.code()
                                        .equals(svc.billed() == null ? svc.code() : svc.billed())));
  }

  private static Version newest(Claim claim) {
    return claim.versions.get(claim.versions.size() - 1);
  }

  private Stream<Version> ofPayer(Reported reported) {
    return versions.values().stream()
        .filter(v -> v.payer().equals(reported.payment.originator()))
        .filter(v -> v.entity().equals(reported.payment.payee()));
  }

  /** The payer's numbers of a version as they were known when the night began. */
  private Set<String> numbersOf(Version version) {
    return known.getOrDefault(version, Set.of());
  }

  private Set<String> numbersNow(Version version) {
    Set<String> numbers = new HashSet<>();
    numbers.add(version.icn());
    numbers.addAll(claims.get(version.claim()).taken.getOrDefault(version, Set.of()));
    claims.get(version.claim()).decisions.stream()
        .filter(d -> d.version == version)
        .forEach(d -> numbers.add(d.of.clp.icn()));
    Claim claim = claims.get(version.claim());
    if (gaps.contains(Gap.NUMBER_IS_OF_THE_NEWEST) && newest(claim) == version) {
      numbers.add(claim.newestNumber);
    }
    return numbers;
  }

  /** A quoted control number against what else is said. */
  private static Found held(Version version, Told.Clp clp) {
    Told.Names told = clp.names();
    Person person = version.person();
    if (told.last() != null && !isNamed(person, told)) {
      return new Found(null, "PERSON_DIFFERS", false);
    }
    boolean member = told.member() != null && !told.member().equals(person.member());
    boolean npi = told.npi() != null && !told.npi().equals(version.npi());
    boolean date = !datesOf(clp).isEmpty() && !datesOf(clp).contains(version.date());
    if (Stream.of(member, npi, date).filter(b -> b).count() > 1) {
      return new Found(null, "FACTS_DIFFER", false);
    }
    return new Found(version, null, member || told.corrected() != null);
  }

  private static boolean isNamed(Person person, Told.Names told) {
    return isCutOf(told.last(), person.last()) && isCutOf(told.first(), person.first());
  }

  private static boolean isCutOf(String told, String name) {
    String a = told.toUpperCase(Locale.ROOT);
    String b = name.toUpperCase(Locale.ROOT);
    return a.startsWith(b) || b.startsWith(a);
  }

  private static boolean agrees(Person person, Told.Names told) {
    return told.last() != null && person.member().equals(told.member()) && isNamed(person, told);
  }

  private static Set<LocalDate> datesOf(Told.Clp clp) {
    Set<LocalDate> dates = new HashSet<>();
    if (clp.date() != null) {
      dates.add(clp.date());
    }
    clp.lines().stream().map(Told.Svc::date).filter(d -> d != null).forEach(dates::add);
    return dates;
  }

  // What stands against posting it.

  private String contradiction(Version version, List<Reported> together) {
    Claim claim = claims.get(version.claim());
    if (together.stream().anyMatch(r -> r.clp.status().equals("22"))) {
      return "REVERSAL_UNMATCHED";
    }
    if (together.stream().anyMatch(r -> r.clp.paid() < 0)) {
      return "TAKEBACK_WITHOUT_REVERSAL";
    }
    long paid = together.stream().mapToLong(r -> r.clp.paid()).sum();
    if (version.kind() == Kind.VOID || claim.voided) {
      return paid != 0 ? "PAYMENT_OF_A_VOID" : null;
    }
    Set<Billed.Line> listed = new HashSet<>();
    for (Reported reported : together) {
      for (Told.Svc svc : reported.clp.lines()) {
        Billed.Line line = lineOf(version, svc, listed);
        if (line == null) {
          return "LINE_NOT_BILLED";
        }
        listed.add(line);
      }
    }
    long billed =
        listed.isEmpty() ? version.charge() : listed.stream().mapToLong(Billed.Line::charge).sum();
    long told = together.stream().mapToLong(r -> r.clp.charge()).sum();
    if (told != billed) {
      return told > version.charge() ? "CHARGE_ABOVE_BILLED" : "CHARGE_DIFFERS";
    }
    if (told23(together) > impact(version)) {
      return "PRIOR_PAYER_UNKNOWN";
    }
    long basis = version.order() == 0 ? claim.basis : movedTo(claim);
    long adjusted =
        effects(version, together).stream()
            .mapToLong(m -> m.credit().equals(RECEIVABLE) ? m.cents() : -m.cents())
            .sum();
    return adjusted > basis ? "CHARGE_ABOVE_BILLED" : null;
  }

  /** Whether both speak of a line, or one of the whole claim. */
  private static boolean overlaps(Decision earlier, List<Reported> together) {
    Set<Billed.Line> decided = linesOf(earlier.version, List.of(earlier.of));
    Set<Billed.Line> now = linesOf(earlier.version, together);
    return decided.isEmpty() || now.isEmpty() || decided.stream().anyMatch(now::contains);
  }

  /** The lines that it speaks of, none where it speaks of the whole claim. */
  private static Set<Billed.Line> linesOf(Version version, List<Reported> together) {
    Set<Billed.Line> lines = new HashSet<>();
    together.stream()
        .flatMap(r -> r.clp.lines().stream())
        .forEach(svc -> lines.add(lineOf(version, svc, lines)));
    boolean whole =
        lines.size() == version.lines().size()
            || together.stream().anyMatch(r -> !r.clp.adjustments().isEmpty());
    return whole ? Set.of() : lines;
  }

  /** A waiting decision whose own reversal waits too: together they change nothing. */
  private boolean isTakenBackBy(List<Reported> together, List<Reported> open) {
    return together.stream()
        .allMatch(
            r ->
                open.stream()
                    .anyMatch(
                        x ->
                            x.clp.isReversal()
                                && isBalanced(x.clp)
                                && x.clp.icn().equals(r.clp.icn())
                                && x.clp.paid() == -r.clp.paid()));
  }

  private static Billed.Line lineOf(Version version, Told.Svc svc, Set<Billed.Line> listed) {
    String billed = svc.billed() == null ? svc.code() : svc.billed();
    return version.lines().stream()
        .filter(l -> l.number().equals(svc.number()))
        .findFirst()
        .or(
            () ->
                version.lines().stream()
                    .filter(l -> l.code().equals(billed))
                    .min(
                        Comparator.<Billed.Line, Boolean>comparing(listed::contains)
                            .thenComparing(l -> l.charge() != Math.abs(svc.charge()))
                            .thenComparing(l -> !l.modifiers().equals(svc.modifiers()))))
        .orElse(null);
  }

  // What it moves.

  private List<Move> effects(Version version, List<Reported> together) {
    List<Move> effects = new ArrayList<>();
    long[] prior = remaining(version, together);
    for (Reported reported : together) {
      effects.addAll(effects(version, reported, prior, new long[1]));
    }
    return effects;
  }

  private long[] remaining(Version version, List<Reported> together) {
    return new long[] {version.order() == 0 ? told23(together) : impact(version)};
  }

  private static long told23(List<Reported> together) {
    return together.stream()
        .flatMap(r -> adjustmentsOf(r.clp))
        .filter(c -> c.reason().equals("23") && c.group().equals("OA"))
        .mapToLong(Told.Cas::cents)
        .sum();
  }

  private static Stream<Told.Cas> adjustmentsOf(Told.Clp clp) {
    return Stream.concat(
        clp.adjustments().stream(), clp.lines().stream().flatMap(l -> l.adjustments().stream()));
  }

  /** What the family has posted for the payers before: their payments and what they cut off. */
  private long impact(Version version) {
    return before(version)
        .flatMap(c -> c.decisions.stream())
        .flatMap(d -> d.effects.stream())
        .filter(m -> Set.of(m.debit(), m.credit()).contains(RECEIVABLE))
        .mapToLong(
            m ->
                Set.of(CLEARING, "contractual").contains(m.debit())
                    ? m.cents()
                    : Set.of(CLEARING, "contractual").contains(m.credit()) ? -m.cents() : 0)
        .sum();
  }

  private Stream<Claim> before(Version version) {
    return claims.values().stream()
        .filter(c -> c.versions.get(0).family().equals(version.family()))
        .filter(c -> c.versions.get(0).order() < version.order());
  }

  private long movedTo(Claim claim) {
    return before(claim.versions.get(0))
        .flatMap(c -> c.decisions.stream())
        .flatMap(d -> d.effects.stream())
        .mapToLong(
            m -> m.debit().equals("next") ? m.cents() : m.credit().equals("next") ? -m.cents() : 0)
        .sum();
  }

  private List<Move> effects(Version version, Reported reported, long[] prior, long[] ofOthers) {
    Told.Clp clp = reported.clp;
    Set<String> remarks =
        clp.lines().stream().flatMap(l -> l.remarks().stream()).collect(toCollection(TreeSet::new));
    remarks.addAll(clp.remarks());
    boolean forwarded =
        Set.of("19", "20", "21").contains(clp.status())
            || clp.names().crossover()
            || remarks.stream().anyMatch(FORWARDING::contains);
    List<Told.Cas> adjustments = new ArrayList<>();
    adjustmentsOf(clp).forEach(adjustments::add);
    adjustments.sort(
        Comparator.comparing(
            c ->
                c.group().equals("OA") && c.reason().equals("23")
                    ? 0
                    : c.group().equals("PR") ? 2 : 1));
    List<Move> effects = new ArrayList<>();
    for (Told.Cas cas : adjustments) {
      long consumed = version.order() > 0 ? Math.max(0, Math.min(cas.cents(), prior[0])) : 0;
      prior[0] -= consumed;
      String kind = classes.classify(cas, remarks, version.program(), reported.payment.date());
      String debit =
          kind == null
              ? SUSPENSE
              : switch (kind) {
                case "CONTRACTUAL" -> "contractual";
                case "DENIED" -> "denied";
                case "PATIENT" -> version.next() != null ? "next" : forwarded ? null : "patient";
                default -> null;
              };
      boolean othersFirst = "PATIENT".equals(kind) && (forwarded || version.next() != null);
      if (othersFirst || "FORWARDED".equals(kind)) {
        ofOthers[0] += cas.cents() - consumed;
      }
      if (debit != null && cas.cents() != consumed) {
        effects.add(
            Move.of(
                reported.payment.identity(),
                version.claim(),
                debit,
                RECEIVABLE,
                cas.cents() - consumed));
      }
    }
    return effects;
  }

  /**
   * Posts a decision.
   *
   * @param beside whether it stands beside what its own reversal leaves
   */
  private void post(Reported reported, Version version, long[] prior, boolean beside) {
    Claim claim = claims.get(version.claim());
    String payment = reported.payment.identity();
    unsuspend(reported);
    if (find(reported).memberDiffers()) {
      items.add(version.claim() + " MEMBER_KNOWN_OTHERWISE");
    }
    long[] ofOthers = {0};
    List<Move> effects = effects(version, reported, prior, ofOthers);
    boolean pending = version.kind() != Kind.VOID && reported.clp.paid() == 0 && effects.isEmpty();
    claim.live().stream()
        .filter(d -> d.pending && d.version == version && d.of.payment != reported.payment)
        .forEach(d -> d.ofOthers = 0);
    for (Decision earlier : pending || beside ? List.<Decision>of() : claim.live()) {
      boolean gives =
          !isAfter(claim, earlier.version, version)
              && earlier.of.payment != reported.payment
              && (earlier.version != version
                  || (earlier.of.clp.paid() == 0 && overlaps(earlier, List.of(reported))));
      if (gives) {
        earlier.superseded = true;
        undo(earlier, payment, m -> !Set.of(m.debit(), m.credit()).contains(CLEARING));
      }
    }
    Decision decision = new Decision(reported, version);
    claim.numbered(reported.clp);
    decision.pending = pending || (claim.voided && version.kind() != Kind.VOID);
    claim.decisions.add(decision);
    if (version.kind() == Kind.VOID || claim.voided) {
      voided(claim, payment);
    } else {
      if (reported.clp.paid() != 0) {
        decision.effects.add(post(payment, claim.id, CLEARING, RECEIVABLE, reported.clp.paid()));
      }
      decision.superseded =
          claim.live().stream()
              .filter(d -> d.version.kind() != Kind.VOID)
              .anyMatch(d -> isAfter(claim, d.version, version));
      for (Move move : effects) {
        if (!decision.superseded) {
          all.add(move);
          decision.effects.add(move);
        }
      }
      decision.ofOthers = ofOthers[0];
    }
    level(claim, payment);
  }

  private static boolean isAfter(Claim claim, Version one, Version other) {
    return claim.versions.indexOf(one) > claim.versions.indexOf(other);
  }

  private boolean reversed(Reported reported) {
    Told.Clp clp = reported.clp;
    reported.reason = "REVERSAL_UNMATCHED";
    Found meant = find(reported);
    if (meant.version() == null) {
      reported.reason = meant.reason();
      return false;
    }
    Claim of = claims.get(meant.version().claim());
    Decision found = null;
    for (Decision decision : of.decisions) {
      boolean cancels =
          !decision.reversed
              && decision.of.clp.paid() == -clp.paid()
              && Math.abs(decision.of.clp.charge()) == Math.abs(clp.charge());
      if (cancels && (found == null || isCloser(decision, found, clp))) {
        found = decision;
      }
    }
    if (found == null) {
      return false;
    }
    String payment = reported.payment.identity();
    unsuspend(reported);
    undo(found, payment, m -> true);
    found.reversed = true;
    of.numbered(clp);
    of.taken.computeIfAbsent(meant.version(), k -> new HashSet<>()).add(clp.icn());
    level(of, payment);
    boolean nothing = of.decisions.stream().noneMatch(Decision::stands);
    if (nothing) {
      if (of.versions.stream().anyMatch(v -> v.kind() == Kind.VOID)) {
        voided(of, payment);
      }
    }
    return true;
  }

  /** The payer's own number first, then the latest. */
  private static boolean isCloser(Decision decision, Decision than, Told.Clp clp) {
    return decision.of.clp.icn().equals(clp.icn()) || !than.of.clp.icn().equals(clp.icn());
  }

  private void voided(Claim claim, String payment) {
    if (!claim.voided) {
      claim.voided = true;
      post(payment, claim.id, "gross", RECEIVABLE, claim.basis);
    }
  }

  private void undo(Decision decision, String by, Predicate<Move> which) {
    for (Move move : List.copyOf(decision.effects)) {
      if (which.test(move)) {
        decision.effects.remove(move);
        all.add(move.mirrored(by));
      }
    }
  }

  private void unsuspend(Reported reported) {
    if (reported.suspendedFor != null) {
      post(reported.payment.identity(), claimOf(reported), SUSPENSE, CLEARING, reported.clp.paid());
      reported.suspendedFor = null;
    }
  }

  /** Cash above what is owed is a credit balance, and ceases to be one with it. */
  private void level(Claim claim, String payment) {
    long owed =
        all.stream()
                .filter(m -> claim.id.equals(m.claim()))
                .filter(m -> !m.debit().equals("credit") && !m.credit().equals("credit"))
                .mapToLong(
                    m ->
                        m.debit().equals(RECEIVABLE)
                            ? m.cents()
                            : m.credit().equals(RECEIVABLE) ? -m.cents() : 0)
                .sum()
            + (claim.versions.get(0).order() == 0 ? claim.basis : movedTo(claim));
    long credit = gaps.contains(Gap.CREDIT_IS_NOT_BOOKED) ? 0 : Math.max(0, -owed);
    if (credit != claim.credit) {
      post(payment, claim.id, RECEIVABLE, "credit", credit - claim.credit);
      claim.credit = credit;
    }
  }

  private Move post(String payment, String claim, String debit, String credit, long cents) {
    Move move = Move.of(payment, claim, debit, credit, cents);
    if (cents != 0) {
      all.add(move);
    }
    return move;
  }

  // What is left.

  /** Where a claim stands. */
  @Override
  public String state(String id) {
    Claim claim = claims.get(id);
    if (claim.voided) {
      return "VOIDED";
    }
    List<Decision> of = claim.decisions.stream().filter(d -> d.version == newest(claim)).toList();
    List<Decision> standing = of.stream().filter(d -> d.stands() && !d.pending).toList();
    boolean decided = of.stream().anyMatch(d -> !d.pending);
    Set<String> parts = new TreeSet<>();
    standing.forEach(d -> parts.add(state(List.of(d))));
    return standing.isEmpty() && decided
        ? "REVERSED"
        : Stream.of("PAID", "DENIED", "SUBMITTED")
            .filter(parts::contains)
            .findFirst()
            .orElse("SUBMITTED");
  }

  private static String state(List<Decision> standing) {
    List<Move> effects = standing.stream().flatMap(d -> d.effects.stream()).toList();
    boolean denied = effects.stream().anyMatch(m -> m.debit().equals("denied"));
    boolean owed =
        standing.stream().anyMatch(d -> d.of.clp.paid() != 0 || d.ofOthers != 0)
            || effects.stream().anyMatch(m -> Set.of("patient", "next").contains(m.debit()));
    boolean pending = effects.isEmpty() && standing.stream().noneMatch(d -> d.of.clp.paid() != 0);
    return pending ? "SUBMITTED" : denied && !owed ? "DENIED" : "PAID";
  }

  /** Claims that wait: their payment and why. */
  @Override
  public List<String> suspended() {
    return waiting.stream().map(r -> r.payment.identity() + " " + r.reason).sorted().toList();
  }

  /** Payments that did not post, and why. */
  @Override
  public Map<String, String> whole() {
    return whole;
  }

  @Override
  public Set<String> items() {
    Map<String, Long> sums = new TreeMap<>();
    items.forEach(item -> sums.put(item, 0L));
    for (Claim claim : claims.values()) {
      for (Decision decision : claim.decisions) {
        decision.effects.stream()
            .filter(m -> m.debit().equals("denied") || m.credit().equals("denied"))
            .forEach(m -> sums.merge(claim.id + " DENIED_CLAIM", signed(m, "denied"), Long::sum));
        if (decision.stands() && !decision.superseded && decision.ofOthers != 0) {
          sums.merge(claim.id + " NEXT_PAYER_SHARE", decision.ofOthers, Long::sum);
        }
      }
    }
    return sums.entrySet().stream()
        .map(e -> e.getKey() + " " + Told.dollars(e.getValue()))
        .collect(toCollection(TreeSet::new));
  }

  private static long signed(Move move, String kind) {
    return move.debit().equals(kind) ? move.cents() : -move.cents();
  }
}
