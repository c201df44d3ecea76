package io.claimway.simulator.payer.bank;

import io.claimway.money.BankingCalendar;
import io.claimway.simulator.payer.fault.Fault;
import io.claimway.simulator.payer.fault.FaultDraw;
import io.claimway.simulator.payer.fault.FaultLog;
import io.claimway.simulator.payer.partner.Dispatch;
import io.claimway.simulator.payer.registry.BillingGroup;
import io.claimway.simulator.payer.wire.BankFileText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The bank of the billing groups: books deposits and payouts on their days, and reports them. */
public final class BankDesk {

  /** The mailbox of the bank. */
  public static final String MAILBOX = "bank";

  private static final String PAYER_BANK = "123456780";
  private static final String ODFI = PAYER_BANK.substring(0, 8);

  private final List<BillingGroup> groups;
  private final DepositQueue deposits;
  private final Dispatch dispatch;
  private final FaultDraw draw;
  private final FaultLog log;
  private final TreeMap<LocalDate, List<PayoutBatch>> payouts = new TreeMap<>();
  private final TreeMap<LocalDate, List<Return>> returns = new TreeMap<>();
  private final Map<String, Long> balances = new HashMap<>();
  private final Map<String, List<BalanceReport.Line>> lines = new TreeMap<>();
  private int reports;
  private int sequence;

  public BankDesk(
      List<BillingGroup> groups,
      DepositQueue deposits,
      Dispatch dispatch,
      FaultDraw draw,
      FaultLog log) {
    this.groups = groups;
    this.deposits = deposits;
    this.dispatch = dispatch;
    this.draw = draw;
    this.log = log;
  }

  /** An entry that comes back. */
  private record Return(PayoutBatch batch, PayoutEntry entry, String code) {}

  /** Takes a payout file in; it settles on its effective dates. */
  public void take(String fileName, byte[] bytes, LocalDate day) {
    PayoutFileReader.Outcome read = PayoutFileReader.read(fileName, bytes);
    for (String error : read.errors()) {
      log.add(
          new FaultLog.Entry(
              day, FaultLog.Kind.CLAIMWAY_ERROR, "payout-file-refused", MAILBOX, fileName, error));
    }
    if (!read.errors().isEmpty()) {
      return;
    }
    for (PayoutBatch batch : read.batches()) {
      LocalDate settles =
          batch.effective().isBefore(day) ? day : BankingCalendar.sameOrNext(batch.effective());
      payouts.computeIfAbsent(settles, any -> new ArrayList<>()).add(batch);
    }
  }

  /** Books what is due and reports it. */
  public void morning(LocalDate day) {
    lines.clear();
    sequence = day.getDayOfYear() * 10_000;
    bookDeposits(day);
    bookPayouts(day);
    bookReturns(day);
    report(day);
  }

  private void bookDeposits(LocalDate day) {
    TreeMap<String, List<Deposit>> byOriginator = new TreeMap<>();
    for (Deposit each : deposits.take(day)) {
      if (each.takenBack()) {
        takeBack(each);
      } else {
        byOriginator.computeIfAbsent(each.originator(), any -> new ArrayList<>()).add(each);
      }
    }
    if (byOriginator.isEmpty()) {
      return;
    }
    String bank = groups.get(0).bankRouting();
    BankFileText file =
        new BankFileText(bank, PAYER_BANK, day, 'A', "CLAIMWAY BANK", "PAYERS BANK");
    byOriginator.forEach(
        (originator, own) -> {
          file.batch("220", own.get(0).originatorName(), originator, "HCCLAIMPMT", day, ODFI);
          own.forEach(deposit -> book(file, deposit));
          file.endBatch();
        });
    dispatch.send(day, MAILBOX, "ACH", MAILBOX, "ach", file.bytes());
  }

  private void takeBack(Deposit deposit) {
    int own = ++sequence;
    line(
        deposit.payee(),
        new BalanceReport.Line(
            "455",
            deposit.cents(),
            ODFI + String.format("%07d", own),
            deposit.trace(),
            "REVERSAL HCCLAIMPMT "
                + deposit.originator()
                + " TRN*1*"
                + deposit.trace()
                + "*"
                + deposit.originator()));
  }

  private void book(BankFileText file, Deposit deposit) {
    BillingGroup payee = deposit.payee();
    int own = ++sequence;
    String paymentText = "TRN*1*" + deposit.trace() + "*" + deposit.originator() + "\\";
    file.entry(
        "22",
        payee.bankRouting(),
        payee.bankAccount(),
        deposit.cents(),
        payee.ein(),
        payee.legalName(),
        own,
        BankFileText.remittanceAddenda(paymentText, own));
    line(
        payee,
        new BalanceReport.Line(
            "165",
            deposit.cents(),
            ODFI + String.format("%07d", own),
            deposit.trace(),
            "HCCLAIMPMT "
                + deposit.originator()
                + " TRN*1*"
                + deposit.trace()
                + "*"
                + deposit.originator()));
  }

  private void line(BillingGroup group, BalanceReport.Line line) {
    lines.computeIfAbsent(group.entity(), any -> new ArrayList<>()).add(line);
  }

  private void bookPayouts(LocalDate day) {
    List<PayoutBatch> due = new ArrayList<>();
    while (!payouts.isEmpty() && !payouts.firstKey().isAfter(day)) {
      due.addAll(payouts.pollFirstEntry().getValue());
    }
    for (PayoutBatch batch : due) {
      Optional<BillingGroup> payer = payerOf(batch);
      if (payer.isEmpty()) {
        log.add(
            new FaultLog.Entry(
                day,
                FaultLog.Kind.CLAIMWAY_ERROR,
                "payout-batch-refused",
                MAILBOX,
                batch.fileName(),
                "batch " + batch.number() + " names no account of the network"));
        continue;
      }
      if (batch.creditCents() > 0) {
        line(
            payer.get(),
            new BalanceReport.Line(
                "455",
                batch.creditCents(),
                batch.number(),
                batch.fileName(),
                batch.description() + " " + batch.companyId()));
      }
      scheduleReturns(batch, day);
    }
  }

  /**
   * The account that pays: that of the offset entry, or of the billing group whose tax id is the
   * company id.
   */
  private Optional<BillingGroup> payerOf(PayoutBatch batch) {
    for (PayoutEntry entry : batch.entries()) {
      if (entry.debit()) {
        return groups.stream()
            .filter(
                group ->
                    group.bankRouting().equals(entry.routing())
                        && group.bankAccount().equals(entry.account()))
            .findFirst();
      }
    }
    return groups.stream().filter(group -> batch.companyId().equals("1" + group.ein())).findFirst();
  }

  private void scheduleReturns(PayoutBatch batch, LocalDate day) {
    schedule(batch, day, Fault.PAYOUT_RETURNED, "R03");
    schedule(batch, day, Fault.ACCOUNT_CORRECTED, "C01");
  }

  private void schedule(PayoutBatch batch, LocalDate day, Fault fault, String code) {
    Map<String, PayoutEntry> candidates = new TreeMap<>();
    for (PayoutEntry entry : batch.entries()) {
      if (fault == Fault.PAYOUT_RETURNED ? entry.credit() : entry.prenote()) {
        candidates.put(entry.id() + "|" + entry.account() + "|" + batch.effective(), entry);
      }
    }
    Set<String> struck = draw.strike(fault, candidates.keySet());
    for (String key : struck.stream().sorted().toList()) {
      PayoutEntry entry = candidates.get(key);
      log.fault(day, fault, MAILBOX, entry.trace(), code + " " + batch.fileName());
      returns
          .computeIfAbsent(BankingCalendar.plus(day, 2), any -> new ArrayList<>())
          .add(new Return(batch, entry, code));
    }
  }

  private void bookReturns(LocalDate day) {
    List<Return> due = new ArrayList<>();
    while (!returns.isEmpty() && !returns.firstKey().isAfter(day)) {
      due.addAll(returns.pollFirstEntry().getValue());
    }
    if (due.isEmpty()) {
      return;
    }
    BillingGroup first = payerOf(due.get(0).batch()).orElseThrow();
    BankFileText file =
        new BankFileText(first.bankRouting(), PAYER_BANK, day, 'B', "CLAIMWAY BANK", "PAYERS BANK");
    for (Return each : due) {
      writeReturn(file, each, day);
    }
    dispatch.send(day, MAILBOX, "ACHRETURN", MAILBOX, "ach", file.bytes());
  }

  private void writeReturn(BankFileText file, Return each, LocalDate day) {
    PayoutEntry entry = each.entry();
    BillingGroup group = payerOf(each.batch()).orElseThrow();
    file.batch(
        "200",
        group.legalName(),
        each.batch().companyId(),
        each.batch().description(),
        day,
        entry.routing().substring(0, 8));
    int own = ++sequence;
    boolean correction = each.code().startsWith("C");
    String returnCode = entry.code().charAt(0) + "1";
    String addenda =
        (correction ? "98" : "99")
            + each.code()
            + entry.trace()
            + "      "
            + entry.routing().substring(0, 8)
            + String.format("%-44s", correction ? "9" + entry.account().substring(1) : "")
            + entry.routing().substring(0, 8)
            + String.format("%07d", own);
    file.entry(
        returnCode,
        group.bankRouting(),
        entry.account(),
        entry.cents(),
        entry.id(),
        entry.name(),
        own,
        addenda);
    file.endBatch();
    if (entry.cents() > 0) {
      line(
          group,
          new BalanceReport.Line(
              "257",
              entry.cents(),
              entry.trace(),
              each.batch().fileName(),
              "ACH RETURN " + each.code()));
    }
  }

  private void report(LocalDate day) {
    List<String> reporting =
        groups.stream()
            .map(BillingGroup::entity)
            .filter(lines::containsKey)
            .map(entity -> entity + "|" + day)
            .toList();
    Set<String> withInterim = draw.strike(Fault.STATEMENT_INTERIM, reporting);
    for (BillingGroup group : groups) {
      List<BalanceReport.Line> own = lines.get(group.entity());
      if (own == null) {
        continue;
      }
      if (withInterim.contains(group.entity() + "|" + day)) {
        log.fault(day, Fault.STATEMENT_INTERIM, MAILBOX, group.entity(), own.size() + " lines");
        byte[] interim =
            BalanceReport.interim(
                group.bankRouting(),
                group.bankAccount(),
                day,
                ++reports,
                own.subList(0, (own.size() + 1) / 2));
        dispatch.send(day, MAILBOX, "BAI2", group.entity(), "bai", interim);
      }
      long opening = balances.getOrDefault(group.entity(), 0L);
      byte[] report =
          BalanceReport.of(group.bankRouting(), group.bankAccount(), day, ++reports, opening, own);
      balances.put(
          group.entity(), opening + own.stream().mapToLong(BalanceReport.Line::effect).sum());
      dispatch.send(day, MAILBOX, "BAI2", group.entity(), "bai", report);
    }
  }
}
