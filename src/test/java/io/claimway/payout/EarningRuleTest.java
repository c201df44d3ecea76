package io.claimway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.Disposition;
import io.claimway.claim.HoldCode;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a session earns, by where it stands, what holds it, and what is booked and paid. */
class EarningRuleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 9);
  private static final long PAY = 8_000;

  @ParameterizedTest(name = "{0} {1}, booked {2} of which unpaid {3}")
  @CsvSource({
    "CLAIM,        0,    0,    0, 8000, 0",
    "CLAIM,        0, 8000, 8000,    -, 0",
    "CLAIM,        0, 8000,    0,    -, 0",
    "CLAIM,        0, 7000, 7000, 1000, 0",
    "CLAIM,        0, 7000,    0, 1000, 0",
    "CLAIM,        0, 9000, 9000, -1000, 0",
    "CLAIM,        0, 9000,    0,    0, 1000",
    "CLAIM,        0, 9000,  400, -400, 600",
    "HELD,         0,    0,    0, 8000, 0",
    "HELD,         0, 8000,    0,    -, 0",
    "HELD,         0, 9000,    0,    0, 1000",
    "HELD,         1,    0,    0,    -, 0",
    "HELD,         1, 9000, 9000,    -, 0",
    "HELD,         1, 9000,    0,    -, 0",
    "CANCELLED,    0,    0,    0,    -, 0",
    "CANCELLED,    0, 8000, 8000, -8000, 0",
    "CANCELLED,    0, 8000,    0,    0, 8000",
    "CANCELLED,    0, 8000, 3000, -3000, 5000",
    "CANCELLED,    1, 8000, 8000, -8000, 0",
    "NOT_BILLABLE, 0,    0,    0,    -, 0",
    "NOT_BILLABLE, 0, 8000, 8000, -8000, 0",
    "NOT_BILLABLE, 0, 8000,    0,    0, 8000",
    "CARRIED_OVER, 0,    0,    0,    -, 0",
    "CARRIED_OVER, 0, 9000, 9000,    -, 0"
  })
  void earnsByWhereItStands(
      Disposition disposition, int delayed, long booked, long unpaid, String cents, long overpaid) {
    Optional<Earning> decided =
        EarningRule.decide(
            session(
                disposition,
                delayed == 0 ? List.of() : List.of(hold(HoldCode.NOTE_UNSIGNED)),
                "cbh-ny",
                booked(booked, unpaid, "cbh-ny")));
    if (cents.equals("-")) {
      assertThat(decided).isEmpty();
    } else {
      assertThat(decided).isPresent();
      assertThat(decided.get().cents()).isEqualTo(Long.parseLong(cents));
      assertThat(decided.get().overpaidCents()).isEqualTo(overpaid);
      assertThat(decided.get().seq()).isEqualTo(booked == 0 ? 1 : 3);
    }
  }

  static Stream<Arguments> everyDispositionAndHold() {
    return Stream.of(Disposition.values())
        .flatMap(
            disposition ->
                Stream.of(HoldCode.values())
                    .flatMap(
                        code ->
                            Stream.of(false, true)
                                .map(paid -> Arguments.of(disposition, code, paid))));
  }

  @ParameterizedTest
  @MethodSource("everyDispositionAndHold")
  void onlyAHeldSessionWaitsAndOnlyForWhatDelaysPay(
      Disposition disposition, HoldCode code, boolean paid) {
    long due =
        switch (disposition) {
          case CLAIM -> PAY;
          case CANCELLED, NOT_BILLABLE -> 0;
          case HELD -> code.delaysPay(code.owner()) ? -1 : PAY;
          case CARRIED_OVER -> -1;
        };
    Optional<Earning> decided =
        EarningRule.decide(
            session(
                disposition,
                List.of(hold(code)),
                "cbh-ny",
                booked(PAY + 1, paid ? 0 : PAY + 1, "cbh-ny")));
    assertThat(decided.isPresent()).isEqualTo(due >= 0);
    decided.ifPresent(
        change -> {
          assertThat(change.cents()).isEqualTo(paid ? 0 : due - PAY - 1);
          assertThat(change.overpaidCents()).isEqualTo(paid ? PAY + 1 - due : 0);
        });
  }

  @Test
  void waitsWhenOneOfSeveralHoldsDelaysPay() {
    List<SessionPay.OpenHold> holds =
        List.of(hold(HoldCode.MISSING_COVERAGE), hold(HoldCode.AMENDMENT_WINDOW));
    assertThat(
            EarningRule.decide(session(Disposition.HELD, holds, null, SessionPay.Booked.NOTHING)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"cbh-ny, cbh-ca, cbh-ny", ", cbh-ca, cbh-ca", "cbh-ny,, cbh-ny", ",, UNASSIGNED"})
  void isOwedByTheClaimsEntityElseByTheEarlierOne(String claim, String earlier, String entity) {
    SessionPay session =
        session(
            Disposition.CLAIM,
            List.of(),
            claim,
            earlier == null ? SessionPay.Booked.NOTHING : booked(1_000, 0, earlier));
    assertThat(EarningRule.decide(session).orElseThrow().billingEntity()).isEqualTo(entity);
  }

  @Test
  void booksTheChangeToThePracticeOnce() {
    Earning first = change(SessionPay.Booked.NOTHING);
    Transfer transfer = first.transfer(DAY);
    assertThat(transfer.debit().code()).isEqualTo("provider-expense:cbh-ny:pra-1");
    assertThat(transfer.credit().code()).isEqualTo("provider-payable:cbh-ny:pra-1");
    assertThat(transfer.amountCents()).isEqualTo(PAY);
    assertThat(transfer.effectiveDate()).isEqualTo(DAY);
    assertThat(transfer.subject().sessionId()).isEqualTo("ses-1");
    assertThat(first.transfer(DAY).key()).isEqualTo(transfer.key());

    Transfer less = change(booked(9_000, 9_000, "cbh-ny")).transfer(DAY);
    assertThat(less.debit().code()).isEqualTo("provider-payable:cbh-ny:pra-1");
    assertThat(less.amountCents()).isEqualTo(1_000);
    assertThat(less.key()).isNotEqualTo(transfer.key());
  }

  private static Earning change(SessionPay.Booked booked) {
    return EarningRule.decide(session(Disposition.CLAIM, List.of(), "cbh-ny", booked))
        .orElseThrow();
  }

  private static SessionPay.OpenHold hold(HoldCode code) {
    return new SessionPay.OpenHold(code, code.owner());
  }

  /** Two entries so far, where anything is booked. */
  private static SessionPay.Booked booked(long cents, long unpaid, String entity) {
    return cents == 0 ? SessionPay.Booked.NOTHING : new SessionPay.Booked(2, cents, unpaid, entity);
  }

  private static SessionPay session(
      Disposition disposition,
      List<SessionPay.OpenHold> holds,
      String claimEntity,
      SessionPay.Booked booked) {
    return new SessionPay(
        "ses-1", disposition, PAY, holds, "pra-1", "pro-1", DAY, DAY, claimEntity, booked);
  }
}
