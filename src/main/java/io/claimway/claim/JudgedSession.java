package io.claimway.claim;

import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.PricedSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A billable session after every predicate that looks at it alone.
 *
 * @param priced null while a fact is missing without which no claim can be formed
 * @param payer null while none is known
 * @param deadline last day of timely filing; null while no payer is known
 * @param chargeCents what the session charges, as far as charges are known
 * @param holds in order of their codes; none when it may be billed
 */
record JudgedSession(
    SessionCase facts,
    PricedSession priced,
    String payer,
    LocalDate deadline,
    long chargeCents,
    List<Hold> holds) {

  JudgedSession {
    holds = List.copyOf(holds);
  }

  boolean ready() {
    return holds.isEmpty();
  }

  JudgedSession stoppedBy(Collection<EditCode> edits) {
    List<Hold> all = new ArrayList<>(holds);
    edits.forEach(edit -> all.add(Hold.of(edit, deadline, chargeCents)));
    return new JudgedSession(facts, priced, payer, deadline, chargeCents, all);
  }

  JudgedSession heldFor(HoldCode code) {
    List<Hold> all = new ArrayList<>(holds);
    all.add(Hold.of(code, deadline, chargeCents));
    return new JudgedSession(facts, priced, payer, deadline, chargeCents, all);
  }

  /** What the provider earns by the contract; nothing while a hold delays pay. */
  long earnedCents() {
    return priced == null || holds.stream().anyMatch(Hold::delaysPay) ? 0 : priced.providerCents();
  }
}
