package io.claimway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.worklist.WorkItemKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

class HelpTest {

  @Test
  void everyCommandSaysWhatItDoesAndShowsAnExample() {
    for (CommandLine command : all(ClaimwayCommand.commandLine())) {
      String name = command.getCommandSpec().qualifiedName(" ");
      assertThat(command.getCommandSpec().usageMessage().description())
          .as("description of " + name)
          .isNotEmpty();
      assertThat(command.getCommandSpec().usageMessage().footer())
          .as("%s needs a footer line that begins with 'Example: jobs/claimway'", name)
          .anyMatch(line -> line.startsWith("Example: jobs/claimway"));
    }
  }

  @Test
  void everyCommandTakesTheGlobalOptions() {
    for (CommandLine command : all(ClaimwayCommand.commandLine())) {
      assertThat(command.getCommandSpec().optionsMap().keySet())
          .as(command.getCommandSpec().qualifiedName(" "))
          .contains("--config", "--state", "--json", "--quiet", "--help");
    }
  }

  @Test
  void aCommandLineIsReadByTheCommandThatItNames() {
    for (Class<?> command : Commands.ALL) {
      String name = command.getAnnotation(CommandLine.Command.class).name();
      assertThat(Commands.namedBy("--state", "folder", "--json", name, "help"))
          .as("the type of %s is called by its name", name)
          .containsExactly(command);
    }
    assertThat(Commands.namedBy("help", "explain")).isEqualTo(Commands.ALL);
    assertThat(Commands.namedBy("--json")).isEqualTo(Commands.ALL);
    assertThat(Commands.namedBy("explane", "C1")).isEqualTo(Commands.ALL);
  }

  @Test
  void helpIsShownWithoutTheArgumentsThatTheCommandNeeds() {
    StringWriter shown = new StringWriter();
    CommandLine root = ClaimwayCommand.commandLine().setOut(new PrintWriter(shown, true));
    assertThat(root.execute("replay", "execute", "--help")).isZero();
    assertThat(shown.toString())
        .contains("Usage: claimway replay execute")
        .contains("Example: jobs/claimway replay execute");
  }

  @Test
  void everyCommandThatIsNamedAnywhereIsThere() throws IOException {
    Pattern named = Pattern.compile("jobs/claimway ([a-z0-9]+)(?: ([a-z]+))?");
    List<String> missing = new ArrayList<>();
    int commands = 0;
    try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher found = named.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (found.find()) {
          commands++;
          CommandLine command = ClaimwayCommand.commandLine().getSubcommands().get(found.group(1));
          if (command == null
              || (!(command.getCommandSpec().userObject() instanceof Callable)
                  && !command.getSubcommands().isEmpty()
                  && found.group(2) != null
                  && !command.getSubcommands().containsKey(found.group(2)))) {
            missing.add(file.getFileName() + ": " + found.group());
          }
        }
      }
    }
    assertThat(commands).isGreaterThan(50);
    assertThat(missing).isEmpty();
  }

  @Test
  void aDayThatThereIsNotIsRefusedInWords() {
    StringWriter said = new StringWriter();
    CommandLine root = ClaimwayCommand.commandLine().setErr(new PrintWriter(said, true));
    assertThat(root.execute("nightly", "--business-date", "2026-02-30")).isEqualTo(2);
    assertThat(said.toString())
        .startsWith(
            "claimway: Invalid value for option '--business-date': '2026-02-30' is no day of the calendar; expected one such as 2026-01-31");
  }

  @Test
  void everyWorkItemNamesACommandThatThereIs() {
    for (WorkItemKind kind : WorkItemKind.values()) {
      CommandLine command = ClaimwayCommand.commandLine();
      for (String word : kind.command().split(" ", -1)) {
        if (command.getSubcommands().containsKey(word)) {
          command = command.getSubcommands().get(word);
        } else if (word.startsWith("--")) {
          assertThat(command.getCommandSpec().optionsMap()).as(kind.command()).containsKey(word);
        }
      }
      assertThat(command.getCommandSpec().parent()).as(kind.command()).isNotNull();
    }
  }

  @Test
  void wrongUsageIsExitTwoInTwoLines() {
    assertThat(run("services", "sideways"))
        .isEqualTo(
            "2|claimway: Unmatched argument at index 1: 'sideways'|See: claimway help services");
    assertThat(run()).isEqualTo("2|claimway: Cannot run: a command is missing|See: claimway help");
    assertThat(run("--config", "nowhere.yaml", "status"))
        .isEqualTo("2|claimway: Cannot read nowhere.yaml: no such file");
  }

  private static String run(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine root = ClaimwayCommand.commandLine().setErr(new PrintWriter(said, true));
    int code = root.execute(arguments);
    return code + "|" + said.toString().strip().replace(System.lineSeparator(), "|").strip();
  }

  private static List<CommandLine> all(CommandLine command) {
    List<CommandLine> commands = new ArrayList<>(List.of(command));
    for (CommandLine child : command.getSubcommands().values()) {
      if (!(child.getCommandSpec().userObject() instanceof HelpCommand)) {
        commands.addAll(all(child));
      }
    }
    return commands;
  }
}
