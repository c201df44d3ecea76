package io.claimway.bank.bai2;

import java.util.Optional;

/** What a group's data is meant for (record 02, field 4). */
public enum GroupStatus {
  UPDATE("1"),
  /** It takes back what was reported before. */
  DELETION("2"),
  /** It stands in place of what was reported before. */
  CORRECTION("3"),
  TEST("4");

  private final String code;

  GroupStatus(String code) {
    this.code = code;
  }

  /** The status of a code; banks that leave it out mean an update. */
  static Optional<GroupStatus> of(String code) {
    String plain = code.replaceFirst("^0+(?=.)", "");
    if (plain.isEmpty()) {
      return Optional.of(UPDATE);
    }
    for (GroupStatus status : values()) {
      if (status.code.equals(plain)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /** Whether its lines are lines of the account. */
  public boolean isBooked() {
    return this == UPDATE || this == CORRECTION;
  }
}
