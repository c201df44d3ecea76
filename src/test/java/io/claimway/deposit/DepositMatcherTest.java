package io.claimway.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.Account;
import io.claimway.ledger.Transfer;
import io.claimway.patient.CardSettlement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
          payment(5, "T5", "cbh-ny", 10_000, 4_000),
          payment(6, "0004471823", "cbh-ny", "CHK", DAY, 10_900, 0),
          payment(7, "4471824", "cbh-ny", "CHK", DAY, 5_000, 0),
          payment(8, "M1", "cbh-ny", "ACH", DAY.minusDays(3), 300, 0),
          payment(9, "M2", "cbh-ny", "ACH", DAY.minusDays(3), 200, 0),
          payment(10, "X1", "cbh-ca", "ACH", DAY, 700, 0),
          payment(11, "VC000011", "cbh-ny", "NON", DAY, 1_000, 0));

  private static final List<ReleasedBatch> BATCHES =
      List.of(
          new ReleasedBatch("P20260115", "payout.ach", LocalDate.of(2026, 1, 15), 5_000),
          new ReleasedBatch("P20260130", "later.ach", DAY, 7_000));

  private static final List<CardSettlement> SETTLEMENTS =
      List.of(
          new CardSettlement("TR0007", "cbh-ny", 1_000, 100),
          new CardSettlement("TR0008", "cbh-ny", -100, 50));

  private static final List<SentEntry> ENTRIES =
      List.of(
          entry("P20260115-00001", "payout.ach", 2_500),
          entry("P20260115-00002", "payout.ach", 2_600),
          entry("P20260130-00002", "later.ach", 2_700),
          entry("P20260130-00003", "later.ach", 2_600));

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
      a card processor's              | CARD 900 - TR0007                         | CARDS TR0007
      by its id, of another type      | ACH_CREDIT 900 - TR0007                   | CARDS TR0007
      what the processor takes        | CARD -150 - TR0008                        | CARDS TR0008
      short by a fee                  | CARD 850 - TR0007                         | UNAPPLIED OTHER_THAN_SETTLED
      brought once                    | CARD 900 - TR0007, CARD 900 - TR0007      | CARDS TR0007, UNAPPLIED NO_SETTLEMENT
      another entity's account        | CARD 900 -@operating-ca TR0007            | UNAPPLIED NO_SETTLEMENT
      a payer's card less its fee     | CARD 970 - VC000011                       | CLEARED 11
      a payer's card whole            | CARD 1000 - VC000011                      | CLEARED 11
      a payer's card, more than it    | CARD 1001 - VC000011                      | UNAPPLIED NO_SETTLEMENT
      of no settlement that is known  | CARD 900 -                                | UNAPPLIED NO_SETTLEMENT
      fee                             | FEE -250 -                                | TYPED -
      interest                        | INTEREST 12 -                             | TYPED -
      sweep                           | SWEEP -10000 -                            | TYPED -
      another kind of credit          | OTHER 10000 T1                            | CLEARED 1
      another kind, no such payment   | OTHER 10000 T9                            | UNAPPLIED NO_REMITTANCE
      another kind without a trace    | OTHER 10000 -                             | SUSPENDED OTHER
      two payments of a payer's day   | ACH_CREDIT 500 M1                         | CLEARED 8 9
      more than they make             | ACH_CREDIT 501 M1                         | UNAPPLIED EXCEEDS_REMITTANCE
      of another entity               | ACH_CREDIT 700 X1                         | CLEARED 10
      a check by its number           | LOCKBOX 10900 - 4471823                   | CLEARED 6
      two checks in one deposit       | LOCKBOX 15900 - CHECKS_4471823_4471824    | CLEARED 6 7
      a check of another amount       | LOCKBOX 10800 - 4471823                   | UNAPPLIED NO_REMITTANCE
      a payment's number without payer | ACH_CREDIT 10000 - T1                    | CLEARED 1
      a number that is no check's     | ACH_CREDIT 10000 - 00T1                   | UNAPPLIED NO_REMITTANCE
      taken back                      | ACH_DEBIT -8000 T2                        | TAKEN_BACK 2
      taken back by a return          | ACH_RETURN -8000 T2                       | TAKEN_BACK 2
      taken back by another kind      | OTHER -8000 T2                            | TAKEN_BACK 2
      taken back in part              | ACH_DEBIT -1000 T5                        | TAKEN_BACK 5
      taken back, number alone        | ACH_DEBIT -8000 - T2                      | TAKEN_BACK 2
      more than was there             | ACH_DEBIT -8001 T2                        | SUSPENDED ACH_DEBIT
      taken back and brought again    | ACH_CREDIT 10000 T1, ACH_DEBIT -10000 T1, WIRE 10000 T1 | CLEARED 1, TAKEN_BACK 1, CLEARED 1
      nobody's, taken back            | ACH_CREDIT 700 T9, ACH_DEBIT -700 T9      | TAKEN_BACK -, TAKEN_BACK -
      a payer fetches what it is owed | ACH_DEBIT -500 T4                         | CLEARED 4
      between our accounts            | TRANSFER -900 -, TRANSFER 900 -@operating-ca | TYPED -, TYPED -
      to nobody                       | TRANSFER -900 -                           | SUSPENDED TRANSFER
      from nobody                     | TRANSFER 900 -                            | UNAPPLIED NO_REMITTANCE
      check of ours                   | CHECK -400 -                              | SUSPENDED CHECK
      payout debit                    | ACH_DEBIT -5000 payout.ach                | SETTLED P20260115
      another payout debit            | ACH_DEBIT -7000 later.ach                 | SETTLED P20260130
      wrong amount                    | ACH_DEBIT -5001 payout.ach                | SUSPENDED ACH_DEBIT
      another's file                  | ACH_DEBIT -5000 strange.ach               | SUSPENDED ACH_DEBIT
      amount of another batch         | ACH_DEBIT -7000 payout.ach                | SUSPENDED ACH_DEBIT
      debited twice                   | ACH_DEBIT -5000 payout.ach, ACH_DEBIT -5000 payout.ach | SETTLED P20260115, SUSPENDED ACH_DEBIT
      a debit that brings money       | ACH_DEBIT 5000 - payout.ach               | SUSPENDED ACH_DEBIT
      return without a trace          | ACH_RETURN 2500 - payout.ach              | RETURNED -
      return by our file's name       | ACH_RETURN 2600 - payout.ach 021000020000002 | RETURNED P20260115-00002
      return by its id                | ACH_RETURN 2600 - P20260115-00002         | RETURNED P20260115-00002
      return by its id, other amount  | ACH_RETURN 2601 - P20260115-00002         | RETURNED -
      return by its trace alone       | ACH_RETURN 2700 - 021000020000002         | RETURNED P20260130-00002
      a return of nobody's            | ACH_RETURN 2700 - 021000020000009         | RETURNED -
      return to an unknown account    | ACH_RETURN 2500 payout.ach@strange        | RETURNED -
      return of a deposit             | ACH_RETURN -2500 T1                       | SUSPENDED ACH_RETURN
      debit of a batch, no file's name | ACH_DEBIT -7000 - 0000001                | SETTLED P20260130
      debit on another day            | ACH_DEBIT -5000 - 0000001                 | SUSPENDED ACH_DEBIT
      """)
  void saysWhatEachLineIsFor(String story, String lines, String purposes) {
    MatchedLines matched = match(lines(lines), List.of());
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
      suspended        | OTHER 900 -                | BANK_LINE_SUSPENDED bank-cash:cbh-ny:operating-ny suspense:cbh-ny:operating-ny 900
      fee              | FEE -250 -                 | BANK_FEE bank-fees:cbh-ny:operating-ny bank-cash:cbh-ny:operating-ny 250
      cards            | CARD 900 - TR0007          | DEPOSIT bank-cash:cbh-ny:operating-ny unapplied-deposits:cbh-ny 900, CARD_SETTLED unapplied-deposits:cbh-ny card-clearing:cbh-ny 900, CARD_FEE card-fees:cbh-ny card-clearing:cbh-ny 100
      payer's card     | CARD 970 - VC000011        | DEPOSIT bank-cash:cbh-ny:operating-ny unapplied-deposits:cbh-ny 970, PAYER_CARD_FEE card-fees:cbh-ny remittance-clearing:cbh-ny 30, DEPOSIT_CLEARED unapplied-deposits:cbh-ny remittance-clearing:cbh-ny 970
      higher fee       | CARD 960 - VC000011        | DEPOSIT bank-cash:cbh-ny:operating-ny unapplied-deposits:cbh-ny 960, PAYER_CARD_FEE card-fees:cbh-ny remittance-clearing:cbh-ny 30, DEPOSIT_CLEARED unapplied-deposits:cbh-ny remittance-clearing:cbh-ny 960
      cards taken      | CARD -150 - TR0008         | DEPOSIT unapplied-deposits:cbh-ny bank-cash:cbh-ny:operating-ny 150, CARD_SETTLED card-clearing:cbh-ny unapplied-deposits:cbh-ny 150, CARD_FEE card-fees:cbh-ny card-clearing:cbh-ny 50
      fee brought back | FEE 250 -                  | BANK_FEE bank-cash:cbh-ny:operating-ny bank-fees:cbh-ny:operating-ny 250
      interest         | INTEREST 12 -              | BANK_INTEREST bank-cash:cbh-ny:operating-ny interest-income:cbh-ny 12
      sweep            | SWEEP -700 -               | CASH_MOVED cash-transfers:cbh-ny bank-cash:cbh-ny:operating-ny 700
      moved            | TRANSFER -9 -, TRANSFER 9 -@operating-ca | CASH_MOVED_ACROSS intercompany:cbh-ny:cbh-ca bank-cash:cbh-ny:operating-ny 9, CASH_MOVED_ACROSS bank-cash:cbh-ca:operating-ca intercompany:cbh-ca:cbh-ny 9
      taken back       | ACH_DEBIT -8000 T2         | DEPOSIT unapplied-deposits:cbh-ny bank-cash:cbh-ny:operating-ny 8000, DEPOSIT_CLEARED remittance-clearing:cbh-ny unapplied-deposits:cbh-ny 8000
      for another      | ACH_CREDIT 700 X1          | DEPOSIT bank-cash:cbh-ny:operating-ny unapplied-deposits:cbh-ny 700, DEPOSIT_HELD_ACROSS unapplied-deposits:cbh-ny intercompany:cbh-ny:cbh-ca 700, DEPOSIT_CLEARED_ACROSS intercompany:cbh-ca:cbh-ny remittance-clearing:cbh-ca 700
      merged           | ACH_CREDIT 500 M1          | DEPOSIT bank-cash:cbh-ny:operating-ny unapplied-deposits:cbh-ny 500, DEPOSIT_CLEARED unapplied-deposits:cbh-ny remittance-clearing:cbh-ny 300, DEPOSIT_CLEARED unapplied-deposits:cbh-ny remittance-clearing:cbh-ny 200
      unknown account  | ACH_CREDIT 700 T1@strange  | BANK_LINE_SUSPENDED bank-cash:UNASSIGNED:strange suspense:UNASSIGNED:strange 700
      settled          | ACH_DEBIT -5000 payout.ach | PAYOUT_SETTLED ach-clearing:cbh-ny:operating-ny bank-cash:cbh-ny:operating-ny 5000
      settled, unowned | ACH_DEBIT -5000 payout.ach@strange | PAYOUT_SETTLED ach-clearing:UNASSIGNED:strange bank-cash:UNASSIGNED:strange 5000
      returned         | ACH_RETURN 2500 payout.ach | ENTRY_RETURNED bank-cash:cbh-ny:operating-ny ach-clearing:cbh-ny:operating-ny 2500
      nothing moved    | FEE 0 -                    |
      """)
  void booksTheCashOfEachLine(String story, String lines, String transfers) {
    MatchedLines matched = match(lines(lines), List.of());
    assertThat(matched.transfers().stream().map(DepositMatcherTest::text))
        .containsExactly(transfers == null ? new String[0] : transfers.split(", ", -1));
  }

  @Test
  void clearsAWaitingLineWhenItsRemittanceIsThereAndBooksOnlyTheClearing() {
    LinePurpose waiting =
        LinePurpose.unapplied(line(1, "ACH_CREDIT 10000 T1"), LinePurpose.NO_REMITTANCE);
    MatchedLines matched = match(List.of(), List.of(waiting));
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
    MatchedLines matched = match(List.of(line(2, "ACH_CREDIT 6000 T1")), List.of(waiting));
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
    MatchedLines matched = match(List.of(), List.of(excess, orphan, late));
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
    MatchedLines matched = match(lines("ACH_DEBIT -5000 payout.ach"), List.of());
    assertThat(matched.settledBatches()).containsExactly("P20260115");
    assertThat(matched.transfers().get(0).subject().payoutId()).isEqualTo("P20260115");
    assertThat(matched.transfers().get(0).subject().bankLineId()).isNull();
    assertThat(matched.transfers().get(0).effectiveDate()).isEqualTo(DAY);
  }

  private static Transfer booked(DepositLine line) {
    return DepositMatcher.match(List.of(line), List.of(), BankRegisters.ofPayments(List.of()))
        .transfers()
        .get(0);
  }

  private static MatchedLines match(List<DepositLine> fresh, List<LinePurpose> waiting) {
    return DepositMatcher.match(
        fresh, waiting, new BankRegisters(PAYMENTS, BATCHES, ENTRIES, SETTLEMENTS));
  }

  private static SentEntry entry(String payout, String file, long cents) {
    return new SentEntry(
        payout,
        "pra-1",
        "token",
        file,
        LocalDate.parse("20" + payout.substring(3, 5) + "-01-15"),
        cents);
  }

  private static PaymentClearing payment(
      long id, String trace, String entity, long expected, long deposited) {
    return payment(id, trace, entity, "ACH", DAY.minusDays(id), expected, deposited);
  }

  private static PaymentClearing payment(
      long id,
      String trace,
      String entity,
      String method,
      LocalDate since,
      long expected,
      long deposited) {
    return new PaymentClearing(
        id,
        "ORIG",
        trace,
        entity,
        method,
        since,
        method.equals("NON") ? 30 : 0,
        expected,
        deposited);
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
    String more = parts.length > 3 ? parts[3].replace('_', ' ') : trace;
    BankLine said =
        AnyBankLine.of(
            account,
            DAY,
            parts[0],
            Long.parseLong(parts[1]),
            parts.length > 4 ? parts[4] : "ref",
            more.contains(" ") ? "" : more,
            trace.isEmpty() ? "" : "ORIG",
            trace,
            more,
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
    String why =
        Stream.of(
                purpose.reason(),
                purpose.batchId(),
                purpose.payoutId(),
                purpose.settlement() == null ? null : purpose.settlement().settlementId())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("-");
    return purpose.state()
        + " "
        + (purpose.parts().isEmpty()
            ? why
            : purpose.parts().stream()
                .map(part -> Long.toString(part.paymentId()))
                .collect(Collectors.joining(" ")));
  }

  private static String text(Transfer transfer) {
    Account debit = transfer.debit();
    return transfer.event() + " " + debit + " " + transfer.credit() + " " + transfer.amountCents();
  }
}
