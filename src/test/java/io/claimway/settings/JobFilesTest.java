package io.claimway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.claimway.cli.ClaimwayCommand;
import io.claimway.cli.ExitCode;
import io.claimway.party.people.People;
import io.claimway.run.StageName;
import io.claimway.settings.people.PeopleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
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
  void thePeopleOfTheExamplesAreInTheFileOfPeople() {
    People people = PeopleFile.read(Path.of("jobs", "people.yaml"));
    assertThat(people.byId()).containsKey("second-person");
    for (CommandLine command : all(ClaimwayCommand.commandLine())) {
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        Matcher person = Pattern.compile("--as (\\S+)").matcher(line);
        if (person.find()) {
          assertThat(people.byId()).as(line).containsKey(person.group(1));
        }
      }
    }
  }

  private static List<CommandLine> all(CommandLine command) {
    List<CommandLine> commands = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(child -> commands.addAll(all(child)));
    return commands;
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
