package io.claimway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.claimway.cli.ClaimwayCommand;
import io.claimway.postgres.PostgresSettings;
import io.claimway.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deployment's files say what the program takes, and guard what passes between machines. */
class DeployFilesTest {
  private static final Path DEPLOY = Path.of("deploy");
  private static final Path KUBERNETES = DEPLOY.resolve("kubernetes");

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes", "spark"})
  void sparkIsAuthenticatedAndEncrypted(String folder) {
    SparkSettings spark = settings(folder).spark();
    assertThat(SparkProperties.read(spark))
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.network.crypto.enabled", "true")
        .containsEntry("spark.io.encryption.enabled", "true");
    assertThat(spark.master()).matches("(k8s|spark)://.+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubernetes", "spark"})
  void objectsLieOnAmazonsUnderAKeyOfOurOwnWithoutAnAccessKey(String folder) {
    S3Settings s3 = settings(folder).s3();
    assertThat(s3.endpoint()).isEqualTo(S3Settings.AWS);
    assertThat(s3.kmsKey()).isNotEmpty();
    assertThat(s3.usesPlatformCredentials()).isTrue();
  }

  @Test
  void theNightRunsAtItsHour() throws IOException {
    JsonNode night = new YAMLMapper().readTree(Path.of("jobs", "nightly.yaml").toFile());
    JsonNode job = job("nightly.yaml");
    assertThat(job.at("/spec/schedule")).isEqualTo(night.get("schedule"));
    assertThat(job.at("/spec/timeZone")).isEqualTo(night.get("zone"));
    assertThat(command(pod(job))).isEqualTo("nightly");
  }

  @Test
  void onlyTheJobThatMigratesHoldsTheMigratorsPassword() throws IOException {
    JsonNode job = job("migrate.yaml");
    assertThat(job.at("/spec/suspend").asBoolean()).isTrue();
    JsonNode migrate = pod(job);
    JsonNode night = pod(job("nightly.yaml"));
    assertThat(command(migrate)).isEqualTo("migrate");
    assertThat(secrets(migrate)).containsExactlyInAnyOrder("claimway-migrator", "claimway-ca");
    assertThat(secrets(night)).containsExactlyInAnyOrder("claimway", "claimway-ca");
    assertThat(migrate.get("serviceAccountName")).isNotEqualTo(night.get("serviceAccountName"));
    assertThat(migrate.get("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(environment(night).keySet()).noneMatch(name -> name.contains("MIGRATOR"));
    assertThat(settings("kubernetes").postgres().migratorUser()).isEmpty();
    JsonNode kustomization =
        new YAMLMapper().readTree(KUBERNETES.resolve("kustomization.yaml").toFile());
    assertThat(kustomization.get("resources"))
        .extracting(JsonNode::asText)
        .contains("migrate.yaml");
  }

  @Test
  void theJobThatMigratesIsConfiguredToWorkAsTheOwnerOfTheSchemas(@TempDir Path folder)
      throws IOException {
    Map<String, String> environment = environment(pod(job("migrate.yaml")));
    String key = "CLAIMWAY_POSTGRES_MIGRATOR_PASSWORD_FILE";
    assertThat(environment.get(key)).isEqualTo("/etc/claimway/migrator/postgres-migrator-password");
    environment.put(key, Files.writeString(folder.resolve("password"), "secret\n").toString());
    PostgresSettings owner = settings("kubernetes", environment).postgres().asMigrator();
    assertThat(owner.user()).isEqualTo("migrator");
    assertThat(owner.password()).isEqualTo("secret");
  }

  private static JsonNode job(String file) throws IOException {
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper().readerFor(JsonNode.class).readValues(KUBERNETES.resolve(file).toFile())) {
      return documents.readAll().stream()
          .filter(each -> each.path("kind").asText().equals("CronJob"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static JsonNode pod(JsonNode job) {
    return job.at("/spec/jobTemplate/spec/template/spec");
  }

  private static String command(JsonNode pod) {
    List<String> words = new ArrayList<>();
    pod.at("/containers/0/args").forEach(word -> words.add(word.asText()));
    return ClaimwayCommand.commandLine()
        .parseArgs(words.toArray(String[]::new))
        .subcommand()
        .commandSpec()
        .name();
  }

  private static List<String> secrets(JsonNode pod) {
    Set<String> secrets = new TreeSet<>(pod.findValuesAsText("secretName"));
    pod.findValues("secretKeyRef").forEach(each -> secrets.add(each.get("name").asText()));
    return List.copyOf(secrets);
  }

  private static Map<String, String> environment(JsonNode pod) {
    Map<String, String> environment = new TreeMap<>();
    pod.at("/containers/0/env")
        .forEach(each -> environment.put(each.get("name").asText(), each.path("value").asText()));
    return environment;
  }

  private static Settings settings(String folder) {
    return settings(folder, Map.of());
  }

  private static Settings settings(String folder, Map<String, String> environment) {
    return SettingsBinder.bind(
        Optional.of(DEPLOY.resolve(folder).resolve("claimway.yaml")),
        environment,
        Settings.unconfigured(Path.of("").toAbsolutePath(), Path.of("target")));
  }
}
