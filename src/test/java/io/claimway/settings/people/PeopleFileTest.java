package io.claimway.settings.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.party.people.People;
import io.claimway.party.people.Right;
import io.claimway.party.people.Role;
import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleFileTest {
  private static final String FILE =
      """
      roles:
        finance: [approve, write-off]
        operations: [resolve, see-phi]
        support: []
        engineer: []
      people:
        kim:
          name: Kim Bright
          roles: [finance, operations]
          limits: {approve: 5000, resolve: 100, write-off: 0}
        rob:
          name: Rob Dunn
          roles: [engineer]
      """;

  @TempDir Path folder;

  @Test
  void readsPeopleWithTheRightsOfAllTheirRoles() {
    List<String> problems = new ArrayList<>();
    People people = PeopleFile.parse("people.yaml", FILE, problems);
    assertThat(problems).isEmpty();
    assertThat(people.byId()).containsOnlyKeys("kim", "rob");
    assertThat(people.byId().get("kim").limitCents())
        .containsEntry(Right.APPROVE, 500_000L)
        .containsEntry(Right.RESOLVE, 10_000L)
        .containsEntry(Right.WRITE_OFF, 0L)
        .hasSize(3);
    assertThat(people.byId().get("rob").roles()).containsExactly(Role.ENGINEER);
  }

  @Test
  void namesFileLineAndKeyOfEachMistake() {
    assertMistake("name: Kim Bright", "name: K", ":8: people.kim.name is \"K\", expected a name");
    assertMistake(
        "roles: [engineer]",
        "roles: [boss]",
        ":13: people.rob.roles is \"boss\", expected of finance|");
    assertMistake("approve: 5000, ", "", ":10: people.kim.limits.approve is missing");
    assertMistake(
        "approve: 5000",
        "approve: plenty",
        ":10: people.kim.limits.approve is \"plenty\", expected a");
    assertMistake(
        "roles: [engineer]",
        "roles: [engineer]\n    limits: {approve: 5}",
        ":14: people.rob.limits.approve is \"5\", expected no limit: no role of rob may approve");
    assertMistake(
        "resolve: 100,",
        "resolve: 100, see-phi: 1,",
        ":10: people.kim.limits.see-phi is \"1\", expected no limit: no dollars");
    assertMistake("  support: []\n", "", ":1: roles.support is missing");
    assertMistake(
        "[resolve, see-phi]", "[resolve, see]", ":3: roles.operations is \"see\", expected of");
    assertMistake("  rob:", "  Rob Dunn:", ":11: people.Rob Dunn is \"Rob Dunn\", expected an id");
    assertMistake("rob:", "kim:", ":11: people.kim is given twice, first in line 7");
    assertMistake(
        "Dunn\n", "Dunn\n    boss: true\n", ":13: people.rob.boss is no key of a file of people");
  }

  @Test
  void refusesAFileWithoutPeople() {
    List<String> problems = new ArrayList<>();
    PeopleFile.parse("people.yaml", FILE.replaceFirst("(?s)people:.*", "people: {}\n"), problems);
    assertThat(problems)
        .containsExactly("people.yaml:6: people is \"\", expected at least one person");
  }

  @Test
  void refusesWithTheFirstMistakeAndHowManyThereAre() throws IOException {
    Path file = Files.writeString(folder.resolve("people.yaml"), FILE.replace("name", "nom"));
    assertThatThrownBy(() -> PeopleFile.read(file))
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessage(file + ":7: people.kim.name is missing (and 3 more)");
    assertThatThrownBy(() -> PeopleFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(UnusableConfiguration.class)
        .hasMessageContaining("Cannot use people.file")
        .hasMessageContaining("none.yaml: cannot be read");
  }

  private static void assertMistake(String right, String wrong, String problem) {
    assertThat(FILE).contains(right);
    List<String> problems = new ArrayList<>();
    PeopleFile.parse("people.yaml", FILE.replace(right, wrong), problems);
    assertThat(problems).isNotEmpty();
    assertThat(problems.get(0)).startsWith("people.yaml" + problem);
  }
}
