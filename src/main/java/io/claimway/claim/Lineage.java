package io.claimway.claim;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A claim with its newest version and the one that is live at the payer, as far as tonight's
 * sessions touch it.
 *
 * @param origin how its payer came to know of it
 * @param live the version that the payer has; null when it has none
 * @param payerClaimNumber the payer's newest number; null while it has given none
 * @param everBilled sessions of the lines of all its versions
 */
public record Lineage(
    long claimId,
    LineageOrigin origin,
    StandingVersion newest,
    StandingVersion live,
    String payerClaimNumber,
    Set<String> everBilled)
    implements Serializable {

  public Lineage {
    Objects.requireNonNull(newest, "newest");
    everBilled = new TreeSet<>(everBilled);
  }

  LineageKey key() {
    return LineageKey.of(newest.content());
  }

  String naturalKey() {
    return newest.content().naturalKey();
  }

  /** Whether nothing of it is or will be with the payer. */
  boolean ended() {
    return newest.state() == ClaimState.VOIDED && live == null;
  }

  /** What counts of it: the newest version, unless it was withdrawn and the live one stands. */
  StandingVersion current() {
    return newest.state() == ClaimState.WITHDRAWN && live != null ? live : newest;
  }

  /** Whether it bills a session, as far as we want it to. */
  boolean bills(String sessionId) {
    return !ended() && current().bills(sessionId);
  }

  /**
   * Whether the payer has, or is being sent, a version that bills the session: until that ends, the
   * session may not go to the same payer on another claim.
   */
  boolean occupies(String sessionId) {
    return (live != null && live.content().names(sessionId))
        || (!ended() && !newest.state().restsWithUs() && newest.bills(sessionId));
  }

  /** The sessions of what counts of it, in order of their lines. */
  public List<String> sessionIds() {
    return current().content().sessionIds();
  }
}
