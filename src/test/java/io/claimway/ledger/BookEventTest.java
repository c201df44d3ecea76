package io.claimway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of events (SPEC §8.2) and the transfers made through it. */
class BookEventTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 9);
  private static final Subject CLAIM = Subject.claim("cli-1|P", 1, 2, DAY.minusDays(3));

  @ParameterizedTest
  @CsvSource({
    "CLAIM_DELIVERED, PAYER_RECEIVABLE, GROSS_CHARGES",
    "PAYER_PAID, REMITTANCE_CLEARING, PAYER_RECEIVABLE",
    "CONTRACTUAL, CONTRACTUAL_ADJUSTMENTS, PAYER_RECEIVABLE",
    "PATIENT_SHARE, PATIENT_RECEIVABLE, PAYER_RECEIVABLE",
    "NEXT_PAYER_SHARE, PAYER_RECEIVABLE, PAYER_RECEIVABLE",
    "DENIED, DENIED_RECEIVABLE, PAYER_RECEIVABLE",
    "CLAIM_VOIDED, GROSS_CHARGES, PAYER_RECEIVABLE",
    "DEPOSIT, BANK_CASH, UNAPPLIED_DEPOSITS",
    "DEPOSIT_CLEARED, UNAPPLIED_DEPOSITS, REMITTANCE_CLEARING",
    "RECOUPMENT, REMITTANCE_CLEARING, PAYER_RECOUPMENT",
    "SUSPENDED, REMITTANCE_CLEARING, SUSPENSE",
    "EARNED, PROVIDER_EXPENSE, PROVIDER_PAYABLE",
    "PAYOUT_RELEASED, PROVIDER_PAYABLE, ACH_CLEARING",
    "PAYOUT_SETTLED, ACH_CLEARING, BANK_CASH"
  })
  void debitsAndCreditsWhatTheSpecificationSays(
      BookEvent event, AccountKind debit, AccountKind credit) {
    assertThat(event.debit()).isEqualTo(debit);
    assertThat(event.credit()).isEqualTo(credit);
  }

  @ParameterizedTest
  @EnumSource(BookEvent.class)
  void staysWithinOneBillingEntityAndCanBeUndoneAndDoneAgain(BookEvent event) {
    Transfer made =
        event.transfer(
            "cbh-ny",
            owner(event.debit(), "a"),
            owner(event.credit(), "b"),
            -4_200,
            CLAIM,
            "why",
            DAY);
    assertThat(made.debit().kind()).isEqualTo(event.credit());
    assertThat(made.amountCents()).isEqualTo(4_200);
    assertThat(made.debit().entity()).isEqualTo(made.credit().entity());

    Transfer mirror =
        made.mirror(Subject.payment("ORIG|T1|2026-01-10#3", 7, 3), "ST 1", DAY.plusDays(1));
    assertThat(mirror.debit()).isEqualTo(made.credit());
    assertThat(mirror.credit()).isEqualTo(made.debit());
    assertThat(mirror.undoes()).isEqualTo(made.key());
    assertThat(mirror.subject().claimId()).isEqualTo(1);
    assertThat(mirror.subject().paymentId()).isEqualTo(7);

    Transfer again = mirror.mirror(Subject.payment("other", 8, 1), "ST 2", DAY.plusDays(2));
    assertThat(again.debit()).isEqualTo(made.debit());
    assertThat(again.key()).isNotEqualTo(made.key());
  }

  @Test
  void keysSayWhatIsBookedAndNotWhenOrWithWhichNumbers() {
    Transfer first = deliver(CLAIM, 100);
    assertThat(deliver(Subject.claim("cli-1|P", 99, 2, DAY), 250).key()).isEqualTo(first.key());
    assertThat(deliver(Subject.claim("cli-1|S", 1, 2, DAY), 100).key()).isNotEqualTo(first.key());
    assertThat(BookEvent.CONTRACTUAL.transfer("cbh-ny", "p", "p", 1, CLAIM, "why", DAY, 1, 2).key())
        .isNotEqualTo(
            BookEvent.CONTRACTUAL.transfer("cbh-ny", "p", "p", 1, CLAIM, "why", DAY, 12).key());
  }

  @Test
  void refusesWhatCannotBeBooked() {
    assertThatThrownBy(() -> deliver(CLAIM, 0)).hasMessageContaining("0 cents is not a positive");
    assertThatThrownBy(
            () -> BookEvent.CLAIM_DELIVERED.transfer("cbh-ny", "", "", 1, CLAIM, "why", DAY))
        .hasMessage(
            "Cannot name a payer-receivable account of cbh-ny: its owner is not told, and this kind belongs to PAYER");
    assertThatThrownBy(
            () -> BookEvent.NEXT_PAYER_SHARE.transfer("cbh-ny", "p", "p", 1, CLAIM, "why", DAY))
        .hasMessageContaining("debit and credit are both payer-receivable:cbh-ny:p");
    assertThatThrownBy(
            () ->
                new Transfer(
                    TransferKey.of(DAY, "x"),
                    BookEvent.PAYOUT_RELEASED,
                    AccountKind.PROVIDER_PAYABLE.of("cbh-ca", "pra-1"),
                    AccountKind.ACH_CLEARING.of("cbh-ny", "operating"),
                    1,
                    CLAIM,
                    null,
                    "why",
                    DAY))
        .hasMessageContaining("belong to two billing entities");
    assertThatThrownBy(
            () -> BookEvent.CLAIM_DELIVERED.transfer("cbh-ny", "p", "", 1, CLAIM, "a\nb", DAY))
        .hasMessageContaining("its cause is empty or spans lines");
  }

  @Test
  void readsAnAccountAsItIsWritten() {
    Account account = AccountKind.PATIENT_RECEIVABLE.of("cbh-ny", "client:7");
    assertThat(account.code()).isEqualTo("patient-receivable:cbh-ny:client:7");
    assertThat(Account.parse(account.code())).isEqualTo(account);
    assertThat(Account.parse("gross-charges:cbh-ny"))
        .isEqualTo(AccountKind.GROSS_CHARGES.of("cbh-ny", ""));
    assertThatThrownBy(() -> Account.parse("gross-charges"))
        .hasMessage("Cannot read account gross-charges: it is not written kind:entity:owner");
    assertThatThrownBy(() -> Account.parse("petty-cash:cbh-ny"))
        .hasMessage("Cannot read account kind petty-cash: no kind has this name");
  }

  private static Transfer deliver(Subject claim, long cents) {
    return BookEvent.CLAIM_DELIVERED.transfer("cbh-ny", "p", "", cents, claim, "file", DAY);
  }

  private static String owner(AccountKind kind, String name) {
    return kind.owner() == AccountKind.Owner.NONE ? "" : name;
  }
}
