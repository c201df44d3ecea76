package io.claimway.remittance;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimFrequency;
import io.claimway.claim.ClaimState;
import io.claimway.party.payer.Program;
import java.time.LocalDate;
import java.util.List;

/**
 * A lineage as the book has it before tonight's remittances.
 *
 * @param payerSequence P, S or T: its place among the payers of its sessions
 * @param nextPayer that is asked after its payer, or null where no further coverage is in force
 * @param program of its payer: whether the member may be billed
 * @param underpaymentCents difference to the expected payment that its payer's profile lets pass
 * @param version its newest
 * @param state of the newest
 * @param live the version that its payer has; null when it has none
 * @param liveState of that version; null when there is none
 * @param lastSeq of its events
 * @param payerClaimNumber the payer's newest, or null
 */
public record ClaimStanding(
    long claimId,
    String naturalKey,
    String payer,
    String billingEntity,
    String clientId,
    LocalDate serviceDate,
    String payerSequence,
    String nextPayer,
    Program program,
    long underpaymentCents,
    int version,
    ClaimState state,
    String codes,
    LocalDate since,
    Integer live,
    ClaimState liveState,
    int lastSeq,
    String payerClaimNumber,
    List<SentVersion> versions) {

  private static final String SEQUENCES = "PST";

  public ClaimStanding {
    versions = List.copyOf(versions);
  }

  SentVersion sent(int wanted) {
    return versions.stream()
        .filter(sent -> sent.version() == wanted)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot adjudicate claim " + claimId + ": it has no version " + wanted));
  }

  /** Whether its payer is asked before another's. */
  boolean isBefore(ClaimStanding other) {
    return SEQUENCES.indexOf(payerSequence) < SEQUENCES.indexOf(other.payerSequence);
  }

  SentVersion newest() {
    return sent(version);
  }

  /**
   * Its event by an adjudication of one of its versions; where it does not move, why it is noted.
   */
  ClaimAdvance advance(AdjudicationEffect effect, int of, String why, String cause) {
    boolean moves = moves(effect, of);
    boolean ofAnEarlier = !moves && of != version;
    return new ClaimAdvance(
        claimId,
        lastSeq + 1,
        of,
        moves ? effect.name() : AdjudicationEffect.NOTED.name(),
        !ofAnEarlier ? why : why == null ? effect.name() : effect.name() + " " + why,
        cause);
  }

  /** After an adjudication of one of its versions. */
  ClaimStanding after(AdjudicationEffect effect, int of, String why, String number, LocalDate day) {
    String newNumber = number.isEmpty() ? payerClaimNumber : number;
    if (!moves(effect, of)) {
      return with(state, codes, since, live, liveState, newNumber);
    }
    ClaimEvent event = event(effect);
    ClaimState reached = state.after(event).orElseThrow();
    ClaimEvent.Live becomes = event.live(ClaimFrequency.of(sent(of).frequency()));
    boolean takes = becomes == ClaimEvent.Live.TAKES;
    boolean ends = becomes == ClaimEvent.Live.ENDS;
    Integer nowLive = takes ? Integer.valueOf(of) : ends ? null : live;
    ClaimState nowLiveState = takes ? reached : ends ? null : liveState;
    return movesNewest(effect, of)
        ? with(reached, why, day, nowLive, nowLiveState, newNumber)
        : with(state, codes, since, nowLive, nowLiveState, newNumber);
  }

  private ClaimStanding with(
      ClaimState newState,
      String newCodes,
      LocalDate newSince,
      Integer newLive,
      ClaimState newLiveState,
      String newNumber) {
    return new ClaimStanding(
        claimId,
        naturalKey,
        payer,
        billingEntity,
        clientId,
        serviceDate,
        payerSequence,
        nextPayer,
        program,
        underpaymentCents,
        version,
        newState,
        newCodes,
        newSince,
        newLive,
        newLiveState,
        lastSeq + 1,
        newNumber,
        versions);
  }

  /**
   * An adjudication moves the newest version and the live one; of any other it is noted. A void
   * that a payer finalises again, when a later original has followed it, is noted too.
   */
  private boolean moves(AdjudicationEffect effect, int of) {
    return effect.movesClaim() && (movesNewest(effect, of) || (live != null && live == of));
  }

  private boolean movesNewest(AdjudicationEffect effect, int of) {
    return of == version || (effect == AdjudicationEffect.VOIDED && newest().isVoid());
  }

  private static ClaimEvent event(AdjudicationEffect effect) {
    return ClaimEvent.valueOf(effect.name());
  }
}
