package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.fault.RemittanceKey;
import io.claimway.simulator.payer.fault.RemittanceKey.End;
import io.claimway.simulator.payer.fault.RemittanceKey.Queue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a receiver without fault makes of the advices that reach it: it need not find out what a
 * reported claim is about, since the payers have told it. It writes the answer key.
 */
final class FaultlessReceiver {

  private static final Set<String> BY_CONTRACT = Set.of("45", "253");
  private static final Set<String> OF_THE_PATIENT = Set.of("1", "2", "3");

  private static final String PRIOR_PAYER = "23";

  /** With CO-18 or OA-18: it crossed over and is decided there. */
  private static final String CROSSED_ALREADY = "N522";

  private final RemittanceKey key;
  private final UnexplainedAdjustments adjustments;
  private final TreeMap<LocalDate, List<Post>> underway = new TreeMap<>();
  private final IdentityHashMap<AdvisedClaim, Told> told = new IdentityHashMap<>();
  private final Map<String, List<Told>> decided = new TreeMap<>();
  private final List<Told> waiting = new ArrayList<>();

  /** An advice on its way. */
  private record Post(PaymentAdvice advice, LocalDate comes, boolean spoiled) {}

  /** A claim of an advice that has come. */
  private static final class Told {
    private final PaymentAdvice advice;
    private final AdvisedClaim claim;
    private boolean counts;

    /** Whether it came before what lets it count. */
    private boolean waited;

    /** Whether what it settled beside cash has been taken over by a later version. */
    private boolean cashOnly;

    Told(PaymentAdvice advice, AdvisedClaim claim) {
      this.advice = advice;
      this.claim = claim;
    }
  }

  FaultlessReceiver(RemittanceKey key) {
    this.key = key;
    this.adjustments = new UnexplainedAdjustments(key);
  }

  /**
   * An advice goes out.
   *
   * @param comes the morning on which it does; null where it never does
   * @param spoiled whether its first claim does not add up
   */
  void sent(PaymentAdvice advice, LocalDate comes, boolean spoiled) {
    if (comes == null) {
      adjustments.neverTold(advice);
      advice.claims().forEach(claim -> write(advice, claim, End.NEVER_TOLD, List.of(), List.of()));
    } else {
      underway
          .computeIfAbsent(comes, any -> new ArrayList<>())
          .add(new Post(advice, comes, spoiled));
    }
  }

  /** Money of an advice goes to the bank; it arrives never where no day is given. */
  void paid(PaymentAdvice advice, long cents, LocalDate arrives) {
    key.add(
        new RemittanceKey.Money(
            advice.payer().originator(),
            advice.trace(),
            cents,
            arrives == null ? null : arrives.toString()));
  }

  /** Reads what has come by a morning. */
  void read(LocalDate day) {
    List<Post> came = new ArrayList<>();
    while (!underway.isEmpty() && !underway.firstKey().isAfter(day)) {
      came.addAll(underway.pollFirstEntry().getValue());
    }
    came.sort(
        Comparator.comparing((Post post) -> post.advice().day())
            .thenComparing(post -> post.advice().key()));
    for (Post post : came) {
      take(post);
      adjustments.take(post.advice(), post.comes());
    }
    for (int i = 0; i < waiting.size(); i++) {
      if (mayCount(waiting.get(i))) {
        count(waiting.remove(i));
        // It may have let an earlier one count.
        i = -1;
      }
    }
    waiting.forEach(one -> one.waited = true);
  }

  private void take(Post post) {
    boolean spoiled = post.spoiled();
    for (AdvisedClaim claim : post.advice().claims()) {
      write(post.advice(), claim, End.SUSPENDED, List.of(), List.of());
      if (!spoiled) {
        Told one = new Told(post.advice(), claim);
        told.put(claim, one);
        waiting.add(one);
      }
      spoiled = false;
    }
  }

  /** A reversal needs what it reverses; a decision needs room. */
  private boolean mayCount(Told one) {
    if (one.claim.unfiled()) {
      return false;
    }
    if (one.claim.reversal()) {
      Told before = told.get(one.claim.reverses());
      return before != null && before.counts;
    }
    List<Told> inTheWay = inTheWay(one);
    return inTheWay.isEmpty() || (inTheWay.size() == 1 && inTheWay.get(0).claim.paidCents() == 0);
  }

  /** Decisions of other advices that count for the same claim. */
  private List<Told> inTheWay(Told one) {
    return standing(one.claim.claim().controlNumber()).stream()
        .filter(other -> other.advice != one.advice)
        .toList();
  }

  private List<Told> standing(String controlNumber) {
    return decided.getOrDefault(controlNumber, List.of()).stream()
        .filter(other -> other.counts)
        .toList();
  }

  private void count(Told one) {
    List<Queue> queues = new ArrayList<>();
    if (one.waited) {
      queues.add(Queue.WAITED);
    }
    if (one.claim.reversal()) {
      Told before = told.get(one.claim.reverses());
      before.counts = false;
      write(one.advice, one.claim, End.POSTED, queues, takenBack(before));
      return;
    }
    inTheWay(one).forEach(other -> other.counts = false);
    List<Told> before = standing(one.claim.replaces());
    before.forEach(other -> other.cashOnly = true);
    if (before.stream().anyMatch(other -> other.claim.paidCents() > 0)) {
      queues.add(Queue.CREDIT_BALANCE);
    }
    one.cashOnly = isOvertaken(one);
    List<RemittanceKey.Line> lines =
        lines(one.claim).stream().map(line -> one.cashOnly ? line.cash() : line).toList();
    if (!one.claim.correctedMemberId().isEmpty()) {
      queues.add(Queue.MEMBER);
    }
    if (lines.stream().anyMatch(line -> line.nextPayerCents() > 0)) {
      queues.add(Queue.NEXT_PAYER);
    }
    if (lines.stream().anyMatch(line -> line.deniedCents() > 0)) {
      queues.add(Queue.DENIAL);
    }
    one.counts = true;
    decided.computeIfAbsent(one.claim.claim().controlNumber(), any -> new ArrayList<>()).add(one);
    write(one.advice, one.claim, End.POSTED, queues, lines);
  }

  /** Whether a later version was decided before it came. */
  private boolean isOvertaken(Told one) {
    String number = one.claim.claim().controlNumber();
    return decided.values().stream()
        .flatMap(List::stream)
        .anyMatch(other -> other.counts && other.claim.replaces().equals(number));
  }

  private static List<RemittanceKey.Line> lines(AdvisedClaim claim) {
    List<RemittanceKey.Line> lines = new ArrayList<>();
    for (AdvisedLine line : claim.lines()) {
      long contractual = 0;
      long patient = 0;
      long denied = 0;
      long priorPayer = 0;
      long nextPayer = 0;
      for (AdvisedAmount amount : line.adjustments()) {
        long cents = amount.cents();
        if (BY_CONTRACT.contains(amount.reason())) {
          contractual += cents;
        } else if (isOfThePatient(amount)) {
          patient += claim.crossedTo().isEmpty() ? cents : 0;
          nextPayer += claim.crossedTo().isEmpty() ? 0 : cents;
        } else if (amount.reason().equals(PRIOR_PAYER)) {
          priorPayer += cents;
        } else if (amount.reason().equals("18") && line.remark().equals(CROSSED_ALREADY)) {
          nextPayer += cents;
        } else {
          denied += cents;
        }
      }
      boolean whole = denied == 0 && line.agreedCents() > 0;
      lines.add(
          new RemittanceKey.Line(
              claim.claim().lines().indexOf(line.line()) + 1,
              line.chargeCents(),
              line.paidCents(),
              contractual,
              patient,
              denied,
              priorPayer,
              nextPayer,
              whole ? Math.max(0, line.agreedCents() - line.allowedCents()) : 0));
    }
    return lines;
  }

  private static boolean isOfThePatient(AdvisedAmount amount) {
    return amount.group().equals("PR") && OF_THE_PATIENT.contains(amount.reason());
  }

  /** What a decision moved, back; what a later version has taken over is not there any more. */
  private static List<RemittanceKey.Line> takenBack(Told before) {
    return lines(before.claim).stream()
        .map(line -> before.cashOnly ? line.cash().negated() : line.negated())
        .toList();
  }

  private void write(
      PaymentAdvice advice,
      AdvisedClaim claim,
      End end,
      List<Queue> queues,
      List<RemittanceKey.Line> lines) {
    key.add(
        new RemittanceKey.Claim(
            advice.payer().originator(),
            advice.trace(),
            claim.claim().controlNumber(),
            claim.claimNumber(),
            claim.status(),
            claim.chargeCents(),
            claim.paidCents(),
            end,
            queues,
            lines));
  }
}
