package io.claimway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.Account;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a release and a return book, over the billing entities that owe a payout. */
class PayoutReleaseTest {
  private static final LocalDate PAY_DATE = LocalDate.of(2026, 1, 30);
  private static final String PAYOUT = "P20260130-00001";
  private static final PayoutRelease FROM_NY =
      new PayoutRelease("P20260130", PAY_DATE, "cbh-ny", "operating-ny");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      its own              | cbh-ny 100               | PAYOUT_RELEASED provider-payable:cbh-ny:pra-1 ach-clearing:cbh-ny:operating-ny 100
      another's            | cbh-ca 100               | PAYOUT_OWED_ACROSS provider-payable:cbh-ca:pra-1 intercompany:cbh-ca:cbh-ny 100, PAYOUT_PAID_ACROSS intercompany:cbh-ny:cbh-ca ach-clearing:cbh-ny:operating-ny 100
      two entities         | cbh-ca 30, cbh-ny 70     | PAYOUT_OWED_ACROSS provider-payable:cbh-ca:pra-1 intercompany:cbh-ca:cbh-ny 30, PAYOUT_PAID_ACROSS intercompany:cbh-ny:cbh-ca ach-clearing:cbh-ny:operating-ny 30, PAYOUT_RELEASED provider-payable:cbh-ny:pra-1 ach-clearing:cbh-ny:operating-ny 70
      another's below zero | cbh-ca -30, cbh-ny 130   | PAYOUT_OWED_ACROSS intercompany:cbh-ca:cbh-ny provider-payable:cbh-ca:pra-1 30, PAYOUT_PAID_ACROSS ach-clearing:cbh-ny:operating-ny intercompany:cbh-ny:cbh-ca 30, PAYOUT_RELEASED provider-payable:cbh-ny:pra-1 ach-clearing:cbh-ny:operating-ny 130
      its own below zero   | cbh-ca 130, cbh-ny -30   | PAYOUT_OWED_ACROSS provider-payable:cbh-ca:pra-1 intercompany:cbh-ca:cbh-ny 130, PAYOUT_PAID_ACROSS intercompany:cbh-ny:cbh-ca ach-clearing:cbh-ny:operating-ny 130, PAYOUT_RELEASED ach-clearing:cbh-ny:operating-ny provider-payable:cbh-ny:pra-1 30
      a share of nothing   | cbh-ca 0, cbh-ny 100     | PAYOUT_RELEASED provider-payable:cbh-ny:pra-1 ach-clearing:cbh-ny:operating-ny 100
      of no entity         | UNASSIGNED 100           | PAYOUT_OWED_ACROSS provider-payable:UNASSIGNED:pra-1 intercompany:UNASSIGNED:cbh-ny 100, PAYOUT_PAID_ACROSS intercompany:cbh-ny:UNASSIGNED ach-clearing:cbh-ny:operating-ny 100
      """)
  void booksEachEntitysShareInItsOwnJournal(String story, String shares, String transfers) {
    assertThat(FROM_NY.transfers(shares(shares)).stream().map(PayoutReleaseTest::text))
        .containsExactly(transfers.split(", ", -1));
  }

  @Test
  void paysOfAnAccountThatNobodyOwnsInTheJournalOfNobody() {
    PayoutRelease unowned = new PayoutRelease("P20260130", PAY_DATE, Account.UNASSIGNED, "strange");
    assertThat(unowned.transfers(shares("UNASSIGNED 100")).stream().map(PayoutReleaseTest::text))
        .containsExactly(
            "PAYOUT_RELEASED provider-payable:UNASSIGNED:pra-1 ach-clearing:UNASSIGNED:strange 100");
    assertThat(unowned.transfers(shares("cbh-ny 100"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      cbh-ny 100
      cbh-ca 30, cbh-ny 70
      cbh-ca 30, cbh-nj 50, cbh-ny 20
      cbh-ca -30, cbh-ny 130
      cbh-ca 130, cbh-ny -30
      UNASSIGNED 1, cbh-ca 99
      """)
  void owesWhatThePayoutPaysAndEntitiesOweEachOtherTheSame(String shares) {
    Map<Account, Long> balances = balances(FROM_NY.transfers(shares(shares)));
    assertThat(sum(balances, "provider-payable")).isEqualTo(100);
    assertThat(sum(balances, "ach-clearing")).isEqualTo(-100);
    assertThat(sum(balances, "intercompany")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      cbh-ny 100
      cbh-ca 30, cbh-ny 70
      cbh-ca -30, cbh-ny 130
      """)
  void aReturnMirrorsAllOfThem(String shares) {
    List<Transfer> released = FROM_NY.transfers(shares(shares));
    ReturnedPayout returned = new ReturnedPayout(PAYOUT, "payout.ach", "02100002" + "0000001");
    List<Transfer> mirrors =
        released.stream().map(one -> returned.takeBack(one, PAY_DATE.plusDays(4))).toList();
    Map<Account, Long> balances = balances(released);
    balances(mirrors).forEach((account, cents) -> balances.merge(account, cents, Long::sum));
    assertThat(balances.values()).containsOnly(0L);
    assertThat(mirrors)
        .allSatisfy(
            mirror -> {
              assertThat(mirror.subject().payoutId()).isEqualTo(PAYOUT);
              assertThat(mirror.subject().bankLineId()).isNull();
              assertThat(mirror.effectiveDate()).isEqualTo(PAY_DATE.plusDays(4));
            });
    assertThat(mirrors.stream().map(Transfer::undoes))
        .containsExactlyElementsOf(released.stream().map(Transfer::key).toList());
  }

  @Test
  void keysOfOnePayoutDifferByEntityAndNameTheirPayout() {
    List<Transfer> transfers = FROM_NY.transfers(shares("cbh-ca 30, cbh-nj 40, cbh-ny 30"));
    assertThat(transfers).extracting(Transfer::key).doesNotHaveDuplicates().hasSize(5);
    assertThat(transfers).allMatch(one -> one.subject().payoutId().equals(PAYOUT));
    assertThat(transfers).allMatch(one -> one.cause().equals("batch P20260130"));
    assertThat(transfers).allMatch(one -> one.effectiveDate().equals(PAY_DATE));
  }

  private static List<PayoutShare> shares(String text) {
    return Arrays.stream(text.split(", ", -1))
        .map(one -> one.split(" ", -1))
        .map(parts -> new PayoutShare(PAYOUT, "pra-1", parts[0], Long.parseLong(parts[1])))
        .toList();
  }

  private static Map<Account, Long> balances(List<Transfer> transfers) {
    Map<Account, Long> balances = new HashMap<>();
    for (Transfer transfer : transfers) {
      balances.merge(transfer.debit(), transfer.amountCents(), Long::sum);
      balances.merge(transfer.credit(), -transfer.amountCents(), Long::sum);
    }
    return balances;
  }

  private static long sum(Map<Account, Long> balances, String kind) {
    return balances.entrySet().stream()
        .filter(balance -> balance.getKey().kind().text().equals(kind))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String text(Transfer transfer) {
    return transfer.event()
        + " "
        + transfer.debit()
        + " "
        + transfer.credit()
        + " "
        + transfer.amountCents();
  }
}
