package io.claimway.claim;

import io.claimway.claim.edit.EditFinding;
import io.claimway.claim.edit.HoldOwner;
import io.claimway.claim.edit.PricedSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A session after every predicate that looks at it alone.
 *
 * @param priced null while a fact is missing without which no claim can be formed
 * @param payer null while none is known
 * @param deadline last day of timely filing; null while no payer is known
 * @param chargeCents what the session charges, as far as charges are known
 * @param holds in order of their codes; none when it may be billed
 * @param noted what edits put right or warn of
 */
record JudgedSession(
    SessionCase facts,
    PricedSession priced,
    String payer,
    LocalDate deadline,
    long chargeCents,
    List<Hold> holds,
    List<EditFinding> noted) {

  JudgedSession {
    holds = List.copyOf(holds);
    noted = List.copyOf(noted);
  }

  boolean ready() {
    return holds.isEmpty();
  }

  String sessionId() {
    return facts.session().sessionId();
  }

  boolean billable() {
    return facts.session().status().billable();
  }

  /**
   * Whether what the session says may still change by itself, or the payer has yet to say what it
   * needs: nothing is undone for it meanwhile.
   */
  boolean unsettled() {
    return !holds.isEmpty()
        && (holds.stream().anyMatch(hold -> hold.owner() == HoldOwner.TIME)
            || holds.stream().allMatch(hold -> hold.owner() == HoldOwner.PAYER));
  }

  /** A session that no payer pays for: nothing that it misses is asked for. */
  JudgedSession asCancelled() {
    return new JudgedSession(facts, priced, payer, deadline, chargeCents, List.of(), List.of());
  }

  /** The same while it waits for its payer alone, whom nobody asks about a cancelled session. */
  JudgedSession askingNoPayer() {
    return new JudgedSession(
        facts,
        priced,
        payer,
        deadline,
        chargeCents,
        holds.stream()
            .map(hold -> hold.owner() == HoldOwner.PAYER ? hold.nobodys() : hold)
            .toList(),
        noted);
  }

  /** The session with what edits found: held by what holds, and with a note of the rest. */
  JudgedSession found(Collection<EditFinding> findings) {
    if (findings.isEmpty()) {
      return this;
    }
    List<EditFinding> more = new ArrayList<>(noted);
    findings.stream().filter(each -> !each.holds()).forEach(more::add);
    return heldBy(
        findings.stream()
            .filter(EditFinding::holds)
            .map(each -> Hold.of(each, deadline, chargeCents))
            .toList(),
        more);
  }

  JudgedSession heldFor(HoldCode code) {
    return heldBy(List.of(Hold.of(code, deadline, chargeCents)), noted);
  }

  private JudgedSession heldBy(List<Hold> more, List<EditFinding> notes) {
    List<Hold> all = new ArrayList<>(holds);
    for (Hold hold : more) {
      if (all.stream().noneMatch(hold::isFor)) {
        all.add(hold);
      }
    }
    return new JudgedSession(facts, priced, payer, deadline, chargeCents, all, notes);
  }

  /** What the provider earns by the contract; nothing while a hold delays pay, or if cancelled. */
  long earnedCents() {
    return priced == null || !billable() || holds.stream().anyMatch(Hold::delaysPay)
        ? 0
        : priced.providerCents();
  }
}
