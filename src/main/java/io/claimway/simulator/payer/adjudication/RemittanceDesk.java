package io.claimway.simulator.payer.adjudication;

import io.claimway.money.BankingCalendar;
import io.claimway.simulator.payer.bank.Deposit;
import io.claimway.simulator.payer.bank.DepositQueue;
import io.claimway.simulator.payer.fault.Fault;
import io.claimway.simulator.payer.fault.FaultDraw;
import io.claimway.simulator.payer.fault.FaultLog;
import io.claimway.simulator.payer.fault.RemittanceKey;
import io.claimway.simulator.payer.partner.Dispatch;
import io.claimway.simulator.payer.partner.PartnerDirectory;
import io.claimway.simulator.payer.partner.SimulatedPartner;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sends the day's payments: one 835 file per originator, and a deposit for each payment that has
 * money.
 */
public final class RemittanceDesk {

  private static final List<Fault> FILE_FAULTS =
      List.of(
          Fault.REMITTANCE_LATE,
          Fault.REMITTANCE_REPEATED,
          Fault.REMITTANCE_REKEYED,
          Fault.REMITTANCE_SPLIT,
          Fault.REMITTANCE_MALFORMED,
          Fault.REMITTANCE_MISSING);

  private final PayDesk payDesk;
  private final PartnerDirectory directory;
  private final DepositQueue deposits;
  private final Dispatch dispatch;
  private final FaultDraw draw;
  private final FaultLog log;
  private final FaultlessReceiver receiver;

  public RemittanceDesk(
      PayDesk payDesk,
      PartnerDirectory directory,
      DepositQueue deposits,
      Dispatch dispatch,
      FaultDraw draw,
      FaultLog log,
      RemittanceKey key) {
    this.payDesk = payDesk;
    this.directory = directory;
    this.deposits = deposits;
    this.dispatch = dispatch;
    this.draw = draw;
    this.log = log;
    this.receiver = new FaultlessReceiver(key);
  }

  /** Pays what is due on a day, and sends the advices and the money. */
  public void payAndAdvise(LocalDate day) {
    List<PaymentAdvice> advices = payDesk.pay(day);
    deposit(advices, day);
    Set<String> unbalanced = draw.strike(Fault.REMITTANCE_UNBALANCED, keys(advices));
    unbalanced.stream()
        .sorted()
        .forEach(key -> log.fault(day, Fault.REMITTANCE_UNBALANCED, "", key, ""));
    TreeMap<String, List<PaymentAdvice>> byOriginator = new TreeMap<>();
    advices.forEach(
        advice ->
            byOriginator
                .computeIfAbsent(advice.payer().originator(), any -> new ArrayList<>())
                .add(advice));
    mergeFiles(byOriginator, unbalanced, day);
    Map<String, Fault> faults = strikeFiles(byOriginator, day);
    byOriginator.forEach(
        (originator, own) -> send(originator, own, faults.get(originator), unbalanced, day));
    receiver.read(day);
  }

  private static List<String> keys(List<PaymentAdvice> advices) {
    return advices.stream().map(PaymentAdvice::key).toList();
  }

  private void deposit(List<PaymentAdvice> advices, LocalDate day) {
    List<PaymentAdvice> paying = advices.stream().filter(advice -> advice.cents() > 0).toList();
    Set<String> late = draw.strike(Fault.DEPOSIT_LATE, keys(paying));
    Set<String> missing = draw.strike(Fault.DEPOSIT_MISSING, keys(paying));
    Set<String> tooShort = draw.strike(Fault.DEPOSIT_SHORT, keys(paying));
    Set<String> takenBack = draw.strike(Fault.DEPOSIT_TAKEN_BACK, keys(paying));
    for (PaymentAdvice advice : paying) {
      String key = advice.key();
      int[] waits = {0, 0, 0, 1, 1, 2};
      advice.depositOn(
          BankingCalendar.plus(day, waits[draw.dice().below(waits.length, "deposit", key)]));
      LocalDate arrives = advice.depositedOn();
      long cents = advice.cents();
      if (missing.contains(key)) {
        note(day, Fault.DEPOSIT_MISSING, advice);
        receiver.paid(advice, cents, null);
        continue;
      }
      if (late.contains(key)) {
        note(day, Fault.DEPOSIT_LATE, advice);
        arrives = BankingCalendar.plus(day, 5);
      } else if (tooShort.contains(key) && cents > 100) {
        note(day, Fault.DEPOSIT_SHORT, advice);
        cents -= 100;
      }
      bring(advice, cents, arrives, false);
      if (takenBack.contains(key)) {
        note(day, Fault.DEPOSIT_TAKEN_BACK, advice);
        bring(advice, cents, BankingCalendar.plus(arrives, 2), true);
        bring(advice, cents, BankingCalendar.plus(arrives, 4), false);
      }
    }
  }

  private void bring(PaymentAdvice advice, long cents, LocalDate arrives, boolean takenBack) {
    receiver.paid(advice, takenBack ? -cents : cents, arrives);
    deposits.add(
        arrives,
        new Deposit(
            advice.payee(),
            advice.payer().originator(),
            advice.payer().name(),
            advice.trace(),
            cents,
            takenBack));
  }

  private void note(LocalDate day, Fault fault, PaymentAdvice advice) {
    log.fault(day, fault, advice.payer().partner(), advice.trace(), advice.cents() + " cents");
  }

  private static String fileKey(String originator, LocalDate day) {
    return originator + "|" + day;
  }

  private Map<String, Fault> strikeFiles(
      Map<String, List<PaymentAdvice>> byOriginator, LocalDate day) {
    Map<String, Fault> struck = new TreeMap<>();
    Set<String> candidates = new HashSet<>();
    byOriginator.keySet().forEach(originator -> candidates.add(fileKey(originator, day)));
    for (Fault fault : FILE_FAULTS) {
      for (String key : draw.strike(fault, candidates).stream().sorted().toList()) {
        String originator = key.substring(0, key.indexOf('|'));
        struck.put(originator, fault);
        candidates.remove(key);
        log.fault(
            day,
            fault,
            partnerOf(byOriginator.get(originator)).slug(),
            originator,
            traces(byOriginator.get(originator)));
      }
    }
    return struck;
  }

  private static String traces(List<PaymentAdvice> advices) {
    return String.join(" ", advices.stream().map(PaymentAdvice::trace).toList());
  }

  private SimulatedPartner partnerOf(List<PaymentAdvice> advices) {
    String slug = advices.get(0).payer().partner();
    return directory.partners().stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Where the menu asks for it, puts the interchanges of two originators of one partner into one
   * file.
   */
  private void mergeFiles(
      Map<String, List<PaymentAdvice>> byOriginator, Set<String> unbalanced, LocalDate day) {
    List<String> originators = List.copyOf(byOriginator.keySet());
    Map<String, String> neighbours = new TreeMap<>();
    for (int i = 0; i + 1 < originators.size(); i++) {
      String first = originators.get(i);
      String second = originators.get(i + 1);
      if (partnerOf(byOriginator.get(first)).equals(partnerOf(byOriginator.get(second)))) {
        neighbours.put(fileKey(first, day), second);
      }
    }
    Set<String> struck = draw.strike(Fault.REMITTANCE_MERGED, neighbours.keySet());
    for (String key : struck.stream().sorted().toList()) {
      String first = key.substring(0, key.indexOf('|'));
      String second = neighbours.get(key);
      if (!byOriginator.containsKey(first) || !byOriginator.containsKey(second)) {
        continue;
      }
      SimulatedPartner partner = partnerOf(byOriginator.get(first));
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      for (List<PaymentAdvice> advices :
          List.of(byOriginator.remove(first), byOriginator.remove(second))) {
        both.writeBytes(text(advices, partner, day, unbalanced));
        tell(advices, day, unbalanced);
      }
      log.fault(day, Fault.REMITTANCE_MERGED, partner.slug(), first, second);
      send(day, partner, first, both.toByteArray());
    }
  }

  private byte[] text(
      List<PaymentAdvice> advices,
      SimulatedPartner partner,
      LocalDate day,
      Set<String> unbalanced) {
    return RemittanceText.of(
        advices, partner, day, dispatch.nextControl(partner.slug()), unbalanced);
  }

  /** When all of a file has come whole; null where it never does. */
  private static LocalDate comes(Fault fault, LocalDate day) {
    if (fault == Fault.REMITTANCE_MISSING) {
      return null;
    }
    boolean late = fault == Fault.REMITTANCE_LATE || fault == Fault.REMITTANCE_MALFORMED;
    return late ? BankingCalendar.plus(day, 2) : day;
  }

  private void tell(List<PaymentAdvice> advices, LocalDate comes, Set<String> unbalanced) {
    advices.forEach(advice -> receiver.sent(advice, comes, unbalanced.contains(advice.key())));
  }

  private void send(LocalDate morning, SimulatedPartner partner, String originator, byte[] bytes) {
    dispatch.send(morning, partner.slug(), "835", originator, "edi", bytes);
  }

  private void send(
      String originator,
      List<PaymentAdvice> advices,
      Fault fault,
      Set<String> unbalanced,
      LocalDate day) {
    SimulatedPartner partner = partnerOf(advices);
    tell(advices, comes(fault, day), unbalanced);
    if (fault == Fault.REMITTANCE_SPLIT) {
      advices.forEach(
          advice ->
              send(day, partner, originator, text(List.of(advice), partner, day, unbalanced)));
      return;
    }
    byte[] bytes = text(advices, partner, day, unbalanced);
    if (fault == null) {
      send(day, partner, originator, bytes);
      return;
    }
    switch (fault) {
      case REMITTANCE_LATE -> send(BankingCalendar.plus(day, 2), partner, originator, bytes);
      case REMITTANCE_REPEATED -> {
        send(day, partner, originator, bytes);
        send(BankingCalendar.plus(day, 1), partner, originator, bytes);
      }
      case REMITTANCE_REKEYED -> {
        send(day, partner, originator, bytes);
        send(
            BankingCalendar.plus(day, 2),
            partner,
            originator,
            text(advices, partner, day, unbalanced));
      }
      case REMITTANCE_MALFORMED -> {
        send(day, partner, originator, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        send(
            BankingCalendar.plus(day, 2),
            partner,
            originator,
            text(advices, partner, day, unbalanced));
      }
      case REMITTANCE_MISSING -> {}
      default ->
          throw new IllegalStateException("Cannot send a remittance with fault " + fault.key());
    }
  }
}
