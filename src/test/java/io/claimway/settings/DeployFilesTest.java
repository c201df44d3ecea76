package io.claimway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.claimway.cli.ClaimwayCommand;
import io.claimway.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
    JsonNode job = new YAMLMapper().readTree(KUBERNETES.resolve("nightly.yaml").toFile());
    assertThat(job.at("/spec/schedule")).isEqualTo(night.get("schedule"));
    assertThat(job.at("/spec/timeZone")).isEqualTo(night.get("zone"));
    List<String> words = new ArrayList<>();
    job.at("/spec/jobTemplate/spec/template/spec/containers/0/args")
        .forEach(word -> words.add(word.asText()));
    assertThat(
            ClaimwayCommand.commandLine()
                .parseArgs(words.toArray(String[]::new))
                .subcommand()
                .commandSpec()
                .name())
        .isEqualTo("nightly");
  }

  private static Settings settings(String folder) {
    return SettingsBinder.bind(
        Optional.of(DEPLOY.resolve(folder).resolve("claimway.yaml")),
        Map.of(),
        Settings.unconfigured(Path.of("").toAbsolutePath(), Path.of("target")));
  }
}
