package io.claimway.party.people;

import java.util.Locale;

/** The part that a person has in the network's back office. */
public enum Role {
  FINANCE,
  OPERATIONS,
  SUPPORT,
  ENGINEER;

  /** The role as sentences name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
