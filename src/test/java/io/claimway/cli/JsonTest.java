package io.claimway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** A machine that asks for an object is given one, by every command and however it ends. */
class JsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SAMPLE = "src/test/resources/golden/837/one-of-each.edi";

  @TempDir private Path folder;

  /** Every leaf of the command line, found in the program: a new one is looked at by itself. */
  @Test
  void everyCommandAnswersAMachine() {
    JavaClasses cli =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.claimway.cli");
    List<String> silent = new ArrayList<>();
    List<CommandLine> leaves = leaves(ClaimwayCommand.commandLine());
    for (CommandLine leaf : leaves) {
      if (!answers(method(cli, leaf), new HashSet<>())) {
        silent.add(leaf.getCommandSpec().qualifiedName(" "));
      }
    }
    assertThat(leaves).hasSizeGreaterThan(30);
    assertThat(silent).as("a command prints its results with Workplace.printJson too").isEmpty();
  }

  private static JavaMethod method(JavaClasses cli, CommandLine leaf) {
    Object user = leaf.getCommandSpec().userObject();
    if (user instanceof Method method) {
      return cli.get(method.getDeclaringClass()).getMethods().stream()
          .filter(each -> each.getName().equals(method.getName()))
          .filter(each -> each.getRawParameterTypes().size() == method.getParameterCount())
          .findFirst()
          .orElseThrow();
    }
    return cli.get(user.getClass()).getMethod("call");
  }

  /** Whether it comes to print an object, by itself or by what it calls here. */
  private static boolean answers(JavaMethod method, Set<String> seen) {
    if (method.getOwner().isEquivalentTo(Workplace.class)) {
      return method.getName().equals("printJson");
    }
    if (!seen.add(method.getFullName())) {
      return false;
    }
    for (JavaMethodCall call : method.getMethodCallsFromSelf()) {
      JavaClass owner = call.getTargetOwner();
      if (owner.isEquivalentTo(Workplace.class) && call.getName().matches("printJson|answer")) {
        return true;
      }
      if (owner.getPackageName().equals("io.claimway.cli")
          && !owner.isEquivalentTo(Workplace.class)
          && call.getTarget().resolveMember().filter(each -> answers(each, seen)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static List<CommandLine> leaves(CommandLine command) {
    List<CommandLine> leaves = new ArrayList<>();
    for (CommandLine child : command.getSubcommands().values()) {
      if (!(child.getCommandSpec().userObject() instanceof HelpCommand)) {
        leaves.addAll(child.getSubcommands().isEmpty() ? List.of(child) : leaves(child));
      }
    }
    return leaves;
  }

  @Test
  void aRefusalIsAnObjectToo() {
    JsonNode wrong = run(2, "explain", "--json");
    assertThat(wrong.path("exitCode").asInt()).isEqualTo(2);
    assertThat(wrong.path("error").asText()).contains("ID");
    assertThat(run(2, "--config", "nowhere.yaml", "status", "--json").path("error").asText())
        .isEqualTo("Cannot read nowhere.yaml: no such file");
  }

  @Test
  void whatNeedsNoServicesAnswers() throws IOException {
    String state = folder.resolve("state").toString();
    assertThat(run(1, "--state", state, "status", "--json").path("running").asBoolean(true))
        .isFalse();
    assertThat(
            run(1, "--state", state, "services", "status", "--json")
                .path("running")
                .asBoolean(true))
        .isFalse();
    assertThat(
            run(0, "--state", state, "services", "down", "--json").path("stopped").asBoolean(true))
        .isFalse();
    assertThat(run(0, "x12", "inspect", "--json", SAMPLE).path("files").get(0).path("lines"))
        .isNotEmpty();
    assertThat(run(0, "schemas", "check", "--json").path("schemas")).isNotEmpty();
    assertThat(run(0, "payers", "validate", "--json").path("payers")).isNotEmpty();
    Path profiles = Files.createDirectories(folder.resolve("payers"));
    Files.writeString(profiles.resolve("broken.yaml"), "payer: broken\n");
    Path config =
        Files.writeString(
            folder.resolve("broken.yaml"), "payers:\n  dir: \"%s\"\n".formatted(profiles));
    JsonNode validated = run(2, "--config", config.toString(), "payers", "validate", "--json");
    assertThat(validated.path("problems")).isNotEmpty();
    StringWriter lines = new StringWriter();
    CommandLine root = ClaimwayCommand.commandLine().setOut(new PrintWriter(lines, true));
    assertThat(root.execute("--config", config.toString(), "payers", "validate")).isEqualTo(2);
    assertThat(lines.toString())
        .containsPattern("\\d+ problems; no night begins until they are put right")
        .doesNotContain("are right");
  }

  private static JsonNode run(int exitCode, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine root =
        ClaimwayCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    assertThat(root.execute(words)).as(String.join(" ", words) + ": " + err).isEqualTo(exitCode);
    List<String> lines = out.toString().lines().filter(line -> !line.isBlank()).toList();
    assertThat(lines).as(String.join(" ", words)).isNotEmpty();
    try {
      JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
      assertThat(last.isObject()).isTrue();
      return last;
    } catch (IOException e) {
      throw new AssertionError(out.toString(), e);
    }
  }
}
