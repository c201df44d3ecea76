package io.claimway.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.Account;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stories of bank lines: lines and registers in, purposes and transfers out. A line is written
 * {@code kind cents trace@account}, a payment {@code trace entity expected deposited}, a purpose
 * {@code STATE reason-or-payment}.
 */
class DepositMatcherTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 9);
  private static final String NY = "operating-ny";

  /** Two payments of 100.00 and 80.00, one of another entity, and one that is negative. */
  private static final List<PaymentClearing> PAYMENTS =
      List.of(
          payment(1, "T1", "cbh-ny", 10_000, 0),
          payment(2, "T2", "cbh-ny", 8_000, 8_000),
          payment(3, "T1", "cbh-ca", 10_000, 0),
          payment(4, "T4", "cbh-ny", -500, 0),
          payment(5, "T5", "cbh-ny", 10_000, 4_000));

  private static final List<ReleasedBatch> BATCHES =
      List.of(
          new ReleasedBatch("P20260115", "payout.ach", 5_000),
          new ReleasedBatch("P20260130", "later.ach", 7_000));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      exact                           | ACH_CREDIT 10000 T1                       | CLEARED 1
      short                           | ACH_CREDIT 9999 T1                        | CLEARED 1
      excess                          | ACH_CREDIT 10001 T1                       | UNAPPLIED EXCEEDS_REMITTANCE
      split over two lines            | ACH_CREDIT 6000 T1, ACH_CREDIT 4000 T1    | CLEARED 1, CLEARED 1
      the second finds no room        | ACH_CREDIT 6000 T1, ACH_CREDIT 5000 T1    | CLEARED 1, UNAPPLIED EXCEEDS_REMITTANCE
      none is let past it             | ACH_CREDIT 6000 T1, ACH_CREDIT 5000 T1, ACH_CREDIT 1 T1 | CLEARED 1, UNAPPLIED EXCEEDS_REMITTANCE, UNAPPLIED EXCEEDS_REMITTANCE
      one that never fits bars nobody | ACH_CREDIT 10001 T1, ACH_CREDIT 9000 T1   | UNAPPLIED EXCEEDS_REMITTANCE, CLEARED 1
      the rest of a short one         | ACH_CREDIT 6000 T5                        | CLEARED 5
      more than the rest              | ACH_CREDIT 6001 T5                        | UNAPPLIED EXCEEDS_REMITTANCE
      cleared already                 | ACH_CREDIT 8000 T2                        | UNAPPLIED EXCEEDS_REMITTANCE
      a payer that took back          | ACH_CREDIT 500 T4                         | UNAPPLIED EXCEEDS_REMITTANCE
      no remittance                   | ACH_CREDIT 700 T9                         | UNAPPLIED NO_REMITTANCE
      no trace                        | ACH_CREDIT 700 -                          | UNAPPLIED NO_REMITTANCE
      by wire                         | WIRE 10000 T1                             | CLEARED 1
      by check                        | CHECK 10000 T1                            | CLEARED 1
      by lockbox                      | LOCKBOX 10000 T1                          | CLEARED 1
      one trace of two entities       | ACH_CREDIT 10000 T1, ACH_CREDIT 10000 T1@operating-ca | CLEARED 1, CLEARED 3
      unknown account                 | ACH_CREDIT 10000 T1@strange               | SUSPENDED ACH_CREDIT
      zero                            | ACH_CREDIT 0 T1                           | SUSPENDED ACH_CREDIT
      negative                        | ACH_CREDIT -300 T1                        | SUSPENDED ACH_CREDIT
      card                            | CARD 900 -                                | SUSPENDED CARD
      fee                             | FEE -250 -                                | SUSPENDED FEE
      interest                        | INTEREST 12 -                             | SUSPENDED INTEREST
      sweep                           | SWEEP -10000 -                            | SUSPENDED SWEEP
      check of ours                   | CHECK -400 -                              | SUSPENDED CHECK
      payout debit                    | ACH_DEBIT -5000 payout.ach                | SETTLED P20260115
      another payout debit            | ACH_DEBIT -7000 later.ach                 | SETTLED P20260130
      wrong amount                    | ACH_DEBIT -5001 payout.ach                | SUSPENDED ACH_DEBIT
      another's file                  | ACH_DEBIT -5000 strange.ach               | SUSPENDED ACH_DEBIT
      amount of another batch         | ACH_DEBIT -7000 payout.ach                | SUSPENDED ACH_DEBIT
      debited twice                   | ACH_DEBIT -5000 payout.ach, ACH_DEBIT -5000 payout.ach | SETTLED P20260115, SUSPENDED ACH_DEBIT
      a debit that brings money       | ACH_DEBIT 5000 payout.ach                 | SUSPENDED ACH_DEBIT
      return                          | ACH_RETURN 2500 payout.ach                | RETURNED -
      return to an unknown account    | ACH_RETURN 2500 payout.ach@strange        | RETURNED -
      return of a deposit             | ACH_RETURN -2500 T1                       | SUSPENDED ACH_RETURN
      """)
  void saysWhatEachLineIsFor(String story, String lines, String purposes) {
    MatchedLines matched = DepositMatcher.match(lines(lines), List.of(), PAYMENTS, BATCHES);
    assertThat(matched.fresh().stream().map(DepositMatcherTest::text))
        .containsExactly(purposes.split(", ", -1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      deposit          | ACH_CREDIT 700 T9          | DEPOSIT bank-cash:cbh-ny:operating-ny unapplied-deposits:cbh-ny 700
      cleared          | ACH_CREDIT 10000 T1        | DEPOSIT bank-cash:cbh-ny:operating-ny unapplied-deposits:cbh-ny 10000, DEPOSIT_CLEARED unapplied-deposits:cbh-ny remittance-clearing:cbh-ny 10000
      suspended        | CARD 900 -                 | BANK_LINE_SUSPENDED bank-cash:cbh-ny:operating-ny suspense:cbh-ny:operating-ny 900
      fee              | FEE -250 -                 | BANK_LINE_SUSPENDED suspense:cbh-ny:operating-ny bank-cash:cbh-ny:operating-ny 250
      unknown account  | ACH_CREDIT 700 T1@strange  | BANK_LINE_SUSPENDED bank-cash:UNASSIGNED:strange suspense:UNASSIGNED:strange 700
      settled          | ACH_DEBIT -5000 payout.ach | PAYOUT_SETTLED ach-clearing:cbh-ny:operating-ny bank-cash:cbh-ny:operating-ny 5000
      settled, unowned | ACH_DEBIT -5000 payout.ach@strange | PAYOUT_SETTLED ach-clearing:UNASSIGNED:strange bank-cash:UNASSIGNED:strange 5000
      returned         | ACH_RETURN 2500 payout.ach | ENTRY_RETURNED bank-cash:cbh-ny:operating-ny ach-clearing:cbh-ny:operating-ny 2500
      nothing moved    | FEE 0 -                    |
      """)
  void booksTheCashOfEachLine(String story, String lines, String transfers) {
    MatchedLines matched = DepositMatcher.match(lines(lines), List.of(), PAYMENTS, BATCHES);
    assertThat(matched.transfers().stream().map(DepositMatcherTest::text))
        .containsExactly(transfers == null ? new String[0] : transfers.split(", ", -1));
  }

  @Test
  void clearsAWaitingLineWhenItsRemittanceIsThereAndBooksOnlyTheClearing() {
    LinePurpose waiting =
        LinePurpose.unapplied(line(1, "ACH_CREDIT 10000 T1"), LinePurpose.NO_REMITTANCE);
    MatchedLines matched = DepositMatcher.match(List.of(), List.of(waiting), PAYMENTS, BATCHES);
    assertThat(matched.fresh()).isEmpty();
    assertThat(matched.changed().stream().map(DepositMatcherTest::text))
        .containsExactly("CLEARED 1");
    assertThat(matched.clearings()).containsExactly(payment(1, "T1", "cbh-ny", 10_000, 10_000));
    assertThat(matched.clearings().get(0).isWhole()).isTrue();
    assertThat(matched.transfers())
        .singleElement()
        .satisfies(
            transfer -> {
              assertThat(text(transfer)).startsWith("DEPOSIT_CLEARED");
              assertThat(transfer.subject().paymentId()).isEqualTo(1);
              assertThat(transfer.subject().bankLineId()).isEqualTo(1);
              assertThat(transfer.cause()).isEqualTo("payment 1 sha#1");
            });
  }

  @Test
  void theLineThatTheBankListedFirstHasTheRoom() {
    LinePurpose waiting =
        LinePurpose.unapplied(line(1, "ACH_CREDIT 7000 T1"), LinePurpose.NO_REMITTANCE);
    MatchedLines matched =
        DepositMatcher.match(
            List.of(line(2, "ACH_CREDIT 6000 T1")), List.of(waiting), PAYMENTS, BATCHES);
    assertThat(matched.changed().stream().map(DepositMatcherTest::text))
        .containsExactly("CLEARED 1");
    assertThat(matched.fresh().stream().map(DepositMatcherTest::text))
        .containsExactly("UNAPPLIED EXCEEDS_REMITTANCE");
    assertThat(matched.clearings()).containsExactly(payment(1, "T1", "cbh-ny", 10_000, 7_000));
    assertThat(matched.clearings().get(0).isWhole()).isFalse();
  }

  @Test
  void aWaitingLineThatStaysAsItIsChangesNothing() {
    LinePurpose excess =
        LinePurpose.unapplied(line(1, "ACH_CREDIT 10001 T1"), LinePurpose.EXCEEDS_REMITTANCE);
    LinePurpose orphan =
        LinePurpose.unapplied(line(2, "ACH_CREDIT 5 T9"), LinePurpose.NO_REMITTANCE);
    LinePurpose late =
        LinePurpose.unapplied(line(3, "ACH_CREDIT 10001 T1"), LinePurpose.NO_REMITTANCE);
    MatchedLines matched =
        DepositMatcher.match(List.of(), List.of(excess, orphan, late), PAYMENTS, BATCHES);
    assertThat(matched.changed())
        .containsExactly(LinePurpose.unapplied(late.line(), LinePurpose.EXCEEDS_REMITTANCE));
    assertThat(matched.transfers()).isEmpty();
    assertThat(matched.clearings()).isEmpty();
  }

  @Test
  void keysSayWhatTheBankSaidAndNotWhichNumberALineGot() {
    Transfer first = booked(line(1, "ACH_CREDIT 700 T9"));
    assertThat(booked(line(7, "ACH_CREDIT 700 T9")).key()).isEqualTo(first.key());
    assertThat(booked(line(1, "ACH_CREDIT 701 T9")).key()).isNotEqualTo(first.key());
    DepositLine again = line(2, "ACH_CREDIT 700 T9");
    assertThat(
            booked(new DepositLine(2, again.billingEntity(), new CountedLine(again.line(), 2)))
                .key())
        .isNotEqualTo(first.key());
  }

  @Test
  void aSettledBatchIsNamedByItsTransfer() {
    MatchedLines matched =
        DepositMatcher.match(lines("ACH_DEBIT -5000 payout.ach"), List.of(), PAYMENTS, BATCHES);
    assertThat(matched.settledBatches()).containsExactly("P20260115");
    assertThat(matched.transfers().get(0).subject().payoutId()).isEqualTo("P20260115");
    assertThat(matched.transfers().get(0).subject().bankLineId()).isNull();
    assertThat(matched.transfers().get(0).effectiveDate()).isEqualTo(DAY);
  }

  private static Transfer booked(DepositLine line) {
    return DepositMatcher.match(List.of(line), List.of(), List.of(), List.of()).transfers().get(0);
  }

  private static PaymentClearing payment(
      long id, String trace, String entity, long expected, long deposited) {
    return new PaymentClearing(id, "ORIG", trace, entity, expected, deposited);
  }

  private static List<DepositLine> lines(String text) {
    List<DepositLine> lines = new ArrayList<>();
    Arrays.stream(text.split(", ", -1)).forEach(one -> lines.add(line(lines.size() + 1, one)));
    return lines;
  }

  private static DepositLine line(long id, String text) {
    String[] parts = text.split(" ", -1);
    String[] place = parts[2].split("@", -1);
    String trace = place[0].equals("-") ? "" : place[0];
    String account = place.length == 1 ? NY : place[1];
    BankLine said =
        new BankLine(
            account,
            DAY,
            parts[0],
            "165",
            Long.parseLong(parts[1]),
            "ref",
            trace,
            "ORIG",
            trace,
            "sha",
            id);
    String owner =
        switch (account) {
          case NY -> "cbh-ny";
          case "operating-ca" -> "cbh-ca";
          default -> null;
        };
    return new DepositLine(id, owner, new CountedLine(said, 1));
  }

  private static String text(LinePurpose purpose) {
    Object why = purpose.reason();
    if (purpose.paymentId() != null) {
      why = purpose.paymentId();
    } else if (purpose.batchId() != null) {
      why = purpose.batchId();
    }
    return purpose.state() + " " + (why == null ? "-" : why);
  }

  private static String text(Transfer transfer) {
    Account debit = transfer.debit();
    return transfer.event() + " " + debit + " " + transfer.credit() + " " + transfer.amountCents();
  }
}
