package io.claimway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.oracle.Billed.Kind;
import io.claimway.oracle.Billed.Version;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The oracle against remittances that were worked by hand before there was an oracle. */
class ByHandTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final LocalDate SERVED = LocalDate.of(2025, 12, 1);
  private static final String OURS = "1234567893";
  private static final String PAYER = "1999999991";
  private static final String ANOTHER = "1999999992";
  private static final Pattern CAS = Pattern.compile("(CO|PR|OA|PI)([A-Z]?\\d+)=(-?[\\d.]+)");

  /** What the core does not do yet: it may only shrink. */
  private static final Set<String> NOT_YET =
      Set.of("prior-payer-inside-CO", "replaced-without-reversal");

  private final Map<String, Version> versions = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> theOracleSays() throws IOException {
    return played(() -> new OracleBook(Set.of(OURS), Set.of(PAYER, ANOTHER), Set.of()), Set.of());
  }

  @TestFactory
  Stream<DynamicTest> theCoreSays() throws IOException {
    return played(() -> new CoreBook(Set.of(OURS), Set.of(PAYER, ANOTHER)), NOT_YET);
  }

  private static Stream<DynamicTest> played(Supplier<Book> book, Set<String> but)
      throws IOException {
    Map<String, List<String[]>> cases = new LinkedHashMap<>();
    try (InputStream in = ByHandTest.class.getResourceAsStream("/oracle/by-hand.csv")) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(row -> row.split(",", -1))
          .forEach(row -> cases.computeIfAbsent(row[0], k -> new ArrayList<>()).add(row));
    }
    return cases.entrySet().stream()
        .filter(e -> !but.contains(e.getKey()))
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> new ByHandTest().play(book.get(), e.getValue())));
  }

  private void play(Book book, List<String[]> rows) {
    for (String[] row : rows) {
      LocalDate night = FIRST.plusDays(Long.parseLong(row[1]) - 1);
      List<Billed.Move> moved = new ArrayList<>();
      for (String given : words(row[2], ";")) {
        moved.addAll(book.deliver(version(given), night));
      }
      List<String> files = row[3].isEmpty() ? List.of() : List.of(file(row[3], row[4]));
      moved.addAll(book.night(night, files));
      assertThat(summed(moved)).as("night " + row[1]).isEqualTo(new TreeSet<>(words(row[5], ";")));
      assertThat(after(book, words(row[6], ";")))
          .as("after night " + row[1])
          .isEqualTo(new TreeSet<>(words(row[6], ";")));
    }
  }

  private static Set<String> summed(List<Billed.Move> moves) {
    Map<String, Long> sums = new TreeMap<>();
    for (Billed.Move m : moves) {
      boolean whose = m.claim() == null || isOfSuspense(m);
      String claim = whose ? "-" : m.claim();
      sums.merge(claim + " " + m.debit() + "/" + m.credit(), m.cents(), Long::sum);
    }
    Set<String> said = new TreeSet<>();
    sums.forEach((move, cents) -> said.add(move + " " + Told.dollars(cents)));
    return said;
  }

  /** What waits stands in suspense by its payment, whatever claim it is thought to mean. */
  private static boolean isOfSuspense(Billed.Move move) {
    return Set.of(move.debit(), move.credit())
        .equals(Set.of(OracleBook.SUSPENSE, OracleBook.CLEARING));
  }

  /** What the book says in the words of the row; states only of the claims that the row names. */
  private static Set<String> after(Book book, List<String> said) {
    Set<String> after = new TreeSet<>();
    said.stream()
        .map(s -> s.split(" ", -1))
        .filter(s -> s.length == 2 && s[1].matches("PAID|DENIED|REVERSED|VOIDED|SUBMITTED"))
        .forEach(s -> after.add(s[0] + " " + book.state(s[0])));
    book.suspended()
        .forEach(s -> after.add(trace(s.split(" ", -1)[0]) + " " + s.split(" ", -1)[1]));
    book.whole()
        .forEach(
            (payment, why) -> {
              String line = trace(payment.split(" ", -1)[0]) + " whole " + why;
              if (!why.equals("TEST") || said.contains(line)) {
                after.add(line);
              }
            });
    for (String item : book.items()) {
      String[] words = item.split(" ", -1);
      if (!words[1].equals("DENIED_CLAIM")) {
        after.add(words[0] + " item " + words[1]);
      }
    }
    return after;
  }

  private static String trace(String identity) {
    return identity.split("/", -1)[2];
  }

  private Version version(String given) {
    List<String> words = words(given, " ");
    Map<String, String> options = options(words);
    String id = words.get(0);
    String kin = options.getOrDefault("replaces", options.getOrDefault("voids", id));
    List<Billed.Line> lines = new ArrayList<>();
    for (String charge : words.get(1).split("\\+", -1)) {
      int n = lines.size() + 1;
      lines.add(new Billed.Line(id + "L" + n, "9083" + (2 * n), "95", cents(charge)));
    }
    Version twin = versions.get(options.get("twin"));
    Version prior = versions.get(options.get("after"));
    Billed.Person person =
        twin != null
            ? new Billed.Person(twin.person().last(), "TWIN", twin.person().member())
            : prior != null
                ? prior.person()
                : new Billed.Person("LAST" + kin, "FIRST" + kin, "M" + kin);
    Version version =
        new Version(
            id,
            kin,
            prior == null ? kin : prior.family(),
            prior == null ? 0 : 1,
            options.containsKey("replaces")
                ? Kind.REPLACEMENT
                : options.containsKey("voids") ? Kind.VOID : Kind.ORIGINAL,
            prior == null ? PAYER : ANOTHER,
            OURS,
            options.getOrDefault("program", "COMMERCIAL"),
            person,
            "1111111112",
            SERVED,
            lines,
            options.containsKey("next") ? ANOTHER : null,
            options.get("icn"));
    versions.put(id, version);
    return version;
  }

  private String file(String payment, String told) {
    List<String> words = words(payment, " ");
    Map<String, String> options = options(words);
    long amount = cents(words.get(1));
    String how = options.getOrDefault("how", amount == 0 ? "H" : "I");
    List<Told.Clp> clps = words(told, ";").stream().map(this::clp).toList();
    boolean second = clps.stream().anyMatch(c -> isOfSecond(c.pcn()));
    LocalDate date =
        words.contains("again") || options.get("date") == null
            ? FIRST
            : FIRST.minusDays(Long.parseLong(options.get("date")));
    return Told.text(
        new Told.File(
            "000000001",
            words.contains("test"),
            List.of(
                new Told.Payment(
                    how,
                    amount,
                    options.getOrDefault("sign", "C"),
                    amount == 0 ? "NON" : "ACH",
                    date,
                    words.get(0),
                    options.containsKey("originator") ? "1000000000" : second ? ANOTHER : PAYER,
                    options.containsKey("payee") ? "1000000004" : OURS,
                    clps))));
  }

  private boolean isOfSecond(String pcn) {
    Version version = versions.get(pcn);
    return version != null && version.order() > 0;
  }

  private Told.Clp clp(String said) {
    List<String> parts = words(said, "\\|");
    List<String> words = words(parts.get(0), " ");
    Map<String, String> options = options(words);
    String pcn = words.get(0);
    Version of = versions.get(options.getOrDefault("of", pcn.toUpperCase(java.util.Locale.ROOT)));
    long charge = cents(words.get(2));
    long paid = cents(words.get(3));
    List<Told.Cas> adjustments = new ArrayList<>(adjustments(parts.get(0)));
    LocalDate date =
        options.containsKey("dos") ? SERVED.minusDays(Long.parseLong(options.get("dos"))) : SERVED;
    List<Told.Svc> lines = new ArrayList<>();
    for (String line : parts.subList(1, parts.size())) {
      lines.add(line(of, line));
    }
    if (lines.isEmpty() && of != null && of.lines().size() == 1 && !words.contains("flat")) {
      Billed.Line line = of.lines().get(0);
      List<Told.Cas> moved = List.copyOf(adjustments);
      lines.add(
          new Told.Svc(
              line.code(), "95", null, charge, paid, date, line.number(), moved, List.of()));
      adjustments.clear();
    }
    String first = options.getOrDefault("first", of == null ? "X" : of.person().first());
    if (first.endsWith(".first")) {
      first = versions.get(first.split("\\.", -1)[0]).person().first();
    }
    return new Told.Clp(
        pcn,
        words.get(1),
        charge,
        paid,
        options.getOrDefault("icn", ""),
        new Told.Names(
            options.getOrDefault("last", of == null ? "X" : of.person().last()),
            first,
            options.getOrDefault("member", of == null ? "X" : of.person().member()),
            options.get("corrected"),
            null,
            words.contains("tt")),
        options.containsKey("moa") ? List.of(options.get("moa")) : List.of(),
        lines.isEmpty() ? date : null,
        adjustments,
        lines);
  }

  private static Told.Svc line(Version of, String said) {
    List<String> words = words(said, " ");
    Map<String, String> options = options(words);
    int n = Integer.parseInt(words.get(0).substring(1));
    Billed.Line line = n <= of.lines().size() ? of.lines().get(n - 1) : null;
    String code = line == null ? "99999" : line.code();
    return new Told.Svc(
        options.getOrDefault("code", code),
        words.contains("nomods") ? "" : "95",
        options.containsKey("code") && line != null ? code : null,
        cents(words.get(1)),
        cents(words.get(2)),
        SERVED,
        words.contains("no6R") ? null : of.pcn() + words.get(0),
        adjustments(said),
        List.of());
  }

  private static List<Told.Cas> adjustments(String said) {
    List<Told.Cas> adjustments = new ArrayList<>();
    Matcher matcher = CAS.matcher(said);
    while (matcher.find()) {
      adjustments.add(new Told.Cas(matcher.group(1), matcher.group(2), cents(matcher.group(3))));
    }
    return adjustments;
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new HashMap<>();
    for (String word : words) {
      String[] pair = word.split("=", -1);
      if (pair.length == 2) {
        options.put(pair[0], pair[1]);
      }
    }
    return options;
  }

  private static List<String> words(String text, String by) {
    return Arrays.stream(text.split(by)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static long cents(String dollars) {
    return new BigDecimal(dollars).movePointRight(2).longValueExact();
  }
}
