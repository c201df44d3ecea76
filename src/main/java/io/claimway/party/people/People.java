package io.claimway.party.people;

import io.claimway.money.Cents;
import io.claimway.run.RunRefused;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everybody who may act in the network's name, and what each role may do. Nobody lets go what they
 * prepared themselves.
 *
 * @param source the file that says so, which refusals name
 * @param byId in order of id
 * @param rights per role
 */
public record People(String source, Map<String, Person> byId, Map<Role, Set<Right>> rights) {

  public People {
    byId = new TreeMap<>(byId);
    rights = rights.isEmpty() ? new EnumMap<>(Role.class) : new EnumMap<>(rights);
  }

  /**
   * The person of an id, whose deed it is to do.
   *
   * @throws RunRefused when the person is unknown, has no right to it, prepared it, or has a lower
   *     limit; the message says who may, and how
   */
  public Person mayDo(String id, Deed deed) {
    refusal(id, deed)
        .ifPresent(
            why -> {
              throw new RunRefused(
                  "Cannot %s as %s: %s; %s: jobs/claimway %s --as ID"
                      .formatted(deed.what(), id, why, whoMay(deed), deed.command()));
            });
    return byId.get(id);
  }

  private Optional<String> refusal(String id, Deed deed) {
    Person person = byId.get(id);
    if (person == null) {
      return Optional.of(source + " has no person of that id");
    }
    Right right = deed.needs();
    if (!has(person, right)) {
      return Optional.of(
          "%s %s, not %s".formatted(person.words(), rightsOf(person), right.words()));
    }
    if (deed.preparedBy().equals(id)) {
      return Optional.of(
          "%s prepared it; another person must %s".formatted(person.words(), right.words()));
    }
    if (!person.reaches(right, deed.cents())) {
      return Optional.of(
          "%s may %s up to %s at once, this is %s"
              .formatted(
                  person.words(),
                  right.words(),
                  Cents.dollars(person.limitCents().getOrDefault(right, 0L)),
                  Cents.dollars(deed.cents())));
    }
    return Optional.empty();
  }

  private boolean has(Person person, Right right) {
    return person.roles().stream().anyMatch(role -> has(role, right));
  }

  private boolean has(Role role, Right right) {
    return rights.getOrDefault(role, Set.of()).contains(right);
  }

  private String rightsOf(Person person) {
    List<String> may =
        List.of(Right.values()).stream()
            .filter(right -> has(person, right))
            .map(Right::words)
            .toList();
    return may.isEmpty() ? "may decide nothing" : "may " + String.join(" and ", may);
  }

  /** By role, since a role is who is asked first; each with the people whose limit reaches. */
  private String whoMay(Deed deed) {
    String byRole =
        List.of(Role.values()).stream()
            .filter(role -> has(role, deed.needs()))
            .map(role -> role.word() + namesOf(role, deed))
            .collect(Collectors.joining(", "));
    return byRole.isEmpty()
        ? "no role in %s may %s".formatted(source, deed.needs().words())
        : byRole + " may";
  }

  private String namesOf(Role role, Deed deed) {
    return byId.values().stream()
        .filter(person -> person.roles().contains(role))
        .map(Person::id)
        .filter(id -> refusal(id, deed).isEmpty())
        .collect(Collectors.joining(", ", " (", ")"))
        .replace(" ()", " (nobody whose limit reaches)");
  }
}
