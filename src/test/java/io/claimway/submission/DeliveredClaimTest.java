package io.claimway.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What delivering and closing claims does to the book, on both sides of each rule. */
class DeliveredClaimTest {
  private static final LocalDate SERVED = LocalDate.of(2026, 1, 5);
  private static final LocalDate DAY = LocalDate.of(2026, 1, 9);

  @ParameterizedTest
  @CsvSource({
    "first delivery, 1, 1, 15000, 0, payer-receivable:cbh-ny:harbor, gross-charges:cbh-ny, 15000",
    "a replacement that charges more, 2, 7, 16000, 15000, payer-receivable:cbh-ny:harbor, gross-charges:cbh-ny, 1000",
    "a replacement that charges less, 2, 7, 12000, 15000, gross-charges:cbh-ny, payer-receivable:cbh-ny:harbor, 3000",
    "a new original after a rejection, 2, 1, 15000, 0, payer-receivable:cbh-ny:harbor, gross-charges:cbh-ny, 15000"
  })
  void booksWhatTheChargeChanges(
      String what,
      int version,
      String frequency,
      long charge,
      long booked,
      String debit,
      String credit,
      long cents) {
    assertThat(claim(version, frequency, charge, booked, List.of()).transfers(DAY))
        .as(what)
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.debit().code()).isEqualTo(debit);
              assertThat(made.credit().code()).isEqualTo(credit);
              assertThat(made.amountCents()).isEqualTo(cents);
              assertThat(made.subject().version()).isEqualTo(version);
              assertThat(made.cause()).isEqualTo("837P_x.edi");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "a replacement of the same charge, 2, 7, 15000, 15000",
    "a void waits, 2, 8, 15000, 15000"
  })
  void booksNothing(String what, int version, String frequency, long charge, long booked) {
    assertThat(claim(version, frequency, charge, booked, List.of()).transfers(DAY))
        .as(what)
        .isEmpty();
  }

  @Test
  void takesBackWhatAnEarlierDenialMovedUnderTheNewVersion() {
    Transfer denial =
        BookEvent.DENIED.transfer(
            "cbh-ny",
            "harbor",
            "harbor",
            15_000,
            Subject.payment("ORIG|T1#1", 7, 1).onClaim(1, 1, SERVED).onLine(1),
            "file#0001#5#CO-16",
            DAY.minusDays(2),
            1,
            1);
    List<Transfer> made = claim(2, "7", 15_000, 15_000, List.of(denial)).transfers(DAY);
    assertThat(made)
        .singleElement()
        .satisfies(
            reopened -> {
              assertThat(reopened.undoes()).isEqualTo(denial.key());
              assertThat(reopened.debit()).isEqualTo(denial.credit());
              assertThat(reopened.subject().version()).isEqualTo(2);
              assertThat(reopened.subject().lineNumber()).isEqualTo(1);
              assertThat(reopened.subject().paymentId()).isNull();
              assertThat(reopened.effectiveDate()).isEqualTo(DAY);
            });
  }

  @Test
  void eachVersionHasItsOwnKeyAndTheSameVersionTheSame() {
    Transfer first = claim(1, "1", 15_000, 0, List.of()).transfers(DAY).get(0);
    assertThat(claim(1, "1", 15_000, 0, List.of()).transfers(DAY).get(0)).isEqualTo(first);
    assertThat(claim(2, "7", 16_000, 15_000, List.of()).transfers(DAY).get(0).key())
        .isNotEqualTo(first.key());
  }

  @Test
  void closingTakesTheChargeBack() {
    Transfer closed =
        new ClosedClaim("cli-1|P", 1, 2, "harbor", "cbh-ny", SERVED, 15_000)
            .transfer("nightly-2026-01-09", DAY);
    assertThat(closed.event()).isEqualTo(BookEvent.CLAIM_VOIDED);
    assertThat(closed.debit().code()).isEqualTo("gross-charges:cbh-ny");
    assertThat(closed.credit().code()).isEqualTo("payer-receivable:cbh-ny:harbor");
    assertThat(closed.amountCents()).isEqualTo(15_000);
  }

  private static DeliveredClaim claim(
      int version, String frequency, long charge, long booked, List<Transfer> denials) {
    return new DeliveredClaim(
        "cli-1|P",
        1,
        version,
        frequency,
        "harbor",
        "cbh-ny",
        SERVED,
        charge,
        booked,
        denials,
        "837P_x.edi");
  }
}
