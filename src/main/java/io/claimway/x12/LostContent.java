package io.claimway.x12;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What refusing findings take out of a file: single transactions, those of a group or interchange
 * whose envelope leaves them uncertain, and what was lost beside the transactions that were read.
 *
 * <p>Feed it the findings of a file; a trailer tells of its transactions only when they have gone
 * by, so ask when the file has ended.
 */
public final class LostContent {
  private final Map<Place, Finding> refusals = new HashMap<>();
  private Finding rest;

  /** An interchange, a group in it or a transaction in that; 0 where it is the whole. */
  private record Place(int interchange, int group, int transaction) {}

  /** Takes a finding; of several in one place the first one is kept. */
  public void accept(Finding finding) {
    if (!finding.refuses()) {
      return;
    }
    Location at = finding.location();
    switch (finding.code().refuses(Direction.ANSWER)) {
      case INTERCHANGE -> refusals.putIfAbsent(new Place(at.interchange(), 0, 0), finding);
      case GROUP -> refusals.putIfAbsent(new Place(at.interchange(), at.group(), 0), finding);
      case THE_REST -> rest = rest == null ? finding : rest;
      default -> {
        if (at.transaction() > 0) {
          refusals.putIfAbsent(new Place(at.interchange(), at.group(), at.transaction()), finding);
        } else {
          rest = rest == null ? finding : rest;
        }
      }
    }
  }

  /** Why the transaction of a location is not to be used, or empty. */
  public Optional<Finding> inTransaction(Location at) {
    Finding own = refusals.get(new Place(at.interchange(), at.group(), at.transaction()));
    return own != null ? Optional.of(own) : around(at);
  }

  /** Why no transaction of a location's group or interchange is to be used, or empty. */
  public Optional<Finding> around(Location at) {
    Finding group = refusals.get(new Place(at.interchange(), at.group(), 0));
    return Optional.ofNullable(
        group != null ? group : refusals.get(new Place(at.interchange(), 0, 0)));
  }

  /** What was lost beside the transactions, or empty. */
  public Optional<Finding> rest() {
    return Optional.ofNullable(rest);
  }
}
