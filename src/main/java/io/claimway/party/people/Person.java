package io.claimway.party.people;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person who may act in the network's name.
 *
 * @param id what commands and books call the person by
 * @param name for reading only
 * @param limitCents most cents of one deed, per right that moves dollars
 */
public record Person(String id, String name, Set<Role> roles, Map<Right, Long> limitCents) {

  public Person {
    roles = roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
    limitCents = limitCents.isEmpty() ? new EnumMap<>(Right.class) : new EnumMap<>(limitCents);
  }

  /** Whether so many cents are no more than the person may move at once. */
  boolean reaches(Right right, long cents) {
    return !right.inDollars() || cents <= limitCents.getOrDefault(right, 0L);
  }

  /** Name and roles. */
  String words() {
    return name + roles.stream().map(Role::word).collect(Collectors.joining(" and ", " (", ")"));
  }
}
