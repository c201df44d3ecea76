package io.claimway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.claimway.cli.ClaimwayCommand;
import io.claimway.cli.ExitCode;
import io.claimway.run.StageName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParseResult;

/** The job files say what the program does. */
class JobFilesTest {
  private final JsonNode night;

  JobFilesTest() throws IOException {
    night = new YAMLMapper().readTree(Path.of("jobs", "nightly.yaml").toFile());
  }

  @Test
  void theNightNamesItsStagesInTheirOrder() {
    List<String> stages = new ArrayList<>();
    night.get("stages").forEach(stage -> stages.add(stage.asText()));
    assertThat(stages)
        .containsExactlyElementsOf(Arrays.stream(StageName.values()).map(StageName::word).toList());
  }

  @Test
  void theNightIsScheduledInTheNetworksZone() {
    assertThat(ZoneId.of(night.get("zone").asText())).isEqualTo(NetworkSettings.USUAL.zone());
  }

  @Test
  void theNightsCommandIsOneThatTheCommandLineTakes() {
    String command = night.get("command").asText().replace("{business-date}", "2026-01-05");
    ParseResult parsed = ClaimwayCommand.commandLine().parseArgs(command.split(" "));
    assertThat(parsed.subcommand().matchedOptionValue("--business-date", LocalDate.MIN))
        .isEqualTo(LocalDate.of(2026, 1, 5));
  }

  @Test
  void theNightExplainsEveryExitCode() {
    List<String> codes = new ArrayList<>();
    night.get("exit-codes").fieldNames().forEachRemaining(codes::add);
    assertThat(codes)
        .containsExactlyElementsOf(
            Arrays.stream(ExitCode.values()).map(code -> String.valueOf(code.number())).toList());
  }
}
