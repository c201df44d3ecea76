package io.claimway.oracle;

import io.claimway.chance.Chance;
import io.claimway.claim.PatientControlNumber;
import io.claimway.oracle.Billed.Kind;
import io.claimway.oracle.Billed.Line;
import io.claimway.oracle.Billed.Person;
import io.claimway.oracle.Billed.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Payers that decide, split, correct, take back, and send things twice, as chance has it. */
final class SimulatedPayers {
  static final List<String> ENTITIES = List.of("1234567893", "1999999984");
  static final List<String> PAYERS = List.of("1999999991", "1999999992", "1999999993");
  private static final String STRANGER = "1000000004";
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final List<String> CODES = List.of("90834", "90837", "90785");
  private static final List<String> PROVIDERS = List.of("1111111112", "1222222224");

  private final Chance chance;
  private final List<Lineage> lineages = new ArrayList<>();
  private final List<Person> persons = new ArrayList<>();
  private final List<Told.Payment> sent = new ArrayList<>();
  private final List<History.Night> nights = new ArrayList<>();
  private final boolean orderly;
  private List<Version> delivered = new ArrayList<>();
  private LocalDate night = FIRST;
  private int numbers;

  /** A claim, what its payer has decided of it, and what is still to come. */
  private static final class Lineage {
    final List<Version> versions = new ArrayList<>();
    final List<Told.Clp> standing = new ArrayList<>();
    final List<List<Told.Clp>> later = new ArrayList<>();
    Lineage next;
    boolean simple;
    String ended;

    Version newest() {
      return versions.get(versions.size() - 1);
    }
  }

  /**
   * Payers of one seed.
   *
   * @param orderly only what the waiting times promise to bring to one end in whatever order it
   *     comes
   */
  SimulatedPayers(Chance chance, boolean orderly) {
    this.chance = chance;
    this.orderly = orderly;
  }

  History history() {
    for (int left = chance.between(1, 4); left > 0; left--) {
      persons.add(person());
    }
    for (int left = chance.between(1, 5); left > 0; left--) {
      lineage();
    }
    int many = chance.between(2, 6);
    for (int n = 0; n < many; n++) {
      night = night.plusDays(n == 0 ? 0 : chance.between(1, orderly ? 4 : 17));
      Map<String, List<Told.Clp>> told = new TreeMap<>();
      List.copyOf(lineages).forEach(lineage -> act(lineage, told));
      List<Told.File> files = new ArrayList<>();
      told.forEach((who, clps) -> pay(who, clps, files));
      again(files);
      nights.add(new History.Night(night, delivered, files));
      delivered = new ArrayList<>();
    }
    nights.add(new History.Night(night.plusDays(chance.between(1, 40)), List.of(), List.of()));
    return new History(nights);
  }

  private boolean maybe(double share) {
    return chance.orNull(1 - share, () -> 1) != null;
  }

  private int number() {
    return ++numbers;
  }

  private Person person() {
    int n = persons.size();
    return !persons.isEmpty() && maybe(0.3)
        ? new Person(persons.get(0).last(), "TWIN" + (char) ('A' + n), persons.get(0).member())
        : new Person("LAST" + (char) ('A' + n), "FIRST" + (char) ('A' + n), "M1" + n);
  }

  private Lineage lineage() {
    Lineage lineage = new Lineage();
    int id = lineages.size() + 1;
    boolean two = maybe(0.25);
    String payer = PAYERS.get(chance.between(0, 1));
    List<Line> lines = lines(new PatientControlNumber(id, 1));
    Person person = persons.get(chance.between(0, persons.size() - 1));
    Version first =
        new Version(
            new PatientControlNumber(id, 1).text(),
            "claim-" + id,
            "family-" + id,
            0,
            Kind.ORIGINAL,
            payer,
            ENTITIES.get(chance.between(0, 1)),
            chance.oneOf("COMMERCIAL", "COMMERCIAL", "MEDICARE", two ? "BLUE" : "MEDICAID"),
            person,
            PROVIDERS.get(chance.between(0, 1)),
            FIRST.minusDays(chance.between(10, 12)),
            lines,
            two ? PAYERS.get(2) : null,
            maybe(0.3) ? "K" + id : null);
    deliver(lineage, first);
    lineage.simple = two;
    lineages.add(lineage);
    if (two) {
      Lineage next = new Lineage();
      next.simple = true;
      lineage.next = next;
    }
    return lineage;
  }

  private List<Line> lines(PatientControlNumber pcn) {
    List<Line> lines = new ArrayList<>();
    int many = chance.between(1, 3);
    for (int n = 1; n <= many; n++) {
      lines.add(
          new Line(
              pcn.line(n),
              CODES.get(maybe(0.2) ? 0 : n - 1),
              maybe(0.5) ? "95" : "",
              100L * chance.between(40, 250) + chance.between(0, 99)));
    }
    return lines;
  }

  private void deliver(Lineage lineage, Version version) {
    lineage.versions.add(version);
    delivered.add(version);
  }

  /** Another version of a claim: a replacement with the same or another charge, or a void. */
  private void amend(Lineage lineage) {
    Version old = lineage.newest();
    int claim = Integer.parseInt(old.claim().substring("claim-".length()));
    PatientControlNumber pcn = new PatientControlNumber(claim, lineage.versions.size() + 1);
    boolean ends = maybe(0.4);
    lineage.ended = ends ? pcn.text() : null;
    List<Line> lines = new ArrayList<>();
    for (int n = 1; n <= old.lines().size(); n++) {
      Line line = old.lines().get(n - 1);
      long more = ends || maybe(0.7) ? 0 : 100L * chance.between(1, 20);
      lines.add(new Line(pcn.line(n), line.code(), line.modifiers(), line.charge() + more));
    }
    deliver(
        lineage,
        new Version(
            pcn.text(),
            old.claim(),
            old.family(),
            old.order(),
            ends ? Kind.VOID : Kind.REPLACEMENT,
            old.payer(),
            old.entity(),
            old.program(),
            old.person(),
            old.npi(),
            old.date(),
            lines,
            old.next(),
            null));
  }

  private void act(Lineage lineage, Map<String, List<Told.Clp>> told) {
    if (!lineage.later.isEmpty()) {
      tell(lineage, told, lineage.later.remove(0));
      return;
    }
    boolean ended = lineage.standing.stream().anyMatch(c -> c.pcn().equals(lineage.ended));
    if (ended) {
      return;
    }
    if (lineage.standing.isEmpty()) {
      if (maybe(0.7)) {
        tell(lineage, told, decided(lineage));
      }
    } else if (lineage.next != null && maybe(0.6)) {
      second(lineage);
    } else if (!lineage.simple && maybe(0.6)) {
      again(lineage, told);
    }
    if (!orderly && !lineage.simple && lineage.newest().kind() != Kind.VOID && maybe(0.15)) {
      amend(lineage);
    }
  }

  private void tell(Lineage lineage, Map<String, List<Told.Clp>> told, List<Told.Clp> clps) {
    Version version = lineage.versions.get(0);
    told.computeIfAbsent(version.payer() + "/" + version.entity(), k -> new ArrayList<>())
        .addAll(clps);
  }

  /** What comes after a decision: it is taken back, corrected, or decided anew. */
  private void again(Lineage lineage, Map<String, List<Told.Clp>> told) {
    List<String> voids =
        lineage.versions.stream().filter(v -> v.kind() == Kind.VOID).map(Version::pcn).toList();
    List<Told.Clp> old =
        lineage.standing.stream().filter(clp -> !voids.contains(clp.pcn())).toList();
    List<Told.Clp> back = old.stream().map(this::reversal).toList();
    int kind = orderly ? chance.between(0, 3) : chance.between(0, 5);
    lineage.standing.clear();
    switch (kind) {
      case 0 -> tell(lineage, told, back);
      case 1 -> {
        tell(lineage, told, back);
        tell(lineage, told, decided(lineage));
      }
      case 2 -> {
        tell(lineage, told, decided(lineage));
        lineage.later.add(back);
      }
      case 3 -> {
        tell(lineage, told, back);
        lineage.later.add(decided(lineage));
      }
      case 4 -> tell(lineage, told, decided(lineage));
      default -> {
        tell(lineage, told, back);
        tell(lineage, told, back);
      }
    }
  }

  private void second(Lineage lineage) {
    Lineage next = lineage.next;
    Version of = lineage.versions.get(0);
    if (next.versions.isEmpty()) {
      int id = lineages.size() + 1;
      PatientControlNumber pcn = new PatientControlNumber(id, 1);
      List<Line> lines = new ArrayList<>();
      for (int n = 1; n <= of.lines().size(); n++) {
        Line line = of.lines().get(n - 1);
        lines.add(new Line(pcn.line(n), line.code(), line.modifiers(), line.charge()));
      }
      deliver(
          next,
          new Version(
              pcn.text(),
              "claim-" + id,
              of.family(),
              1,
              Kind.ORIGINAL,
              PAYERS.get(2),
              of.entity(),
              "COMMERCIAL",
              of.person(),
              of.npi(),
              of.date(),
              lines,
              null,
              null));
      lineages.add(next);
      long settled =
          lineage.standing.stream()
              .mapToLong(
                  clp ->
                      clp.paid()
                          + clp.lines().stream()
                              .flatMap(l -> l.adjustments().stream())
                              .filter(c -> c.group().equals("CO") && c.reason().equals("45"))
                              .mapToLong(Told.Cas::cents)
                              .sum())
              .sum();
      long more = maybe(0.1) ? 100 : 0;
      long left = Math.max(0, next.newest().charge() - settled - more);
      long paid = left == 0 ? 0 : chance.between(0, left);
      List<Told.Cas> cas = new ArrayList<>();
      cas.add(new Told.Cas("OA", "23", next.newest().charge() - left));
      if (left != paid) {
        cas.add(new Told.Cas("PR", "1", left - paid));
      }
      Version version = next.newest();
      next.standing.add(
          clp(version, "2", version.charge(), paid, "S" + number(), cas, List.of(), List.of()));
      next.later.add(List.copyOf(next.standing));
    }
  }

  /** A decision on the newest version, or now and then on the one before. */
  private List<Told.Clp> decided(Lineage lineage) {
    int place = lineage.versions.size() - 1;
    Version version = lineage.versions.get(place > 0 && maybe(0.2) ? place - 1 : place);
    List<Told.Clp> clps = new ArrayList<>();
    if (version.kind() == Kind.VOID) {
      clps.add(whole(version, maybe(0.2) ? version.charge() / 2 : 0, "CO", "45"));
    } else if (lineage.simple) {
      clps.add(byLines(version, version.lines(), false));
    } else if (version.lines().size() > 1 && maybe(0.2)) {
      int half = version.lines().size() / 2;
      clps.add(byLines(version, version.lines().subList(0, half), true));
      clps.add(byLines(version, version.lines().subList(half, version.lines().size()), true));
    } else if (maybe(0.2)) {
      String[] why =
          chance.oneOf(
              new String[] {"CO", "16"},
              new String[] {"CO", "29"},
              new String[] {"PR", "96"},
              new String[] {"PR", "1"},
              new String[] {"CO", "133"},
              new String[] {"CO", "ZZ9"});
      clps.add(whole(version, 0, why[0], why[1]));
    } else if (maybe(0.1)) {
      clps.add(whole(version, chance.between(0, version.charge()), "CO", "45"));
    } else {
      clps.add(byLines(version, version.lines(), true));
    }
    lineage.standing.addAll(clps);
    if (lineage.simple) {
      return clps;
    }
    return clps.stream().map(clp -> disturbed(version, clp)).toList();
  }

  /** At claim level alone. */
  private Told.Clp whole(Version version, long paid, String group, String reason) {
    List<Told.Cas> cas =
        paid == version.charge()
            ? List.of()
            : List.of(new Told.Cas(group, reason, version.charge() - paid));
    return clp(version, "1", version.charge(), paid, "P" + number(), cas, List.of(), List.of());
  }

  private Told.Clp byLines(Version version, List<Line> lines, boolean odd) {
    List<Told.Svc> told = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (Line line : lines) {
      told.addAll(parts(version, line, odd));
    }
    String status = chance.oneOf("1", "1", "1", "2", "3", "4");
    if (odd && maybe(0.15)) {
      status = maybe(0.5) ? "19" : status;
      remarks.add(chance.oneOf("MA18", "MA07", "N89", "MA01", "N781", "N782"));
    }
    long charge = told.stream().mapToLong(Told.Svc::charge).sum();
    long paid = told.stream().mapToLong(Told.Svc::paid).sum();
    return clp(version, status, charge, paid, "P" + number(), List.of(), told, remarks);
  }

  private List<Told.Svc> parts(Version version, Line line, boolean odd) {
    long paid = maybe(0.2) ? 0 : chance.between(0, line.charge());
    List<Told.Cas> cas = new ArrayList<>();
    long left = line.charge() - paid;
    if (left > 0 && maybe(0.4)) {
      long share = chance.between(1, left);
      String reason = odd ? chance.oneOf("1", "2", "3", "96", "204") : "2";
      cas.add(new Told.Cas("PR", reason, share));
      left -= share;
    }
    if (odd && left > 0 && maybe(0.2)) {
      long share = chance.between(1, left);
      cas.add(
          new Told.Cas(
              chance.oneOf("CO", "OA", "PI"),
              chance.oneOf("16", "97", "253", "133", "B11", "ZZ9"),
              share));
      left -= share;
    }
    if (odd && maybe(0.05)) {
      cas.add(new Told.Cas("CO", "94", -500));
      paid += 500;
    }
    if (left > 0) {
      cas.add(new Told.Cas("CO", "45", left));
    }
    boolean named = !odd || maybe(0.7);
    String modifiers = named && maybe(0.8) ? line.modifiers() : "";
    boolean changed = odd && maybe(0.1);
    if (odd && named && paid > 100 && maybe(0.1)) {
      long other = line.charge() / 3;
      List<Told.Svc> two = new ArrayList<>();
      long adjusted = cas.stream().mapToLong(Told.Cas::cents).sum();
      two.add(
          svc(
              version,
              "90832",
              line,
              line.charge() - other,
              line.charge() - other - adjusted,
              cas));
      two.add(svc(version, "90785", line, other, other, List.of()));
      return two;
    }
    return List.of(
        new Told.Svc(
            changed ? "90832" : line.code(),
            modifiers,
            changed ? line.code() : null,
            line.charge(),
            paid,
            version.date(),
            named ? line.number() : null,
            cas,
            List.of()));
  }

  private static Told.Svc svc(
      Version version, String code, Line line, long charge, long paid, List<Told.Cas> cas) {
    return new Told.Svc(
        code,
        "",
        line.code(),
        charge,
        paid,
        version.date(),
        line.number(),
        List.copyOf(cas),
        List.of());
  }

  private Told.Clp clp(
      Version version,
      String status,
      long charge,
      long paid,
      String icn,
      List<Told.Cas> cas,
      List<Told.Svc> lines,
      List<String> remarks) {
    Person p = version.person();
    return new Told.Clp(
        version.pcn(),
        status,
        charge,
        paid,
        icn,
        new Told.Names(p.last(), p.first(), p.member(), null, version.npi(), status.equals("19")),
        remarks,
        version.date(),
        cas,
        lines);
  }

  /** The same taken back, in the same codes or in others and at claim level. */
  private Told.Clp reversal(Told.Clp old) {
    List<Told.Cas> cas = new ArrayList<>();
    List<Told.Svc> lines = new ArrayList<>();
    if (maybe(0.7)) {
      old.adjustments().forEach(c -> cas.add(negated(c)));
      for (Told.Svc l : old.lines()) {
        lines.add(
            new Told.Svc(
                l.code(),
                l.modifiers(),
                l.billed(),
                -l.charge(),
                -l.paid(),
                l.date(),
                l.number(),
                l.adjustments().stream().map(SimulatedPayers::negated).toList(),
                l.remarks()));
      }
    } else if (old.charge() != old.paid()) {
      cas.add(new Told.Cas("CO", "216", old.paid() - old.charge()));
    }
    return new Told.Clp(
        old.pcn(),
        "22",
        -old.charge(),
        -old.paid(),
        old.icn(),
        old.names(),
        List.of(),
        old.date(),
        cas,
        lines);
  }

  private static Told.Cas negated(Told.Cas cas) {
    return new Told.Cas(cas.group(), cas.reason(), -cas.cents());
  }

  /** What may go wrong with a claim on its way. */
  private Told.Clp disturbed(Version version, Told.Clp clp) {
    if (!maybe(0.3)) {
      return clp;
    }
    Told.Names n = clp.names();
    return switch (chance.between(0, 11)) {
      case 0 -> spelt(clp, clp.pcn().toLowerCase(Locale.ROOT));
      case 1 -> spelt(clp, "00" + clp.pcn());
      case 2 -> spelt(clp, clp.pcn().substring(0, 10));
      case 3 -> spelt(clp, "0");
      case 4 -> named(clp, new Told.Names("STRANGE", "ZOE", "Z9", null, n.npi(), n.crossover()));
      case 5 ->
          named(
              spelt(clp, "XYZ" + number()),
              new Told.Names("STRANGE", "ZOE", "Z9", null, n.npi(), n.crossover()));
      case 6 ->
          named(clp, new Told.Names(n.last(), "TWINX", n.member(), null, n.npi(), n.crossover()));
      case 7 ->
          named(clp, new Told.Names(n.last(), n.first(), "Q77", null, n.npi(), n.crossover()));
      case 8 ->
          named(clp, new Told.Names(n.last(), n.first(), "Q77", null, "1333333336", n.crossover()));
      case 9 ->
          named(
              clp, new Told.Names(n.last(), n.first(), n.member(), "Q78", n.npi(), n.crossover()));
      case 10 ->
          new Told.Clp(
              clp.pcn(),
              clp.status(),
              clp.charge(),
              clp.paid() + 1,
              clp.icn(),
              n,
              clp.remarks(),
              clp.date(),
              clp.adjustments(),
              clp.lines());
      default -> {
        List<Told.Svc> more = new ArrayList<>(clp.lines());
        more.add(
            new Told.Svc(
                "99499",
                "",
                null,
                500,
                0,
                version.date(),
                null,
                List.of(new Told.Cas("CO", "45", 500)),
                List.of()));
        yield new Told.Clp(
            clp.pcn(),
            clp.status(),
            clp.charge() + 500,
            clp.paid(),
            clp.icn(),
            n,
            clp.remarks(),
            clp.date(),
            clp.adjustments(),
            more);
      }
    };
  }

  private static Told.Clp spelt(Told.Clp clp, String pcn) {
    return new Told.Clp(
        pcn,
        clp.status(),
        clp.charge(),
        clp.paid(),
        clp.icn(),
        clp.names(),
        clp.remarks(),
        clp.date(),
        clp.adjustments(),
        clp.lines());
  }

  private static Told.Clp named(Told.Clp clp, Told.Names names) {
    return new Told.Clp(
        clp.pcn(),
        clp.status(),
        clp.charge(),
        clp.paid(),
        clp.icn(),
        names,
        clp.remarks(),
        clp.date(),
        clp.adjustments(),
        clp.lines());
  }

  private void pay(String who, List<Told.Clp> clps, List<Told.File> files) {
    String[] of = who.split("/", -1);
    List<Told.Clp> some = clps.size() > 1 && maybe(0.2) ? clps.subList(0, clps.size() / 2) : clps;
    List<List<Told.Clp>> shares = new ArrayList<>();
    shares.add(some);
    if (some.size() < clps.size()) {
      shares.add(clps.subList(some.size(), clps.size()));
    }
    List<Told.Payment> payments = new ArrayList<>();
    for (List<Told.Clp> share : shares) {
      payments.add(payment(of[0], of[1], List.copyOf(share)));
    }
    sent.addAll(payments);
    files.add(new Told.File(String.format("%09d", number()), !orderly && maybe(0.03), payments));
  }

  private Told.Payment payment(String payer, String entity, List<Told.Clp> clps) {
    long amount = clps.stream().mapToLong(Told.Clp::paid).sum();
    boolean odd = !orderly && maybe(0.1);
    int what = odd ? chance.between(0, 4) : -1;
    return new Told.Payment(
        what == 0 ? "P" : amount == 0 || what == 1 ? "H" : "I",
        what == 2 ? amount + 1 : amount,
        !orderly && maybe(0.05) ? "D" : "C",
        amount == 0 ? "NON" : "ACH",
        night.minusDays(chance.between(0, 2)),
        "T" + String.format("%04d", number()),
        what == 3 ? STRANGER : payer,
        what == 4 ? STRANGER : entity,
        clps);
  }

  /** What was sent before is sent again: in another file, re-keyed, dated otherwise, changed. */
  private void again(List<Told.File> files) {
    List<Told.Payment> before = new ArrayList<>();
    for (History.Night earlier : nights) {
      earlier.files().stream().filter(f -> !f.test()).forEach(f -> before.addAll(f.payments()));
    }
    if (orderly || before.isEmpty() || !maybe(0.3)) {
      return;
    }
    Told.Payment old = before.get(chance.between(0, before.size() - 1));
    LocalDate other = night.plusDays(1);
    List<Told.Clp> turned = new ArrayList<>(old.clps());
    java.util.Collections.reverse(turned);
    Told.Payment again =
        switch (chance.between(0, 3)) {
          case 0 -> old;
          case 1 -> with(old, old.date(), old.amount(), turned);
          case 2 -> with(old, other, old.amount(), old.clps());
          default -> with(old, old.date(), old.amount() + 100, old.clps());
        };
    files.add(new Told.File(String.format("%09d", number()), false, List.of(again)));
  }

  private static Told.Payment with(
      Told.Payment p, LocalDate date, long amount, List<Told.Clp> clps) {
    return new Told.Payment(
        p.handling(),
        amount,
        p.sign(),
        p.method(),
        date,
        p.trace(),
        p.originator(),
        p.payee(),
        List.copyOf(clps));
  }
}
