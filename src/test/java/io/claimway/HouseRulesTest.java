package io.claimway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules that a compiler cannot hold, each with the sentence that teaches it. */
class HouseRulesTest {
  private static final Path MAIN = Path.of("src/main/java");

  private static final Pattern EMPTY_NAME =
      Pattern.compile(
          "(Abstract|Base|Common|Default)[A-Z]\\w*|\\w*(Util|Utils|Helper|Manager|Impl|Common|Base|[a-z]Info|Data|Service|Processor)");

  /** Names whose last word is the field's own: a box of the claim form is called so. */
  private static final Set<String> TERMS_OF_THE_FIELD = Set.of("PlaceOfService");

  /** The first type of a file, with the line before its annotations: the end of its Javadoc. */
  private static final Pattern FIRST_TYPE =
      Pattern.compile(
          "(?m)^(?<before>[^\\n]*)\\n(?:(?:@|  |\\}|\\))[^\\n]*\\n)*"
              + "(?:public |abstract |final |sealed |non-sealed )*(?:class|record|enum|interface|@interface) \\w+");

  private static final Pattern CLOCK_OR_CHANCE =
      Pattern.compile(
          "(Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|Year|YearMonth)\\.now\\(|Clock\\.system"
              + "|System\\.(currentTimeMillis|nanoTime)|UUID\\.randomUUID|Math\\.random|new Random\\(\\)|SecureRandom"
              + "|ThreadLocalRandom");

  private static final List<String> CORE_AND_FORMATS =
      List.of(
          "money",
          "run",
          "party",
          "ledger",
          "worklist",
          "session",
          "eligibility",
          "claim",
          "submission",
          "acknowledgement",
          "remittance",
          "deposit",
          "payout",
          "replay",
          "x12",
          "bank",
          "avro");

  private static final Path ROOMS = MAIN.resolve("io/claimway/postgres");
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path STATEMENTS = RESOURCES.resolve("io/claimway/postgres");

  /** As many lines of SQL are read at a glance between lines of Java. */
  private static final int LINES_OF_SQL_IN_JAVA = 4;

  /** The auditor's room spells the words out, since it shares no code with what it audits. */
  private static final String AUDITOR = "proof";

  private static final Pattern PURPOSE = Pattern.compile("-- [A-Z][^\\n]*\\.");

  private static final Pattern READS_SQL =
      Pattern.compile("Sql\\.read\\(\\s*(\\w+)\\.class,\\s*\"([a-z0-9-]+)\"[,)]");

  private static final Map<Path, String> SOURCES = sources(MAIN, ".java");

  @Test
  void namesSayWhatATypeIs() {
    assertThat(
            SOURCES.keySet().stream()
                .map(HouseRulesTest::typeName)
                .filter(name -> EMPTY_NAME.matcher(name).matches())
                .filter(name -> !TERMS_OF_THE_FIELD.contains(name)))
        .as(
            "a name such as Helper or Manager says nothing: name the value it is, or the decision it takes")
        .isEmpty();
  }

  @Test
  void aSimpleNameMeansOneType() {
    Map<String, List<Path>> byName = new TreeMap<>();
    SOURCES.keySet().stream()
        .filter(path -> !path.endsWith("package-info.java"))
        .forEach(
            path -> byName.computeIfAbsent(typeName(path), name -> new ArrayList<>()).add(path));
    byName.values().removeIf(paths -> paths.size() == 1);

    assertThat(byName)
        .as("two types of one name make every reader ask which: give one of them the word it lacks")
        .isEmpty();
  }

  @Test
  void everyPackageSaysItsPlaceInTheFlow() throws IOException {
    List<Path> silent = new ArrayList<>();
    try (Stream<Path> folders =
        Files.walk(MAIN.resolve("io/claimway")).filter(Files::isDirectory)) {
      for (Path folder : folders.toList()) {
        boolean hasTypes =
            SOURCES.keySet().stream().anyMatch(path -> folder.equals(path.getParent()));
        if (hasTypes && !Files.exists(folder.resolve("package-info.java"))) {
          silent.add(folder);
        }
      }
    }
    assertThat(silent)
        .as(
            "package-info.java says where in the flow the package stands, what comes in and what goes out")
        .isEmpty();
  }

  @Test
  void everyTypeSaysInOneSentenceWhatItIs() {
    assertThat(
            SOURCES.entrySet().stream()
                .filter(source -> !source.getKey().endsWith("package-info.java"))
                .filter(source -> !beginsWithASentence(source.getValue()))
                .map(Map.Entry::getKey))
        .as("begin the type with one sentence of Javadoc that says what it is")
        .isEmpty();
  }

  @Test
  void theDomainReadsNoClockAndThrowsNoDice() {
    assertThat(
            SOURCES.entrySet().stream()
                .filter(
                    source ->
                        CORE_AND_FORMATS.stream()
                            .anyMatch(
                                name ->
                                    source
                                        .getKey()
                                        .startsWith(MAIN.resolve("io/claimway/" + name))))
                .filter(source -> CLOCK_OR_CHANCE.matcher(source.getValue()).find())
                .map(Map.Entry::getKey))
        .as("the same inputs give the same bytes: take the time or the seed as an argument")
        .isEmpty();
  }

  @Test
  void onlyTheCommandLinePrints() {
    assertThat(containing("System.out", path -> !path.startsWith(MAIN.resolve("io/claimway/cli"))))
        .as("results belong to the command line: return a value, and let the command print it")
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(
            SOURCES.entrySet().stream()
                .filter(
                    source ->
                        Pattern.compile("\\b(TODO|FIXME|XXX)\\b|(?i)not implemented")
                            .matcher(source.getValue())
                            .find())
                .map(Map.Entry::getKey))
        .as("what is there works; what is not there is left out")
        .isEmpty();
  }

  @Test
  void theOutsideWorldDoesNotKnowOurGuides() {
    for (String ours : List.of("schemas/", "/codes/", "jobs/")) {
      assertThat(containing(ours, path -> path.startsWith(MAIN.resolve("io/claimway/simulator"))))
          .as(
              "the simulated payers validate by a strict reader of their own, or they share our misunderstandings: "
                  + ours)
          .isEmpty();
    }
  }

  @Test
  void longSqlLiesInAResourceOfItsOwn() {
    assertThat(
            SOURCES.entrySet().stream()
                .filter(source -> source.getKey().startsWith(ROOMS))
                .filter(
                    source ->
                        SqlWords.textBlocks(source.getValue()).stream()
                            .anyMatch(
                                block ->
                                    block.stripTrailing().lines().count() > LINES_OF_SQL_IN_JAVA))
                .map(Map.Entry::getKey))
        .as(
            "a long statement needs a name and a purpose: a .sql beside its class, read by Sql.read")
        .isEmpty();
  }

  @Test
  void everySqlResourceBeginsWithItsPurpose() {
    assertThat(
            sources(RESOURCES, ".sql").entrySet().stream()
                .filter(
                    source ->
                        !PURPOSE
                            .matcher(source.getValue().lines().findFirst().orElse(""))
                            .matches())
                .map(Map.Entry::getKey))
        .as("the first line is a comment of one sentence that says what the statement is for")
        .isEmpty();
  }

  @Test
  void everySqlResourceIsReadByOneClassBesideIt() {
    List<Path> read = new ArrayList<>();
    SOURCES.forEach(
        (path, source) ->
            READS_SQL
                .matcher(source)
                .results()
                .filter(reads -> reads.group(1).equals(typeName(path)))
                .forEach(
                    reads ->
                        read.add(
                            RESOURCES
                                .resolve(MAIN.relativize(path))
                                .resolveSibling(reads.group(2) + ".sql"))));
    assertThat(read)
        .as("a statement that nobody reads is dead, one that two classes read has no home")
        .containsExactlyInAnyOrderElementsOf(sources(RESOURCES, ".sql").keySet());
  }

  @Test
  void sqlLeavesTheWordsOfTheCoreToTheCore() {
    Map<String, Set<String>> words = new TreeMap<>();
    SOURCES.forEach(
        (path, source) -> {
          if (path.startsWith(ROOMS)) {
            SqlWords.statements(source).forEach(sql -> note(words, ROOMS.relativize(path), sql));
          }
        });
    sources(STATEMENTS, ".sql")
        .forEach((path, sql) -> note(words, STATEMENTS.relativize(path), sql));
    words.keySet().removeIf(file -> file.startsWith(AUDITOR + "/"));

    assertThat(words)
        .as(
            "which account, state, frequency or CLP02 is meant is decided by the core: SQL takes it as a"
                + " parameter, by Sql.with, or from a staged row")
        .isEmpty();
  }

  private static void note(Map<String, Set<String>> words, Path file, String sql) {
    Set<String> found = SqlWords.in(sql);
    if (!found.isEmpty()) {
      words.computeIfAbsent(file.toString(), any -> new TreeSet<>()).addAll(found);
    }
  }

  private static boolean beginsWithASentence(String source) {
    Matcher type = FIRST_TYPE.matcher(source);
    return type.find() && type.group("before").endsWith("*/");
  }

  private static List<Path> containing(String text, java.util.function.Predicate<Path> where) {
    return SOURCES.entrySet().stream()
        .filter(source -> where.test(source.getKey()) && source.getValue().contains(text))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String typeName(Path path) {
    return path.getFileName().toString().replace(".java", "");
  }

  private static Map<Path, String> sources(Path root, String ending) {
    Map<Path, String> sources = new LinkedHashMap<>();
    try (Stream<Path> files =
        Files.walk(root).filter(path -> path.toString().endsWith(ending)).sorted()) {
      for (Path file : files.toList()) {
        sources.put(file, Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }
}
