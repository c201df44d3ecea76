package io.claimway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsBinderTest {
  @TempDir Path folder;

  @Test
  void takesTheFileOverWhatHoldsOtherwiseAndTheEnvironmentOverTheFile() throws IOException {
    Settings settings =
        bind(
            """
            network:
              cut-off: 03:30
            eligibility:
              wait: 90s
            payers:
              dir: profiles
            people:
              file: who.yaml
            spark:
              master: local[1]
            """,
            Map.of(
                "CLAIMWAY_SPARK_MASTER",
                "local[2]",
                "CLAIMWAY_POSTGRES_URL",
                "postgresql://db:5432/book"));

    assertThat(settings.network().cutOff()).isEqualTo(LocalTime.of(3, 30));
    assertThat(settings.network().zone()).hasToString("America/New_York");
    assertThat(settings.eligibility().longestWait()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.payers().dir()).isEqualTo(folder.resolve("profiles"));
    assertThat(settings.people().file()).isEqualTo(folder.resolve("who.yaml"));
    assertThat(settings.partners().dir()).endsWithRaw(Path.of("jobs", "partners"));
    assertThat(settings.spark().master()).isEqualTo("local[2]");
    assertThat(settings.postgres().url()).isEqualTo("jdbc:postgresql://db:5432/book");
    assertThat(settings.needsEmbeddedServices()).isTrue();
  }

  @Test
  void refusesAnUnknownKeyWithItsLineAndTheNearestKnownOne() {
    refuses(
        "network:\n  zone: UTC\nspark:\n  mastre: local[2]\n",
        Map.of(),
        "Cannot use spark.mastre (" + file() + " line 4): no such key; nearest is spark.master");
  }

  @Test
  void refusesAnUnknownVariableOfAKnownSectionOnly() throws IOException {
    refuses(
        "",
        Map.of("CLAIMWAY_POSTGRES_URI", "jdbc:postgresql://db/book"),
        "Cannot use environment CLAIMWAY_POSTGRES_URI: no such key; nearest is CLAIMWAY_POSTGRES_URL");
    assertThat(bind("", Map.of("CLAIMWAY_JAVA_OPTS", "-Xmx1g")).spark().master())
        .isEqualTo("local[*]");
  }

  @Test
  void refusesAValueOfTheWrongKindWhereItStands() {
    refuses(
        "network:\n  cut-off: midnight\n",
        Map.of(),
        "Cannot use network.cut-off ("
            + file()
            + " line 2): is 'midnight', expected a time of day such as 02:00");
    refuses(
        "payout:\n  lead-banking-days: three\n",
        Map.of(),
        "Cannot use payout.lead-banking-days ("
            + file()
            + " line 2): is 'three', expected a whole number");
  }

  @Test
  void refusesAValueThatItsRecordRefusesWhereItStands() {
    refuses(
        "network:\n  amendment-window-hours: -1\n",
        Map.of(),
        "Cannot use network.amendment-window-hours ("
            + file()
            + " line 2): is -1, expected 0 to 720");
    refuses(
        "",
        Map.of("CLAIMWAY_SPARK_MASTER", "local[x]"),
        "Cannot use spark.master (environment CLAIMWAY_SPARK_MASTER): is local[x], expected local[N],"
            + " spark://host:port, k8s://https://host:port or yarn");
  }

  @Test
  void refusesASecretInTheFileAndReadsItFromAMountedOne() throws IOException {
    refuses(
        "postgres:\n  password: hunter2\n",
        Map.of(),
        "Cannot use postgres.password ("
            + file()
            + " line 2): a secret comes from CLAIMWAY_POSTGRES_PASSWORD or from"
            + " the file that postgres.password-file names");

    Files.writeString(folder.resolve("mounted"), "hunter2\n");
    Settings settings = bind("postgres:\n  password-file: mounted\n", Map.of());
    assertThat(settings.postgres().password()).isEqualTo("hunter2");
    assertThat(settings.toString()).doesNotContain("hunter2");
  }

  @Test
  void givesSparkItsOwnKeysUnderTheirFullNames() throws IOException {
    Files.writeString(
        folder.resolve("spark.properties"),
        "spark.authenticate.secret  hunter2\nspark.executor.memory 4g\n");
    SparkSettings spark =
        bind(
                """
                spark:
                  master: spark://nights:7077
                  properties-file: spark.properties
                  authenticate: true
                  executor:
                    memory: 1g
                  hadoop.fs.s3a.connection.maximum: 200
                """,
                Map.of())
            .spark();

    assertThat(SparkProperties.read(spark))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "spark.authenticate", "true",
                "spark.authenticate.secret", "hunter2",
                "spark.executor.memory", "1g",
                "spark.hadoop.fs.s3a.connection.maximum", "200"));
    assertThat(spark.toString()).doesNotContain("hunter2");
  }

  @Test
  void refusesSecretsAndSlipsAmongTheKeysOfSpark() throws IOException {
    refuses(
        "spark:\n  authenticate.secret: hunter2\n",
        Map.of(),
        "Cannot use spark.authenticate.secret ("
            + file()
            + " line 2): a secret comes from the file that spark.properties-file names");
    refuses(
        "spark:\n  propertiesfile: x\n",
        Map.of(),
        "Cannot use spark.propertiesfile ("
            + file()
            + " line 2): no such key; nearest is spark.properties-file");
    refuses(
        "",
        Map.of("CLAIMWAY_SPARK_EXECUTOR_MEMORY", "1g"),
        "Cannot use environment CLAIMWAY_SPARK_EXECUTOR_MEMORY: no such key; nearest is CLAIMWAY_SPARK_MASTER");

    Files.writeString(folder.resolve("spark.properties"), "spark.master=local\n");
    SparkSettings spark = bind("spark:\n  properties-file: spark.properties\n", Map.of()).spark();
    assertThatThrownBy(() -> SparkProperties.read(spark))
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessage(
            "Cannot use spark.properties-file "
                + folder.resolve("spark.properties")
                + ": found spark.master, expected properties of Spark, and spark.master in Claimway's own configuration");
  }

  @Test
  void refusesAFileThatIsNotYamlWithItsLine() {
    assertThatThrownBy(() -> bind("network:\n  zone: [UTC\n", Map.of()))
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessageStartingWith("Cannot ")
        .hasMessageContaining(file() + " line ");
    refuses(
        "network:\n  zone: UTC\n  zone: UTC\n",
        Map.of(),
        "Cannot read " + file() + " line 3: Duplicate field 'zone'");
  }

  private void refuses(String yaml, Map<String, String> environment, String message) {
    assertThatThrownBy(() -> bind(yaml, environment))
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessage(message);
  }

  private Settings bind(String yaml, Map<String, String> environment) throws IOException {
    Files.writeString(file(), yaml);
    return SettingsBinder.bind(
        Optional.of(file()), environment, Settings.unconfigured(folder, folder));
  }

  private Path file() {
    return folder.resolve("claimway.yaml");
  }
}
