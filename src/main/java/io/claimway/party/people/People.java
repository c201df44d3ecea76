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
 * @param reasons for which money may be given up: up to how many cents of one item, by role; where
 *     there are none, a person's own limit is all that holds
 */
public record People(
    String source,
    Map<String, Person> byId,
    Map<Role, Set<Right>> rights,
    Map<String, Map<Role, Long>> reasons) {

  public People {
    reasons = new TreeMap<>(reasons);
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

  public People(String source, Map<String, Person> byId, Map<Role, Set<Right>> rights) {
    this(source, byId, rights, Map.of());
  }

  /**
   * The person of an id, whose deed it is to give up money for a reason.
   *
   * @param reason null or empty where none was told
   * @throws RunRefused as {@link #mayDo}, and when the reason is none of the table or no role of
   *     the person's reaches so far by it
   */
  public Person mayGiveUp(String id, String reason, Deed deed) {
    Person person = mayDo(id, deed);
    if (reasons.isEmpty()) {
      return person;
    }
    Map<Role, Long> byRole = reasons.get(reason == null ? "" : reason);
    if (byRole == null) {
      throw new RunRefused(
          "Cannot %s as %s: %s; %s knows %s: --reason REASON"
              .formatted(
                  deed.what(),
                  id,
                  reason == null || reason.isEmpty()
                      ? "no reason is told"
                      : reason + " is no reason",
                  source,
                  String.join(", ", reasons.keySet())));
    }
    if (person.roles().stream().noneMatch(role -> byRole.getOrDefault(role, -1L) >= deed.cents())) {
      throw new RunRefused(
          "Cannot %s as %s: for %s %s is more than %s may give up; %s"
              .formatted(
                  deed.what(),
                  id,
                  reason,
                  Cents.dollars(deed.cents()),
                  person.words(),
                  byRole.entrySet().stream()
                      .map(
                          each ->
                              each.getKey().word() + " may up to " + Cents.dollars(each.getValue()))
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    return person;
  }

  /** Whether what a person may begin takes another's approval, since it is above their limit. */
  public boolean takesApproval(String id, Right right, long cents) {
    return !byId.get(id).reaches(right, cents);
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
