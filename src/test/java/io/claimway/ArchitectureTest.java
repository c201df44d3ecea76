package io.claimway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.StoredRecord;
import io.claimway.kafka.TopicReader;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.money.BankingCalendar;
import io.claimway.money.Cents;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
          "worklist",
          "session",
          "eligibility",
          "claim",
          "submission",
          "acknowledgement",
          "remittance",
          "patient",
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
          "postgres.worklist",
          "postgres.ledger",
          "postgres.fact",
          "postgres.exchange",
          "postgres.claim",
          "postgres.eligibility",
          "postgres.remit",
          "postgres.payout",
          "postgres.patient",
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

  /** Anybody's knowledge: how amounts are written and shared, and when banks are open. */
  private static final Set<Class<?>> MONEY = Set.of(Cents.class, BankingCalendar.class);

  /**
   * What is released to other products: the topics of facts and the records that they carry, of
   * which a stranger knows the components but none of our rules.
   */
  private static final Set<Class<?>> FACTS = facts();

  /** The ways in: the bucket with the mailboxes, the cluster with the topics. */
  private static final Set<Class<?>> DOORS =
      Set.of(
          ObjectStore.class,
          PutOutcome.class,
          KafkaCluster.class,
          TopicReader.class,
          StoredRecord.class,
          TransactionalPublisher.class,
          OutgoingRecord.class,
          AvroCodec.class);

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
  static final ArchRule sparkHoldsNoRule =
      noClasses()
          .that()
          .resideInAPackage("io.claimway.spark..")
          .should()
          .accessFieldWhere(
              DescribedPredicate.describe(
                  "name a constant that the core decides by",
                  access ->
                      access.getTargetOwner().isEnum()
                          && List.of(
                                  "ledger",
                                  "session",
                                  "eligibility",
                                  "claim",
                                  "remittance",
                                  "deposit",
                                  "payout",
                                  "party")
                              .stream()
                              .anyMatch(
                                  core ->
                                      access
                                          .getTargetOwner()
                                          .getPackageName()
                                          .startsWith("io.claimway." + core))))
          .because(
              "whoever asks which hold, class or disposition it is decides something: spark reads, maps typed records,"
                  + " stages and publishes");

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
  static final ArchRule theOutsideWorldKnowsWhatAStrangerCould =
      classes()
          .that()
          .resideInAPackage("io.claimway.simulator..")
          .should(knowOnlyWhatAStrangerCould())
          .because(
              "a payer that shares our reader or our rules shares their misunderstandings; give the simulator its own");

  @ArchTest
  static final ArchRule onlyTheDemoKnowsTheOutsideWorld =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.claimway.simulator..")
          .and()
          .doNotHaveFullyQualifiedName("io.claimway.cli.Demo")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.claimway.simulator..")
          .because(
              "production ships without it: what is about demos only goes into Demo, behind SimulatorJar.require()");

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

  /**
   * Payers and bank know money, the synthetic network also the facts that it records, and what ties
   * both to the services also the doors.
   */
  private static Set<Class<?>> knownTo(String packageName) {
    Set<Class<?>> known = new HashSet<>(MONEY);
    if (!packageName.startsWith("io.claimway.simulator.payer")) {
      known.addAll(FACTS);
    }
    if (packageName.equals("io.claimway.simulator")) {
      known.addAll(DOORS);
    }
    return known;
  }

  private static ArchCondition<JavaClass> knowOnlyWhatAStrangerCould() {
    return new ArchCondition<>("know of Claimway only what a stranger could") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<Class<?>> known = knownTo(type.getPackageName());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (used.getPackageName().startsWith("io.claimway")
              && !used.getPackageName().startsWith("io.claimway.simulator")
              && known.stream().noneMatch(each -> used.isEquivalentTo(each))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
        for (JavaCodeUnitAccess<?> call : type.getCodeUnitAccessesFromSelf()) {
          if (!call.getName().equals("<init>")
              && FACTS.stream()
                  .anyMatch(
                      fact ->
                          call.getTargetOwner().isEquivalentTo(fact) && isOurRule(fact, call))) {
            events.add(SimpleConditionEvent.violated(call, call.getDescription()));
          }
        }
      }
    };
  }

  /** Whether a method of a fact is more than a component's value or what every enum has. */
  private static boolean isOurRule(Class<?> fact, JavaCodeUnitAccess<?> call) {
    return fact.isRecord()
        ? Arrays.stream(fact.getRecordComponents())
            .noneMatch(component -> component.getName().equals(call.getName()))
        : fact != Topic.class
            && !call.getName().equals("values")
            && Arrays.stream(Enum.class.getMethods())
                .noneMatch(method -> method.getName().equals(call.getName()));
  }

  private static Set<Class<?>> facts() {
    Set<Class<?>> facts = new HashSet<>(Set.of(Topic.class));
    Topic.facts().forEach(topic -> addFact(topic.recordType(), facts));
    return facts;
  }

  private static void addFact(Type type, Set<Class<?>> facts) {
    if (type instanceof ParameterizedType list) {
      addFact(list.getActualTypeArguments()[0], facts);
    } else if (type instanceof Class<?> fact
        && fact.getName().startsWith("io.claimway")
        && facts.add(fact)
        && fact.isRecord()) {
      for (RecordComponent component : fact.getRecordComponents()) {
        addFact(component.getGenericType(), facts);
      }
    }
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
