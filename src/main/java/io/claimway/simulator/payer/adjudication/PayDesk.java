package io.claimway.simulator.payer.adjudication;

import io.claimway.money.BankingCalendar;
import io.claimway.simulator.payer.fault.Fault;
import io.claimway.simulator.payer.fault.FaultDraw;
import io.claimway.simulator.payer.fault.FaultLog;
import io.claimway.simulator.payer.partner.PartnerDirectory;
import io.claimway.simulator.payer.partner.RegistryIndex;
import io.claimway.simulator.payer.partner.SimulatedPayer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides claims on their payment days and gathers the decisions into one advice per originator and
 * payee.
 */
public final class PayDesk {

  private static final List<Fault> DECISIONS =
      List.of(
          Fault.PARTIALLY_PAID,
          Fault.DENIED_INCOMPLETE,
          Fault.DENIED_AUTHORIZATION,
          Fault.DENIED_NECESSITY,
          Fault.DENIED_COVERAGE,
          Fault.UNDERPAID,
          Fault.DENIED_UNPROCESSABLE,
          Fault.DENIED_BUNDLED,
          Fault.DENIED_COVERAGE_PATIENT,
          Fault.DENIED_LATE,
          Fault.DENIED_DUPLICATE,
          Fault.DENIED_DOCUMENTATION,
          Fault.DENIED_NOT_COVERED);
  private static final List<Fault> SHAPES =
      List.of(
          Fault.MODIFIERS_DROPPED,
          Fault.CONTROL_NUMBER_TRUNCATED,
          Fault.CONTROL_NUMBER_LOWERED,
          Fault.CLAIM_SPLIT,
          Fault.MEMBER_ID_CORRECTED,
          Fault.CROSSED_OVER);
  private static final Map<Fault, DueWork.Kind> AFTERWARDS =
      new EnumMap<>(
          Map.of(
              Fault.REVERSED_AND_CORRECTED, DueWork.Kind.CORRECT,
              Fault.CORRECTED_ELSEWHERE, DueWork.Kind.REVERSE_FIRST,
              Fault.TAKEN_BACK, DueWork.Kind.TAKE_BACK,
              Fault.RETROACTIVELY_TERMINATED, DueWork.Kind.TERMINATE));
  private static final int REDUCED_PERCENT = 85;

  /** Who is sent on what another payer paid first; the other of the two where it is one of them. */
  private static final List<String> SECOND_PAYERS = List.of("northstar-ppo", "summit-ppo");

  private final PartnerDirectory directory;
  private final RegistryIndex registry;
  private final PayerBook book;
  private final Adjudicator adjudicator;
  private final FaultDraw draw;
  private final FaultLog log;
  private final RecoveryRegister recoveries = new RecoveryRegister();

  /** What the first payer decided of what a second has been sent on. */
  private final Map<ClaimOnFile, AdvisedClaim> sentOn = new HashMap<>();

  private final TreeMap<LocalDate, List<DueWork>> agenda = new TreeMap<>();

  public PayDesk(
      PartnerDirectory directory,
      RegistryIndex registry,
      PayerBook book,
      DeductibleBook deductibles,
      FaultDraw draw,
      FaultLog log) {
    this.directory = directory;
    this.registry = registry;
    this.book = book;
    this.adjudicator = new Adjudicator(registry, deductibles);
    this.draw = draw;
    this.log = log;
  }

  /**
   * Puts an accepted claim on the agenda: three to eight business days on, and not before what it
   * replaces is decided.
   */
  public void schedule(ClaimOnFile file) {
    int wait = 3 + draw.dice().below(2, "adjudication", file.claim().controlNumber());
    LocalDate earliest = BankingCalendar.plus(file.receivedOn(), wait);
    if (file.replaces() != null && !file.replaces().dueOn().isBefore(earliest)) {
      earliest = BankingCalendar.plus(file.replaces().dueOn(), 1);
    }
    put(file.isVoid() ? DueWork.Kind.VOID : DueWork.Kind.DECIDE, file, earliest);
  }

  private void put(DueWork.Kind kind, ClaimOnFile file, LocalDate earliest) {
    LocalDate day = PaymentDays.firstFrom(file.payer(), earliest);
    if (file.dueOn() == null || file.dueOn().isBefore(day)) {
      file.dueOn(day);
    }
    agenda.computeIfAbsent(day, any -> new ArrayList<>()).add(new DueWork(kind, file));
  }

  /** Does what is due and returns the payments that come of it, by originator and payee. */
  List<PaymentAdvice> pay(LocalDate day) {
    List<DueWork> due = new ArrayList<>();
    while (!agenda.isEmpty() && !agenda.firstKey().isAfter(day)) {
      due.addAll(agenda.pollFirstEntry().getValue());
    }
    due.removeIf(work -> work.file().standing() == ClaimOnFile.Standing.GONE);
    due.sort(DueWork.ORDER);
    Struck struck = strikeDecisions(due, day);
    TreeMap<String, PaymentAdvice> advices = new TreeMap<>();
    Map<PaymentAdvice, List<Deferral>> deferrals = new LinkedHashMap<>();
    List<ClaimOnFile> paid = new ArrayList<>();
    for (DueWork work : due) {
      ClaimOnFile file = work.file();
      if (file.standing() == ClaimOnFile.Standing.GONE) {
        continue;
      }
      PaymentAdvice advice =
          advices.computeIfAbsent(
              file.payer().originator() + "|" + file.group().npi(),
              any ->
                  new PaymentAdvice(
                      directory.firstOf(file.payer().originator()), file.group(), day));
      if (perform(work, advice, struck, deferrals, day)) {
        paid.add(file);
      }
    }
    advices.values().removeIf(advice -> advice.claims().isEmpty());
    scheduleAfterwards(paid, day);
    List<PaymentAdvice> all = List.copyOf(advices.values());
    settle(all, deferrals, day);
    return all;
  }

  /** What the menu asks for today, by control number. */
  private record Struck(Map<String, Fault> decisions, Map<Fault, Set<String>> shapes) {}

  private record Deferral(String reference, long cents) {}

  private Struck strikeDecisions(List<DueWork> due, LocalDate day) {
    Map<String, ClaimOnFile> candidates = new TreeMap<>();
    for (DueWork work : due) {
      if (work.kind() == DueWork.Kind.DECIDE && work.file().firstOfItsKind()) {
        candidates.put(work.file().claim().naturalKey(), work.file());
      }
    }
    Map<Fault, Set<String>> shapes = new EnumMap<>(Fault.class);
    for (Fault shape : SHAPES) {
      shapes.put(
          shape,
          controlNumbers(draw.strike(shape, able(shape, candidates)), candidates, shape, day));
    }
    Map<String, Fault> decisions = new HashMap<>();
    for (Fault fault : DECISIONS) {
      Set<String> keys = draw.strike(fault, candidates.keySet());
      controlNumbers(keys, candidates, fault, day).forEach(number -> decisions.put(number, fault));
      candidates.keySet().removeAll(keys);
    }
    return new Struck(decisions, shapes);
  }

  private Collection<String> able(Fault shape, Map<String, ClaimOnFile> candidates) {
    return candidates.entrySet().stream()
        .filter(each -> isAble(shape, each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean isAble(Fault shape, ClaimOnFile file) {
    return switch (shape) {
      case MODIFIERS_DROPPED ->
          file.claim().lines().stream().anyMatch(line -> !line.modifiers().isEmpty());
      case CLAIM_SPLIT -> file.claim().lines().size() > 1;
      case CROSSED_OVER ->
          file.claim().lines().size() == 1
              && file.claim().responsibility().equals("P")
              && registry.plan(file.member()).map(plan -> plan.copayCents() > 0).orElse(false);
      default -> true;
    };
  }

  private Set<String> controlNumbers(
      Set<String> keys, Map<String, ClaimOnFile> candidates, Fault fault, LocalDate day) {
    Set<String> numbers = new HashSet<>();
    for (String key : keys.stream().sorted().toList()) {
      ClaimOnFile file = candidates.get(key);
      numbers.add(file.claim().controlNumber());
      log.fault(
          day, fault, file.payer().partner(), file.claim().controlNumber(), file.claimNumber());
    }
    return numbers;
  }

  /**
   * Performs one piece of work and says whether it was a first payment that may still be corrected.
   */
  private boolean perform(
      DueWork work,
      PaymentAdvice advice,
      Struck struck,
      Map<PaymentAdvice, List<Deferral>> deferrals,
      LocalDate day) {
    ClaimOnFile file = work.file();
    switch (work.kind()) {
      case DECIDE -> {
        return decide(file, advice, struck, day);
      }
      case VOID -> end(file.replaces(), advice, "8");
      case CORRECT -> {
        undo(file, advice, file.claim().frequency());
        correct(file, advice, Outcome.reducedTo(REDUCED_PERCENT));
      }
      case REVERSE_FIRST -> {
        undo(file, advice, file.claim().frequency());
        file.reopen();
        put(DueWork.Kind.CORRECT_AFTER_REVERSAL, file, BankingCalendar.plus(day, 1));
      }
      case CORRECT_AFTER_REVERSAL -> correct(file, advice, Outcome.reducedTo(REDUCED_PERCENT));
      case TAKE_BACK -> takeBack(file, advice, deferrals);
      case PAY_SECOND -> {
        AdvisedClaim second = Adjudicator.decideSecond(file, sentOn.remove(file));
        advice.add(second);
        file.decide(second);
      }
      case TERMINATE -> {
        undo(file, advice, file.claim().frequency());
        correct(file, advice, Outcome.denial("CO", "27", "", ""));
      }
    }
    return false;
  }

  private boolean decide(ClaimOnFile file, PaymentAdvice advice, Struck struck, LocalDate day) {
    if (file.replaces() != null) {
      end(file.replaces(), advice, file.replaces().claim().frequency());
    }
    String number = file.claim().controlNumber();
    Outcome outcome = outcomeOf(file, struck.decisions().get(number), day);
    boolean withModifiers = !struck.shapes().get(Fault.MODIFIERS_DROPPED).contains(number);
    AdvisedClaim decision =
        adjudicator.decide(
            file, outcome, alteredNumber(number, struck), file.claimNumber(), withModifiers);
    decision = altered(decision, file, struck, day);
    List<AdvisedClaim> parts =
        struck.shapes().get(Fault.CLAIM_SPLIT).contains(number)
            ? decision.split()
            : List.of(decision);
    parts.forEach(advice::add);
    parts.forEach(part -> book.number(file, part.claimNumber()));
    file.decide(decision, parts);
    if (outcome.unprocessable()) {
      book.close(file);
      file.leave();
    }
    return file.firstOfItsKind()
        && file.claim().responsibility().equals("P")
        && decision.paidCents() > 0;
  }

  private AdvisedClaim altered(
      AdvisedClaim decision, ClaimOnFile file, Struck struck, LocalDate day) {
    String number = file.claim().controlNumber();
    AdvisedClaim altered = decision;
    if (struck.shapes().get(Fault.MEMBER_ID_CORRECTED).contains(number)) {
      altered = altered.correcting("9" + file.claim().memberId());
    }
    boolean leftToThePatient = decision.status().equals("1") && decision.patientCents() > 0;
    if (struck.shapes().get(Fault.CROSSED_OVER).contains(number) && leftToThePatient) {
      SimulatedPayer second = secondPayer(file.payer());
      altered = altered.crossedTo(second.name());
      ClaimOnFile sent =
          new ClaimOnFile(
              file.claim(),
              second,
              file.member(),
              file.group(),
              file.licence(),
              book.nextClaimNumber(second.id(), day),
              day,
              null,
              false);
      sentOn.put(sent, altered);
      put(DueWork.Kind.PAY_SECOND, sent, BankingCalendar.plus(day, 3));
    }
    return altered;
  }

  private SimulatedPayer secondPayer(SimulatedPayer first) {
    return SECOND_PAYERS.stream()
        .map(directory::payer)
        .filter(each -> !each.originator().equals(first.originator()))
        .findFirst()
        .orElseThrow();
  }

  private static String alteredNumber(String number, Struck struck) {
    if (struck.shapes().get(Fault.CONTROL_NUMBER_TRUNCATED).contains(number)) {
      return number.substring(0, Math.max(1, number.length() - 3));
    }
    return struck.shapes().get(Fault.CONTROL_NUMBER_LOWERED).contains(number)
        ? number.toLowerCase(Locale.ROOT)
        : number;
  }

  private Outcome outcomeOf(ClaimOnFile file, Fault fault, LocalDate day) {
    LocalDate served = file.claim().firstDay();
    String why = null;
    Outcome outcome = fault == null ? Outcome.BY_BENEFITS : Outcome.of(fault);
    if (!book.covers(file.member(), served)) {
      why = "coverage ended";
      outcome = Outcome.denial("CO", "27", "", "");
    } else if (ChronoUnit.DAYS.between(served, file.receivedOn()) > file.payer().filingDays()
        && file.replaces() == null) {
      why = "came after the filing limit";
      outcome = Outcome.denial("CO", "29", "", "");
    } else if (registry.plan(file.member()).map(plan -> plan.authorizationRequired()).orElse(false)
        && file.claim().authorization().isEmpty()) {
      why = "authorization is required";
      outcome = Outcome.denial("CO", "197", "", "");
    }
    if (why != null) {
      log.add(
          new FaultLog.Entry(
              day,
              FaultLog.Kind.REGISTRY,
              "claim-denied",
              file.payer().partner(),
              file.claim().controlNumber(),
              why));
    }
    return outcome;
  }

  /**
   * Reverses the standing decision of a claim; one that is replaced or voided is the payer's no
   * more.
   */
  private void undo(ClaimOnFile file, PaymentAdvice advice, String frequency) {
    if (file.decision() == null) {
      throw new IllegalStateException(
          "Cannot reverse claim " + file.claimNumber() + ": it has no decision");
    }
    file.told().forEach(part -> advice.add(part.reversed(frequency)));
    adjudicator.undo(file);
  }

  /** Ends a claim that is voided or replaced, and reverses its decision if one stands. */
  private void end(ClaimOnFile file, PaymentAdvice advice, String frequency) {
    if (file.standing() == ClaimOnFile.Standing.DECIDED) {
      undo(file, advice, frequency);
    }
    book.close(file);
    file.leave();
  }

  private void correct(ClaimOnFile file, PaymentAdvice advice, Outcome outcome) {
    String number = file.nextClaimNumber();
    book.number(file, number);
    AdvisedClaim corrected =
        adjudicator.decide(file, outcome, file.claim().controlNumber(), number, true);
    advice.add(corrected);
    file.decide(corrected);
  }

  private void takeBack(
      ClaimOnFile file, PaymentAdvice advice, Map<PaymentAdvice, List<Deferral>> deferrals) {
    AdvisedClaim before = file.decision();
    undo(file, advice, file.claim().frequency());
    correct(file, advice, Outcome.reducedTo(REDUCED_PERCENT));
    long tooMuch = before.paidCents() - file.decision().paidCents();
    if (tooMuch > 0) {
      deferrals
          .computeIfAbsent(advice, any -> new ArrayList<>())
          .add(new Deferral(before.claimNumber(), tooMuch));
    }
  }

  private void scheduleAfterwards(List<ClaimOnFile> paid, LocalDate day) {
    Map<String, ClaimOnFile> candidates = new TreeMap<>();
    paid.forEach(file -> candidates.put(file.claim().naturalKey(), file));
    AFTERWARDS.forEach(
        (fault, work) -> {
          Set<String> keys = draw.strike(fault, candidates.keySet());
          controlNumbers(keys, candidates, fault, day);
          for (String key : keys.stream().sorted().toList()) {
            ClaimOnFile file = candidates.remove(key);
            put(work, file, BankingCalendar.plus(day, 3));
            if (work == DueWork.Kind.TERMINATE) {
              book.terminate(file.member(), file.claim().firstDay().minusDays(1));
            }
          }
        });
  }

  private void settle(
      List<PaymentAdvice> advices, Map<PaymentAdvice, List<Deferral>> deferrals, LocalDate day) {
    advices.forEach(recoveries::recover);
    deferrals.forEach(
        (advice, each) ->
            each.forEach(one -> recoveries.defer(advice, "WO", one.reference(), one.cents())));
    List<String> paying =
        advices.stream().filter(advice -> advice.cents() > 0).map(PaymentAdvice::key).toList();
    Set<String> withInterest = draw.strike(Fault.INTEREST_PAID, paying);
    for (PaymentAdvice advice : advices) {
      if (withInterest.contains(advice.key())) {
        long interest = 50L + draw.dice().below(400, "interest", advice.key());
        advice.adjust("L6", advice.claims().get(0).claimNumber(), -interest);
        log.fault(
            day,
            Fault.INTEREST_PAID,
            advice.payer().partner(),
            advice.trace(),
            interest + " cents");
      }
      if (advice.cents() < 0) {
        recoveries.defer(advice, "FB", advice.trace(), -advice.cents());
      }
    }
  }
}
