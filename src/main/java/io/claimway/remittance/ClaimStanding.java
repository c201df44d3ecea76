package io.claimway.remittance;

import io.claimway.party.payer.Program;
import java.time.LocalDate;
import java.util.List;

/**
 * A lineage as the book has it before tonight's remittances.
 *
 * @param program of its payer: whether the member may be billed
 * @param underpaymentCents difference to the expected payment that its payer's profile lets pass
 * @param version its newest
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
    Program program,
    long underpaymentCents,
    int version,
    String state,
    String codes,
    LocalDate since,
    int lastSeq,
    String payerClaimNumber,
    List<SentVersion> versions) {

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
    boolean moves = moves(effect, of);
    return new ClaimStanding(
        claimId,
        naturalKey,
        payer,
        billingEntity,
        clientId,
        serviceDate,
        program,
        underpaymentCents,
        version,
        moves ? effect.name() : state,
        moves ? why : codes,
        moves ? day : since,
        lastSeq + 1,
        number.isEmpty() ? payerClaimNumber : number,
        versions);
  }

  /** An adjudication of an earlier version is noted: it does not change the claim's state. */
  private boolean moves(AdjudicationEffect effect, int of) {
    return effect == AdjudicationEffect.VOIDED
        || (effect != AdjudicationEffect.NOTED && of == version);
  }
}
