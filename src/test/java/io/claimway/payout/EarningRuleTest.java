package io.claimway.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.Disposition;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session earns, by where it stands, what holds it, and what is booked and paid. */
class EarningRuleTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 9);
  private static final long PAY = 8_000;
  private static final SessionPay.Whose WHOSE = new SessionPay.Whose("pra-1", "pro-1", DAY);

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
    List<Earning> decided =
        EarningRule.decide(
            session(disposition, delayed == 1, "cbh-ny", booked(booked, unpaid, "cbh-ny")));
    if (cents.equals("-")) {
      assertThat(decided).isEmpty();
    } else {
      assertThat(decided).hasSize(1);
      assertThat(decided.get(0).cents()).isEqualTo(Long.parseLong(cents));
      assertThat(decided.get(0).overpaidCents()).isEqualTo(overpaid);
      assertThat(decided.get(0).seq()).isEqualTo(booked == 0 ? 1 : 3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLAIM, false, true",
    "CLAIM, true, true",
    "HELD, false, true",
    "HELD, true, false",
    "CANCELLED, true, true",
    "NOT_BILLABLE, true, true",
    "CARRIED_OVER, false, false",
    "CARRIED_OVER, true, false"
  })
  void onlyAHeldSessionWaitsForWhatDelaysPay(
      Disposition disposition, boolean payWaits, boolean decides) {
    SessionPay.Booked unpaid = booked(PAY + 1, PAY + 1, "cbh-ny");
    assertThat(EarningRule.decide(session(disposition, payWaits, "cbh-ny", unpaid)))
        .hasSize(decides ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"cbh-ny, cbh-ca, cbh-ny", ", cbh-ca, cbh-ca", "cbh-ny,, cbh-ny", ",, UNASSIGNED"})
  void isOwedByTheClaimsEntityElseByTheEarlierOne(String claim, String earlier, String entity) {
    SessionPay session =
        session(
            Disposition.CLAIM,
            false,
            claim,
            earlier == null ? SessionPay.Booked.NOTHING : booked(1_000, 0, earlier));
    assertThat(EarningRule.decide(session).get(0).billingEntity()).isEqualTo(entity);
  }

  @ParameterizedTest(name = "CLAIM of {0} {1}, booked {2} of which unpaid {3}")
  @CsvSource(
      value = {
        // Nothing is paid: all of it moves.
        "pra-1, -1, 8000, 8000, 'pra-1 9 #3 -8000 over 0, pra-1 8 #4 8000 over 0'",
        "pra-2,  0, 8000, 8000, 'pra-1 9 #3 -8000 over 0, pra-2 9 #4 8000 over 0'",
        "pra-2,  0, 7000, 7000, 'pra-1 9 #3 -7000 over 0, pra-2 9 #4 8000 over 0'",
        // The same practice keeps what it was paid.
        "pra-1, -1, 8000,    0, ''",
        "pra-1, -1, 9000,    0, 'pra-1 8 #3 0 over 1000'",
        "pra-1, -1, 8000, 3000, 'pra-1 9 #3 -3000 over 0, pra-1 8 #4 3000 over 0'",
        // Of another practice a person gets it back.
        "pra-2,  0, 8000,    0, 'pra-1 9 #3 0 over 8000, pra-2 9 #3 8000 over 0'",
        "pra-2,  0, 8000, 3000, 'pra-1 9 #3 -3000 over 5000, pra-2 9 #4 8000 over 0'"
      })
  void movesWithItsSession(String practice, int days, long booked, long unpaid, String changes) {
    SessionPay moved =
        session(Disposition.CLAIM, false, "cbh-ny", booked(booked, unpaid, "cbh-ny"))
            .of(new SessionPay.Whose(practice, "pro-1", DAY.plusDays(days)));
    assertThat(
            EarningRule.decide(moved).stream()
                .map(
                    change ->
                        "%s %d #%d %d over %d"
                            .formatted(
                                change.session().practiceId(),
                                change.session().serviceDate().getDayOfMonth(),
                                change.seq(),
                                change.cents(),
                                change.overpaidCents()))
                .collect(Collectors.joining(", ")))
        .isEqualTo(changes);
  }

  @Test
  void takesBackFromWhomItWasBookedWhenAMovedSessionIsCancelled() {
    SessionPay moved =
        session(Disposition.CANCELLED, false, "cbh-ny", booked(PAY, PAY, "cbh-ny"))
            .of(new SessionPay.Whose("pra-2", "pro-2", DAY));
    assertThat(EarningRule.decide(moved))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.cents()).isEqualTo(-PAY);
              assertThat(change.session().practiceId()).isEqualTo("pra-1");
            });
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
    return EarningRule.decide(session(Disposition.CLAIM, false, "cbh-ny", booked)).get(0);
  }

  /** Two entries so far, where anything is booked. */
  private static SessionPay.Booked booked(long cents, long unpaid, String entity) {
    return cents == 0
        ? SessionPay.Booked.NOTHING
        : new SessionPay.Booked(2, cents, unpaid, entity, WHOSE);
  }

  private static SessionPay session(
      Disposition disposition, boolean payWaits, String claimEntity, SessionPay.Booked booked) {
    return new SessionPay("ses-1", disposition, PAY, payWaits, WHOSE, DAY, claimEntity, booked);
  }
}
