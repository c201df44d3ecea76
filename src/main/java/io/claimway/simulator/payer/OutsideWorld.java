package io.claimway.simulator.payer;

import io.claimway.money.BankingCalendar;
import io.claimway.simulator.payer.adjudication.AcceptanceDesk;
import io.claimway.simulator.payer.adjudication.DeductibleBook;
import io.claimway.simulator.payer.adjudication.PayDesk;
import io.claimway.simulator.payer.adjudication.PayerBook;
import io.claimway.simulator.payer.adjudication.RemittanceDesk;
import io.claimway.simulator.payer.bank.BankDesk;
import io.claimway.simulator.payer.bank.DepositQueue;
import io.claimway.simulator.payer.fault.Dice;
import io.claimway.simulator.payer.fault.FaultDraw;
import io.claimway.simulator.payer.fault.FaultLog;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.payer.fault.RemittanceKey;
import io.claimway.simulator.payer.inquiry.BenefitAnswers;
import io.claimway.simulator.payer.intake.InterchangeIntake;
import io.claimway.simulator.payer.partner.Dispatch;
import io.claimway.simulator.payer.partner.PartnerDirectory;
import io.claimway.simulator.payer.partner.RegistryIndex;
import io.claimway.simulator.payer.partner.SimulatedPartner;
import io.claimway.simulator.payer.registry.PayerRegistry;
import io.claimway.simulator.payer.wire.EdiReader;
import io.claimway.simulator.payer.wire.UnreadableInterchange;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All simulated payers and the bank together.
 *
 * <p>Its state is a fold over the mailboxes, business day by business day, from the first one on.
 * After a restart the fold is told again; the same bytes come out under the same names, and a name
 * that is there is never put again.
 */
public final class OutsideWorld {

  private static final Pattern DATED_NAME = Pattern.compile("_(\\d{8})_");

  private final Mailboxes mailboxes;
  private final PartnerDirectory directory = PartnerDirectory.load();
  private final LocalDate firstDay;
  private final IntakeJournal journal;
  private final Dispatch dispatch;
  private final FaultLog log;
  private final RemittanceKey key;
  private final ClaimIntake claims;
  private final RemittanceDesk remittances;
  private final BankDesk bank;
  private final BenefitAnswers benefits;
  private final Set<String> taken = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private LocalDate lastMorning;

  /**
   * An outside world before its first morning.
   *
   * @param firstDay the first business day
   * @param outsideFolder where the fault log, the answer key and the intake journal are kept, out
   *     of the pipeline's reach
   */
  public OutsideWorld(
      Mailboxes mailboxes,
      PayerRegistry registry,
      FaultMenu menu,
      long seed,
      LocalDate firstDay,
      Path outsideFolder) {
    this.mailboxes = mailboxes;
    this.firstDay = BankingCalendar.sameOrNext(firstDay);
    this.journal = new IntakeJournal(outsideFolder.resolve("intake"));
    this.dispatch = new Dispatch((name, bytes) -> mailboxes.putIfAbsent(name, bytes));
    this.log = new FaultLog(outsideFolder.resolve("fault-log.jsonl"));
    RegistryIndex index = new RegistryIndex(registry);
    FaultDraw draw = new FaultDraw(menu, new Dice(seed));
    PayerBook book = new PayerBook();
    DeductibleBook deductibles = new DeductibleBook();
    DepositQueue deposits = new DepositQueue();
    PayDesk payDesk = new PayDesk(directory, index, book, deductibles, draw, log);
    this.claims =
        new ClaimIntake(
            directory,
            index,
            new AcceptanceDesk(directory, index, book, log),
            payDesk,
            dispatch,
            draw,
            log);
    this.key = new RemittanceKey(outsideFolder.resolve("remittance-key.jsonl"));
    this.remittances = new RemittanceDesk(payDesk, directory, deposits, dispatch, draw, log, key);
    this.bank = new BankDesk(index.groups(), deposits, dispatch, draw, log);
    this.benefits = new BenefitAnswers(directory, index, book, deductibles, dispatch, log);
  }

  /**
   * Lets every business day up to this one dawn that has not dawned yet: answers arrive, money
   * moves.
   */
  public synchronized void morning(LocalDate businessDate) {
    if (lastMorning == null) {
      for (String mailbox : mailboxNames()) {
        dispatch.recall(mailboxes.list("mailboxes/" + mailbox + "/inbound/"));
      }
    }
    LocalDate next = lastMorning == null ? firstDay : BankingCalendar.plus(lastMorning, 1);
    while (!next.isAfter(businessDate)) {
      dawn(next);
      lastMorning = next;
      next = BankingCalendar.plus(next, 1);
    }
    log.flush();
    key.flush();
  }

  private List<String> mailboxNames() {
    List<String> names =
        new ArrayList<>(directory.partners().stream().map(SimulatedPartner::slug).toList());
    names.add(BankDesk.MAILBOX);
    return names;
  }

  private void dawn(LocalDate day) {
    for (String key : journal.namesOf(day, () -> arrivedBefore(day))) {
      taken.add(key);
      byte[] bytes = mailboxes.read(key);
      String mailbox = key.split("/", -1)[1];
      if (mailbox.equals(BankDesk.MAILBOX)) {
        bank.take(nameOf(key), bytes, day);
      } else {
        take(key, partner(mailbox), bytes, day);
      }
    }
    claims.answer(day);
    remittances.payAndAdvise(day);
    bank.morning(day);
    dispatch.deliver(day);
  }

  private void take(String key, SimulatedPartner partner, byte[] bytes, LocalDate day) {
    try {
      String kind = InterchangeIntake.kindOf(bytes);
      if (kind.equals(InterchangeIntake.ACKNOWLEDGEMENT)) {
        return;
      }
      if (kind.equals("HS")) {
        if (answered.add(key)) {
          benefits.answer(nameOf(key), partner, bytes, dayOf(key));
        }
      } else {
        claims.take(nameOf(key), partner, bytes, day);
      }
    } catch (UnreadableInterchange unreadable) {
      log.add(
          new FaultLog.Entry(
              day,
              FaultLog.Kind.CLAIMWAY_ERROR,
              "file-unreadable",
              partner.slug(),
              nameOf(key),
              unreadable.getMessage()));
    }
  }

  private List<String> arrivedBefore(LocalDate day) {
    List<String> names = new ArrayList<>();
    for (String mailbox : mailboxNames()) {
      for (String key : mailboxes.list("mailboxes/" + mailbox + "/outbound/")) {
        if (!taken.contains(key) && dayOf(key).isBefore(day)) {
          names.add(key);
        }
      }
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  /**
   * The day that a file names in its name, or else in its ISA; a file without any is as old as can
   * be.
   */
  private LocalDate dayOf(String key) {
    try {
      Matcher named = DATED_NAME.matcher(nameOf(key));
      if (named.find()) {
        return LocalDate.parse(named.group(1), DateTimeFormatter.BASIC_ISO_DATE);
      }
      String isa09 = new EdiReader(mailboxes.read(key)).next().element(9);
      return LocalDate.parse("20" + isa09, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException | UnreadableInterchange noDay) {
      return LocalDate.MIN;
    }
  }

  /**
   * Answers the inquiries that were delivered this night; a file that has its answer is left alone.
   */
  public synchronized void answerEligibility(LocalDate businessDate) {
    morning(businessDate);
    for (SimulatedPartner partner : directory.partners()) {
      for (String key : mailboxes.list("mailboxes/" + partner.slug() + "/outbound/")) {
        if (!taken.contains(key) && !answered.contains(key) && dayOf(key).equals(businessDate)) {
          answerInquiry(key, partner, businessDate);
        }
      }
    }
    log.flush();
  }

  private void answerInquiry(String key, SimulatedPartner partner, LocalDate businessDate) {
    byte[] bytes = mailboxes.read(key);
    try {
      if (InterchangeIntake.kindOf(bytes).equals("HS")) {
        answered.add(key);
        benefits.answer(nameOf(key), partner, bytes, businessDate);
      }
    } catch (UnreadableInterchange waitsForTheMorning) {
      // The morning logs it; no answer can be given now.
      return;
    }
  }

  private SimulatedPartner partner(String slug) {
    return directory.partners().stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst()
        .orElseThrow();
  }

  private static String nameOf(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** What Claimway did wrong so far; a clean run has none. */
  public synchronized List<FaultLog.Entry> claimwayErrors() {
    return log.claimwayErrors();
  }
}
