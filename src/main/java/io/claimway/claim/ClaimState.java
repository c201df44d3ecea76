package io.claimway.claim;

import java.util.Optional;
import java.util.Set;

/**
 * Where a claim version stands, who has it, and how it leaves. {@code claim.state_kind} and {@code
 * claim.transition} are the same table for SQL.
 */
public enum ClaimState {
  READY(
      "built, and in no file yet",
      Owner.TONIGHT,
      "the next file of its payer",
      Set.of(ClaimEvent.BUILT, ClaimEvent.FILED, ClaimEvent.WITHDRAWN)),
  FILED(
      "in a file that has not left",
      Owner.TONIGHT,
      "delivery, or the check at the door",
      Set.of(
          ClaimEvent.SUBMITTED,
          ClaimEvent.WITHHELD,
          ClaimEvent.FILE_ACCEPTED,
          ClaimEvent.ACCEPTED,
          ClaimEvent.REJECTED)),
  SUBMITTED(
      "delivered and not answered",
      Owner.PAYER,
      "999, 277CA or 835; silence opens an item",
      Set.of(ClaimEvent.FILE_ACCEPTED, ClaimEvent.ACCEPTED, ClaimEvent.REJECTED)),
  FILE_ACCEPTED(
      "its file was accepted (999)",
      Owner.PAYER,
      "277CA or 835; silence opens an item",
      Set.of(ClaimEvent.ACCEPTED, ClaimEvent.REJECTED)),
  ACCEPTED(
      "accepted for adjudication (277CA)",
      Owner.PAYER,
      "835; silence opens an item",
      Set.of(ClaimEvent.REJECTED)),
  REJECTED(
      "refused before adjudication",
      Owner.OPERATIONS,
      "corrected facts, or a replay",
      Set.of(ClaimEvent.BUILT, ClaimEvent.WITHDRAWN)),
  WITHHELD(
      "its file was kept back at the door",
      Owner.OPERATIONS,
      "corrected facts, or a replay of the file",
      Set.of(ClaimEvent.BUILT, ClaimEvent.WITHDRAWN)),
  PAID(
      "decided and not denied",
      Owner.NOBODY,
      "an amendment or a reversal",
      Set.of(ClaimEvent.BUILT)),
  DENIED(
      "decided and denied",
      Owner.OPERATIONS,
      "a replacement, an appeal, a write-off",
      Set.of(ClaimEvent.BUILT)),
  REVERSED(
      "its decision was taken back",
      Owner.PAYER,
      "the corrected decision",
      Set.of(ClaimEvent.BUILT)),
  VOIDED(
      "taken back, or closed before it was taken in",
      Owner.NOBODY,
      "a session that counts again",
      Set.of(ClaimEvent.BUILT)),
  WITHDRAWN(
      "no longer wanted: the version that the payer has says what is true",
      Owner.NOBODY,
      "an amendment",
      Set.of(ClaimEvent.BUILT));

  /** Who must move next. */
  public enum Owner {
    TONIGHT("the night"),
    PAYER("the payer"),
    OPERATIONS("claims operations"),
    NOBODY("nobody");

    private final String words;

    Owner(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }

  /** A payer's decision counts wherever the claim stands: what it paid, it has. */
  private static final Set<ClaimEvent> DECISIONS =
      Set.of(ClaimEvent.PAID, ClaimEvent.DENIED, ClaimEvent.REVERSED, ClaimEvent.VOIDED);

  private final String meaning;
  private final Owner owner;
  private final String exit;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<ClaimEvent> moves;

  ClaimState(String meaning, Owner owner, String exit, Set<ClaimEvent> moves) {
    this.meaning = meaning;
    this.owner = owner;
    this.exit = exit;
    this.moves = moves;
  }

  /**
   * Where a version stands after an event of it; a version that follows begins again with {@code
   * BUILT}. Nothing where the event does not move it.
   */
  public Optional<ClaimState> after(ClaimEvent event) {
    if (!moves.contains(event) && !DECISIONS.contains(event)) {
      return Optional.empty();
    }
    return Optional.of(event == ClaimEvent.BUILT ? READY : valueOf(event.name()));
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }

  public Owner owner() {
    return owner;
  }

  /** What moves it on, in words. */
  public String exit() {
    return exit;
  }

  /** Whether the version is on its way and nothing can be said of what the payer makes of it. */
  boolean underWay() {
    return this == FILED || this == SUBMITTED || this == FILE_ACCEPTED;
  }

  /** Whether the payer has decided the version, and may be sent another in its place. */
  boolean decided() {
    return this == PAID || this == DENIED || this == REVERSED;
  }

  /** Whether nothing of the version is with the payer, so that another may follow at once. */
  public boolean restsWithUs() {
    return this == READY || this == REJECTED || this == WITHHELD || this == WITHDRAWN;
  }
}
