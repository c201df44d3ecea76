package io.claimway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * The dependency rule: the flow is the order of the packages, and a package uses only those before
 * it.
 */
@AnalyzeClasses(packages = "io.claimway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final List<String> CORE =
      List.of(
          "money",
          "run",
          "party",
          "ledger",
          "session",
          "eligibility",
          "claim",
          "submission",
          "acknowledgement",
          "remittance",
          "deposit",
          "payout",
          "replay");

  private static final List<String> FORMATS =
      List.of(
          "x12",
          "x12.check",
          "x12.segment",
          "x12.claim837",
          "x12.acknowledgement",
          "x12.remittance835",
          "x12.eligibility",
          "bank",
          "bank.nacha",
          "bank.bai2",
          "avro");

  private static final List<String> EDGES =
      List.of(
          "archive",
          "s3",
          "kafka",
          "postgres",
          "postgres.ledger",
          "postgres.fact",
          "postgres.exchange",
          "postgres.claim",
          "postgres.eligibility",
          "postgres.remit",
          "postgres.payout",
          "postgres.deposit",
          "postgres.replay",
          "postgres.proof",
          "postgres.read");

  private static final List<String> SHELL =
      List.of("settings", "stage", "exchange", "spark", "batch", "report", "night");

  private static final List<String> AROUND = List.of("simulator", "embedded", "cli", "app");

  private static final List<String> ORDER =
      java.util.stream.Stream.of(CORE, FORMATS, EDGES, SHELL, AROUND)
          .flatMap(List::stream)
          .toList();

  /** What a person runs to look: it answers at once because neither Spring nor Spark is loaded. */
  private static final List<String> READING_COMMANDS =
      List.of(
          "ProveCommand",
          "ExplainCommand",
          "LedgerCommand",
          "StatusCommand",
          "HoldsCommand",
          "WorklistCommand",
          "ServicesCommand",
          "X12Command",
          "PayersCommand",
          "SchemasCommand");

  @ArchTest
  static final ArchRule flowIsTheOrderOfThePackages =
      classes()
          .that()
          .resideInAPackage("io.claimway..")
          .should(useOnlyEarlierPackages())
          .because(
              "a reader can then learn the packages in one pass; move the shared thing to the earlier package, or pass a"
                  + " value in");

  @ArchTest
  static final ArchRule theCoreIsPure =
      classes()
          .that()
          .resideInAnyPackage(packages(CORE))
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe(
                  "are Claimway's own or plain Java without input and output",
                  type -> {
                    String name = type.getBaseComponentType().getPackageName();
                    return type.getBaseComponentType().isPrimitive()
                        || name.startsWith("io.claimway")
                        || name.startsWith("com.google.errorprone.annotations")
                        || (name.startsWith("java.") && !isInputOrOutput(type));
                  }))
          .because(
              "rules are tried a million times a second, and read without knowing any library; read outside, pass in");

  @ArchTest
  static final ArchRule sparkStaysInSpark = only(List.of("spark"), "org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule springStaysInBatch = only(List.of("batch"), "org.springframework..");

  @ArchTest
  static final ArchRule postgresStaysInPostgres =
      only(List.of("postgres"), "org.postgresql..", "com.zaxxer..", "org.flywaydb..");

  @ArchTest
  static final ArchRule connectionsArePassedNoFurtherThanTheShell =
      only(
          List.of("postgres", "stage", "exchange", "spark", "batch", "report"),
          "java.sql..",
          "javax.sql..");

  @ArchTest
  static final ArchRule awsStaysInS3 = only(List.of("s3", "embedded"), "software.amazon..");

  @ArchTest
  static final ArchRule kafkaStaysInKafka =
      only(List.of("kafka", "embedded"), "org.apache.kafka..", "kafka..");

  @ArchTest static final ArchRule avroStaysInAvro = only(List.of("avro"), "org.apache.avro..");

  @ArchTest
  static final ArchRule librariesForX12AreForTests =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.xlate..", "com.imsweb..")
          .because(
              "they are independent judges of our own reader and writer, and 16 to 160 times slower");

  @ArchTest
  static final ArchRule theOutsideWorldReadsX12ByItself =
      noClasses()
          .that()
          .resideInAPackage("io.claimway.simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.claimway.x12..")
          .because("a payer that shares our reader shares its misunderstandings");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsEmbeddedServers =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.claimway.embedded..", "io.claimway.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.claimway.embedded..")
          .because("production has none: what needs a server takes its address");

  @ArchTest
  static final ArchRule readingCommandsLoadNeitherSpringNorSpark =
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "only read", type -> READING_COMMANDS.contains(type.getSimpleName())))
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "org.apache.spark..")
          .because(
              "a question on the telephone is answered in a second, and a session of Spark takes seven");

  @ArchTest
  static void everyReadingCommandIsThere(JavaClasses imported) {
    assertThat(imported.stream().map(JavaClass::getSimpleName))
        .as("a name that no command has would leave a command out of the rule above")
        .containsAll(READING_COMMANDS);
  }

  private static ArchRule only(List<String> names, String... technology) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages(names))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology)
        .because(
            "one technology lives in one package, where it can be replaced or upgraded; hand over a value or a type of "
                + names);
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> "io.claimway." + name + "..").toArray(String[]::new);
  }

  private static boolean isInputOrOutput(JavaClass type) {
    String name = type.getBaseComponentType().getName();
    return name.startsWith("java.sql.")
        || name.startsWith("java.net.")
        || name.startsWith("java.nio.file.")
        || name.startsWith("java.nio.channels.")
        || name.startsWith("java.util.concurrent.")
        || name.startsWith("java.io.File")
        || name.equals("java.lang.Thread")
        || name.equals("java.lang.Process")
        || name.equals("java.lang.ProcessBuilder");
  }

  private static ArchCondition<JavaClass> useOnlyEarlierPackages() {
    return new ArchCondition<>("use only packages before their own: " + String.join(" ", ORDER)) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        int own = place(type.getPackageName());
        if (own == UNPLACED && !type.getPackageName().equals("io.claimway")) {
          events.add(
              SimpleConditionEvent.violated(
                  type,
                  type.getName()
                      + " is in a package that has no place in the order; give it one in this test"));
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          int used = place(dependency.getTargetClass().getBaseComponentType().getPackageName());
          if (used > own) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static final int UNPLACED = -1;

  /** The place of the longest name in the order that the package is or lies below. */
  private static int place(String packageName) {
    int place = UNPLACED;
    int longest = 0;
    for (int i = 0; i < ORDER.size(); i++) {
      String name = "io.claimway." + ORDER.get(i);
      if ((packageName + ".").startsWith(name + ".") && name.length() > longest) {
        place = i;
        longest = name.length();
      }
    }
    return place;
  }
}
