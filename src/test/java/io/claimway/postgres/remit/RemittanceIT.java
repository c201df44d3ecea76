package io.claimway.postgres.remit;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimLine;
import io.claimway.claim.ClaimPerson;
import io.claimway.claim.ClaimProvider;
import io.claimway.deposit.AnyBankLine;
import io.claimway.deposit.BankLine;
import io.claimway.deposit.BankStatement;
import io.claimway.deposit.DepositPatience;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.party.AccountOwners;
import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.party.Relationship;
import io.claimway.party.Sex;
import io.claimway.party.payer.DepositDays;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.claim.ContentStore;
import io.claimway.postgres.deposit.DepositTables;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.proof.Proof;
import io.claimway.postgres.worklist.ResolvedItems;
import io.claimway.remittance.ClaimParties;
import io.claimway.remittance.DenialWriteOff;
import io.claimway.remittance.MoneyMovement;
import io.claimway.remittance.PaymentBalance;
import io.claimway.remittance.RemittanceDecision;
import io.claimway.remittance.RemittanceRow;
import io.claimway.remittance.ReportedAdjustment;
import io.claimway.remittance.ReportedClaim;
import io.claimway.remittance.ReportedLine;
import io.claimway.remittance.ReportedPayment;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.worklist.Resolution;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Remittances against a real Postgres: payments, reversals, corrections, recoupments, and what must
 * not post.
 */
class RemittanceIT {
  private static final String SUMMIT = "1422222222";
  private static final String ENTITY_NPI = "1902000017";
  private static final String OTHER_NPI = "1902000025";
  private static final String NOBODYS_NPI = "1902000033";
  private static final String PROVIDER =
      """
      select p.trace || '.' || d.item || ' ' || d.treatment || ' ' || d.taken_cents || '+' || d.refunded_cents || '+' || d.suspended_cents
             || coalesce(' ' || d.waits_for, '')
        from remit.provider_standing d join remit.payment p using (payment_id) order by p.trace, d.item
      """;
  private static final Set<String> OF_MONEY =
      Set.of(
          "registers-equal-accounts",
          "suspense-equals-open-items",
          "transfers-equal-decisions",
          "payments-are-whole",
          "entities-keep-their-books",
          "mirrors-undo-once",
          "items-equal-their-trail");
  private static final String ITEMS =
      """
      select concat_ws(' ', kind, cents, state, owner) || ': ' || subject || ', ' || root_cause
        from worklist.item where kind = 'PROVIDER_ADJUSTMENT' order by 1
      """;
  private static final LocalDate SERVED = LocalDate.of(2026, 1, 5);

  private static final String MEDICAID_NY = "1511111111";
  private static final long CLAIMS = 6;
  private static final long CHARGE = 715_117;

  private ScratchPostgres postgres;
  private static final ClaimParties SAID =
      new ClaimParties("Larkin", "Wren", "M100", "", "", SERVED);

  private MoneyMovement movement = MoneyMovement.CREDIT;
  private String originator = SUMMIT;
  private LocalDate day = LocalDate.of(2026, 1, 20);
  private final Map<String, LocalDate> paidOn = new HashMap<>();
  private final List<String> others = new ArrayList<>();
  private int files;

  @BeforeEach
  void startBook() throws SQLException {
    postgres = ScratchPostgres.migrated();
    for (long claim = 1; claim <= CLAIMS; claim++) {
      submit(claim, CHARGE);
    }
  }

  @Test
  void postsAPaymentWithItsAdjustments() throws SQLException {
    List<ControlTotals> totals =
        night(payment("T1", 8_000, paid(1, 12_000, 8_000, contractual(2_500), copay(1_500))));
    assertThat(totals.get(0)).isEqualTo(ControlTotals.through("payments", 1, 8_000));
    assertThat(totals.get(1)).isEqualTo(ControlTotals.through("claims", 1, 8_000));
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(8_000);
    assertThat(balance("contractual-adjustments:cbh-ny:summit-ppo"))
        .isEqualTo(CHARGE - 8_000 - 1_500);
    assertThat(balance("patient-receivable:cbh-ny:client-1")).isEqualTo(1_500);
    assertThat(open(1)).isZero();
    assertThat(
            postgres.strings(
                "select state || ' ' || last_seq || ' ' || payer_claim_number from claim.state where claim_id = 1"))
        .containsExactly("PAID 2 ICN1");
    assertThat(
            postgres.strings(
                "select kind || ' ' || source from claim.event where claim_id = 1 and seq = 2"))
        .containsExactly("PAID 835");
    assertThat(postgres.strings("select posted_cents || '+' || suspended_cents from remit.payment"))
        .containsExactly("8000+0");
  }

  @Test
  void takesBackAPaymentThatIsLoweredLater() throws SQLException {
    night(payment("T1", 715_117, paid(1, 715_117, 715_117)));
    // The shape of the shortest full take-back (eMedNY): nothing is paid, the difference is
    // forwarded.
    night(
        payment(
            "T2",
            0,
            provider("FB", "REF-1", -2_016),
            reversal(1, 715_117, 715_117),
            corrected(1, 715_117, 713_101, contractual(2_016))));
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(715_117);
    assertThat(balance("payer-recoupment:cbh-ny:" + SUMMIT)).isEqualTo(-2_016);
    assertThat(balance("contractual-adjustments:cbh-ny:summit-ppo")).isEqualTo(2_016);
    assertThat(open(1)).isZero();
    assertThat(
            postgres.strings("select kind || '' from claim.event where claim_id = 1 order by seq"))
        .containsExactly("SUBMITTED", "PAID", "REVERSED", "PAID");
    assertThat(postgres.strings("select balance_cents || '' from remit.recoupment"))
        .containsExactly("2016");
    night(
        payment(
            "T3",
            7_984,
            provider("FB", "ref-1", 2_016),
            paid(2, 715_117, 10_000, contractual(705_117))));
    assertThat(balance("payer-recoupment:cbh-ny:" + SUMMIT)).isZero();
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(715_117 + 7_984);
    assertThat(
            postgres.strings(
                "select treatment || ' ' || balance_cents from remit.provider_standing order by payment_id"))
        .containsExactly("OPENS 2016", "CLOSES 0");
  }

  @Test
  void neverLetsARecoupmentCrossZero() throws SQLException {
    night(payment("T1", 9_000, provider("WO", "X", 1_000), paid(1, 10_000, 10_000)));
    assertThat(postgres.strings(PROVIDER)).containsExactly("T1.1 CLOSES 0+0+1000 REGISTER");
    assertThat(postgres.strings(ITEMS))
        .containsExactly(
            "PROVIDER_ADJUSTMENT -1000 OPEN FINANCE: payment 1 provider adjustment 1, PLB WO");
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isEqualTo(1_000);
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(9_000);
    assertThat(postgres.strings("select posted_cents || '+' || suspended_cents from remit.payment"))
        .containsExactly("10000+-1000");
  }

  @Test
  void suspendsAPaymentThatDoesNotBalanceWhole() throws SQLException {
    List<ControlTotals> totals =
        night(payment("T1", 8_100, paid(1, 10_000, 8_000, contractual(2_000))));
    assertThat(totals.get(0).recordsHeld()).isEqualTo(1);
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isEqualTo(-8_100);
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(8_100);
    assertThat(open(1)).isEqualTo(715_117);
    assertThat(postgres.strings("select reason from remit.payment"))
        .containsExactly("OUT_OF_BALANCE PAYMENT OFF -$1.00");
    assertThat(postgres.strings("select kind || ' ' || cents from worklist.item"))
        .containsExactly("SUSPENDED_PAYMENT 8100");
  }

  @Test
  void suspendsOnlyTheClaimThatDoesNotBalance() throws SQLException {
    night(
        payment("T1", 18_000, paid(1, 10_000, 8_000, contractual(1_999)), paid(2, 10_000, 10_000)));
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isEqualTo(-8_000);
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(18_000);
    assertThat(open(1)).isEqualTo(715_117);
    assertThat(open(2)).isZero();
    assertThat(postgres.strings("select posted_cents || '+' || suspended_cents from remit.payment"))
        .containsExactly("10000+8000");
  }

  @Test
  void postsTheSamePaymentOnceHoweverItComes() throws SQLException {
    night(
        payment("T1", 18_000, paid(1, 10_000, 8_000, contractual(2_000)), paid(2, 10_000, 10_000)));
    String head =
        postgres
            .strings("select encode(hash, 'hex') from ledger.block order by block desc limit 1")
            .get(0);
    // Re-keyed: another file, the claims in another order.
    List<ControlTotals> totals =
        night(
            payment(
                "T1", 18_000, paid(2, 10_000, 10_000), paid(1, 10_000, 8_000, contractual(2_000))));
    assertThat(totals.get(0).recordsRejected()).isEqualTo(1);
    assertThat(
            postgres.strings(
                "select encode(hash, 'hex') from ledger.block order by block desc limit 1"))
        .containsExactly(head);
    assertThat(postgres.strings("select reason || payment_id from remit.ignored_payment"))
        .containsExactly("DUPLICATE1");
  }

  @Test
  void suspendsAKnownTraceWithOtherContentAndBooksNothing() throws SQLException {
    night(payment("T1", 10_000, paid(1, 10_000, 10_000)));
    night(payment("T1", 12_000, paid(1, 12_000, 12_000)));
    assertThat(
            postgres.strings(
                "select state || suspended_cents from remit.payment order by payment_id"))
        .containsExactly("POSTED0", "CONFLICT12000");
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(10_000);
  }

  @Test
  void neverPostsATestOrAStrangersPayment() throws SQLException {
    Paid test = payment("T1", 10_000, paid(1, 10_000, 10_000));
    night(new Paid(test.trace(), test.cents(), ENTITY_NPI, true, test.parts()));
    night(new Paid("T2", 10_000, "1999999999", false, test.parts()));
    assertThat(postgres.strings("select reason from remit.payment"))
        .containsExactly("UNKNOWN_PAYEE");
    assertThat(postgres.strings("select reason from remit.ignored_payment"))
        .containsExactly("TEST");
    assertThat(open(1)).isEqualTo(715_117);
    assertThat(
            postgres.strings(
                "select count(*)::text from ledger.transfer where event <> 'CLAIM_DELIVERED'"))
        .containsExactly("0");
  }

  @Test
  void releasesAReversalOnceItsPaymentIsPosted() throws SQLException {
    night(payment("T2", 0, provider("FB", "F2", -10_000), reversal(1, 10_000, 10_000)));
    assertThat(postgres.strings("select state || ' ' || reason from remit.claim"))
        .containsExactly("SUSPENDED REVERSAL_UNMATCHED");
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isEqualTo(10_000);
    night(payment("T1", 10_000, paid(1, 10_000, 10_000)));
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isZero();
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(10_000);
    assertThat(open(1)).isEqualTo(715_117);
    assertThat(postgres.strings("select state from claim.state where claim_id = 1"))
        .containsExactly("REVERSED");
    assertThat(
            postgres.strings(
                "select posted_cents || '+' || suspended_cents from remit.payment order by payment_id"))
        .containsExactly("0+0", "10000+0");
    assertThat(postgres.strings("select state from worklist.item where kind = 'SUSPENDED_CLAIM'"))
        .containsExactly("CLOSED");
  }

  @Test
  void keepsACorrectionWaitingForItsReversal() throws SQLException {
    night(payment("T1", 10_000, paid(1, 10_000, 10_000)));
    night(payment("T2", 9_000, corrected(1, 10_000, 9_000, contractual(1_000))));
    assertThat(
            postgres.strings("select state || ' ' || reason from remit.claim where payment_id = 2"))
        .containsExactly("WAITING CORRECTION_BEFORE_REVERSAL");
    night(payment("T3", 0, provider("FB", "F3", -10_000), reversal(1, 10_000, 10_000)));
    assertThat(
            postgres.strings("select state || ' ' || effect from remit.claim order by payment_id"))
        .containsExactly("REVERSED PAID", "POSTED PAID", "POSTED REVERSED");
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(19_000);
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isZero();
    assertThat(open(1)).isZero();
  }

  @Test
  void movesADenialToDeniedReceivables() throws SQLException {
    night(payment("T1", 0, paid(1, 715_117, 0, new ReportedAdjustment("CO", "16", 715_117))));
    assertThat(balance("denied-receivable:cbh-ny:summit-ppo")).isEqualTo(715_117);
    assertThat(postgres.strings("select state || ' ' || codes from claim.state where claim_id = 1"))
        .containsExactly("DENIED CO-16");
    assertThat(postgres.strings("select kind || ' ' || cents from worklist.item"))
        .containsExactly("DENIED_CLAIM 715117");
  }

  /** Members of Medicaid plans are never billed, whatever the payer calls their part (SPEC 8.1). */
  @Test
  void neverBillsAMemberOfMedicaid() throws SQLException {
    originator = MEDICAID_NY;
    submit(7, 12_000, "medicaid-ny");
    night(payment("T1", 8_000, paid(7, 12_000, 8_000, contractual(2_500), copay(1_500))));
    assertThat(balance("patient-receivable:cbh-ny:client-7")).isZero();
    assertThat(balance("denied-receivable:cbh-ny:medicaid-ny")).isEqualTo(1_500);
    assertThat(postgres.strings("select kind || ' ' || cents from worklist.item"))
        .contains("DENIED_CLAIM 1500");
  }

  @Test
  void matchesByThePayersNumberAndSuspendsWhatIsAmbiguous() throws SQLException {
    keepContents();
    night(payment("T1", 10_000, paid(1, 10_000, 10_000)));
    ReportedClaim garbled = about(reversal(1, 10_000, 10_000), "XXXX", "ICN1", SAID);
    ReportedClaim unknown =
        new ReportedClaim(
            "0",
            "1",
            715_117,
            10,
            null,
            "NEW",
            "1",
            SERVED,
            9,
            SAID,
            false,
            List.of(contractual(715_107)),
            List.of(),
            List.of(
                new ReportedLine(
                    "90837", null, List.of(), SERVED, 715_117, 715_117, "", List.of(), List.of())));
    night(payment("T2", 0, provider("FB", "F2", -9_990), garbled, unknown));
    assertThat(
            postgres.strings(
                "select coalesce(match_rule, reason) from remit.claim where payment_id = 2 order by ordinal"))
        .containsExactly("AMBIGUOUS", "PAYER_CLAIM_NUMBER");
    assertThat(
            postgres.strings("select root_cause from worklist.item where kind = 'SUSPENDED_CLAIM'"))
        .containsExactly("AMBIGUOUS, candidates 1 2 3 4 5 6");
  }

  @Test
  void clearsADepositWhetherItComesBeforeOrAfterItsRemittance() throws SQLException {
    bank(credit("T1", 10_000));
    assertThat(balance("unapplied-deposits:cbh-ny")).isEqualTo(-10_000);
    assertThat(balance("bank-cash:cbh-ny:operating-ny")).isEqualTo(10_000);
    night(
        payment("T1", 10_000, paid(1, 10_000, 10_000)),
        payment("T2", 8_000, paid(2, 8_000, 8_000)));
    bank();
    assertThat(balance("unapplied-deposits:cbh-ny")).isZero();
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(8_000);
    bank(credit("T2", 8_000));
    assertThat(balance("remittance-clearing:cbh-ny")).isZero();
    assertThat(balance("bank-cash:cbh-ny:operating-ny")).isEqualTo(18_000);
    assertThat(postgres.strings("select count(*)::text from deposit.queue")).containsExactly("0");
  }

  @Test
  void neverClearsMoreThanTheRemittanceSaid() throws SQLException {
    night(payment("T1", 10_000, paid(1, 10_000, 10_000)));
    bank(
        credit("T1", 6_000),
        credit("T1", 5_000),
        credit("STRANGE", 700),
        AnyBankLine.of("operating-ny", day.plusDays(1), "OTHER", -250, "", "", "", "", "f", 9));
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(5_000);
    assertThat(balance("unapplied-deposits:cbh-ny")).isEqualTo(-6_700);
    assertThat(balance("suspense:cbh-ny:operating-ny")).isEqualTo(250);
    assertThat(balance("bank-cash:cbh-ny:operating-ny")).isEqualTo(11_450);
    assertThat(postgres.strings("select kind || ' ' || cents from deposit.queue order by kind"))
        .containsExactly(
            "DEPOSIT_WITHOUT_REMITTANCE 700",
            "EXCESS_DEPOSIT 6000",
            "SHORT_DEPOSIT 5000",
            "UNEXPLAINED_BANK_LINE -250");
    bank(credit("T1", 5_000));
    assertThat(balance("remittance-clearing:cbh-ny")).isZero();
    assertThat(
            postgres.strings(
                "select kind from worklist.item where state = 'OPEN' and kind like '%DEPOSIT%'"))
        .containsExactly("EXCESS_DEPOSIT");
  }

  @Test
  void provesPaymentsTracesAndCashAndNamesWhatBreaksThem() throws SQLException {
    night(
        payment("T1", 10_000, paid(1, 10_000, 10_000)),
        payment("T2", 8_000, paid(2, 8_000, 8_000)));
    bank(credit("T1", 10_000));
    assertThat(broken("payments-are-whole")).isEmpty();
    assertThat(broken("clearing-per-trace")).isEmpty();
    assertThat(broken("cash-equals-bank")).isEmpty();
    postgres.execute(
        "update remit.payment set amount_cents = amount_cents + 1, suspended_cents = suspended_cents + 1 where payment_id = 1");
    assertThat(broken("payments-are-whole")).containsOnly("payment 1");
    assertThat(broken("clearing-per-trace")).contains("payment 1, trace T1");
    postgres.execute("update deposit.line set amount_cents = amount_cents + 1");
    assertThat(broken("cash-equals-bank"))
        .containsExactly("account bank-cash:operating-ny", "bank line 1");
  }

  private List<String> broken(String invariant) throws SQLException {
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      return Proof.full(connection).stream()
          .filter(finding -> finding.invariant().name().equals(invariant))
          .flatMap(finding -> finding.rows().stream())
          .map(Proof.BrokenRow::subject)
          .toList();
    }
  }

  @Test
  void takesALineOfARepeatedStatementOnce() throws SQLException {
    bank(credit("T1", 6_000), credit("T1", 6_000));
    day = day.minusDays(1);
    bank(credit("T1", 6_000), credit("T1", 6_000));
    assertThat(balance("bank-cash:cbh-ny:operating-ny")).isEqualTo(12_000);
  }

  @Test
  void keepsLinesWithWhatTheContractAllows() throws SQLException {
    night(payment("T1", 60_000, paid(1, 715_117, 60_000, copay(5_000), contractual(650_117))));
    assertThat(
            postgres.strings(
                "select line || ':' || coalesce(line_number, 0) || ' ' || coalesce(expected_cents, 0) || ' ' || allowed_cents from remit.line"))
        .containsExactly("1:1 70000 65000");
    assertThat(postgres.strings("select kind || ' ' || cents from worklist.item"))
        .containsExactly("UNDERPAID_LINE 5000");
  }

  @Test
  void tellsOnceThatAPayerWorksByAnotherFeeSchedule() throws SQLException {
    String alerts =
        "select state || ' ' || cents || ' ' || subject || ': ' || root_cause from worklist.item where kind = 'FEE_SCHEDULE'";
    for (long claim = 1; claim <= 4; claim++) {
      night(payment("T" + claim, 65_000, paid(claim, 715_117, 65_000, contractual(650_117))));
    }
    assertThat(postgres.strings(alerts)).isEmpty();
    night(payment("T5", 65_000, paid(5, 715_117, 65_000, contractual(650_117))));
    String told = " payer summit-ppo, 90837: allows $650.00, expected $700.00, since " + SERVED;
    assertThat(postgres.strings(alerts)).containsExactly("OPEN 25000" + told + ": 5 lines");
    night(payment("R1", 0, provider("FB", "F2", -65_000), reversal(1, 715_117, 65_000)));
    assertThat(postgres.strings(alerts)).containsExactly("CLOSED 25000" + told + ": 5 lines");
  }

  @Test
  void itemsOfOnePaymentExplainEachOtherAndUnknownOnesHaveAnItem() throws SQLException {
    night(
        payment(
            "T1",
            9_000 + 504,
            provider("L6", "PCN", -321),
            provider("72", "RF100", -1_000),
            provider("WO", "rf100 ", 1_000),
            provider("LE", "IRS 88", 500),
            provider("J1", "", 125),
            provider("CS", "NETTED", -50),
            provider("AH", "ORIGFEE", 250),
            paid(1, 10_008, 10_008)));
    assertThat(postgres.strings(PROVIDER))
        .containsExactly(
            "T1.1 REFUND -1000+0+0",
            "T1.2 SUSPENSE 0+0+250 PERSON",
            "T1.3 SUSPENSE 0+0+-50 PERSON",
            "T1.4 SUSPENSE 0+0+125 PERSON",
            "T1.5 INTEREST -321+0+0",
            "T1.6 SUSPENSE 0+0+500 PERSON",
            "T1.7 CLOSES 0+1000+0");
    assertThat(balance("interest-income:cbh-ny")).isEqualTo(-321);
    assertThat(balance("refund-clearing:cbh-ny:" + SUMMIT)).isZero();
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isEqualTo(825);
    assertThat(postgres.strings(ITEMS))
        .containsExactly(
            "PROVIDER_ADJUSTMENT -125 OPEN FINANCE: payment 1 provider adjustment 4, PLB J1",
            "PROVIDER_ADJUSTMENT -250 OPEN FINANCE: payment 1 provider adjustment 2, PLB AH",
            "PROVIDER_ADJUSTMENT -500 OPEN FINANCE: payment 1 provider adjustment 6, PLB LE",
            "PROVIDER_ADJUSTMENT 50 OPEN FINANCE: payment 1 provider adjustment 3, PLB CS");
    assertThat(
            postgres.strings("select advice from worklist.item where root_cause = 'PLB LE'").get(0))
        .startsWith("levy: find the notice of levy");
    assertThat(broken()).isEmpty();
    night(payment("T2", 500 - 50, provider("LE", "irs  88", -500), provider("CS", "NETTED", 50)));
    assertThat(postgres.strings(ITEMS))
        .containsExactly(
            "PROVIDER_ADJUSTMENT -125 OPEN FINANCE: payment 1 provider adjustment 4, PLB J1",
            "PROVIDER_ADJUSTMENT -250 OPEN FINANCE: payment 1 provider adjustment 2, PLB AH",
            "PROVIDER_ADJUSTMENT -500 CLOSED FINANCE: payment 1 provider adjustment 6, PLB LE",
            "PROVIDER_ADJUSTMENT 50 CLOSED FINANCE: payment 1 provider adjustment 3, PLB CS");
    assertThat(broken()).isEmpty();
  }

  @Test
  void whatIsTakenBeyondTheRegisterWaitsUntilItMoves() throws SQLException {
    night(payment("T1", 500, provider("WO", "X", -500)));
    night(payment("T2", 9_200, provider("WO", "x", 800), paid(1, 10_000, 10_000)));
    assertThat(postgres.strings(PROVIDER))
        .containsExactly("T1.1 OPENS -500+0+0", "T2.1 CLOSES 500+0+300 REGISTER");
    assertThat(postgres.strings(ITEMS))
        .containsExactly(
            "PROVIDER_ADJUSTMENT -300 OPEN FINANCE: payment 2 provider adjustment 1, PLB WO");
    assertThat(postgres.strings("select posted_cents || '' from remit.payment where trace = 'T2'"))
        .containsExactly("9500");
    assertThat(broken()).isEmpty();
    night(payment("T3", 400, provider("FB", "X", -400)));
    assertThat(postgres.strings(PROVIDER))
        .containsExactly("T1.1 OPENS -500+0+0", "T2.1 CLOSES 800+0+0", "T3.1 OPENS -400+0+0");
    assertThat(postgres.strings(ITEMS))
        .containsExactly(
            "PROVIDER_ADJUSTMENT -300 CLOSED FINANCE: payment 2 provider adjustment 1, PLB WO");
    assertThat(postgres.strings("select balance_cents || '' from remit.recoupment"))
        .containsExactly("100");
    assertThat(balance("payer-recoupment:cbh-ny:" + SUMMIT)).isEqualTo(-100);
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isZero();
    assertThat(postgres.strings("select posted_cents || '' from remit.payment where trace = 'T2'"))
        .containsExactly("9200");
    assertThat(broken()).isEmpty();
  }

  @Test
  void anotherEntitysItemsMoveItsOwnRegisterAndNobodysWait() throws SQLException {
    others.add("cbh-ca " + OTHER_NPI);
    night(
        payment(
            "T1",
            700,
            provider("WO", "X", -500).of(OTHER_NPI),
            provider("FB", "Y", -200).of(NOBODYS_NPI)));
    assertThat(balance("payer-recoupment:cbh-ca:" + SUMMIT)).isEqualTo(-500);
    assertThat(balance("intercompany:cbh-ca:cbh-ny")).isEqualTo(500);
    assertThat(balance("intercompany:cbh-ny:cbh-ca")).isEqualTo(-500);
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(700);
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isEqualTo(-200);
    assertThat(postgres.strings(ITEMS))
        .containsExactly(
            "PROVIDER_ADJUSTMENT 200 OPEN FINANCE: payment 1 provider adjustment 1, PLB FB");
    assertThat(broken()).isEmpty();
    others.add("cbh-nj " + NOBODYS_NPI);
    night(payment("T2", 100, provider("WO", "X", -100)));
    assertThat(postgres.strings(PROVIDER))
        .containsExactly("T1.1 OPENS -200+0+0", "T1.2 OPENS -500+0+0", "T2.1 OPENS -100+0+0");
    assertThat(balance("payer-recoupment:cbh-nj:" + SUMMIT)).isEqualTo(-200);
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isZero();
    assertThat(
            postgres.strings(
                "select billing_entity || ' ' || reference || ' ' || balance_cents from remit.recoupment order by 1"))
        .containsExactly("cbh-ca X 500", "cbh-nj Y 200", "cbh-ny X 100");
    assertThat(
            postgres.strings("select state from worklist.item where kind = 'PROVIDER_ADJUSTMENT'"))
        .containsExactly("CLOSED");
    assertThat(broken()).isEmpty();
  }

  /** The promises that speak of payments and registers, and are broken. */
  private List<String> broken() throws SQLException {
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      return Proof.full(connection).stream()
          .filter(finding -> OF_MONEY.contains(finding.invariant().name()))
          .flatMap(finding -> finding.rows().stream())
          .map(row -> row.subject() + ": " + row.detail())
          .toList();
    }
  }

  @Test
  void booksProviderAdjustmentsByDateAndNotByTrace() throws SQLException {
    paidOn.put("A2", LocalDate.of(2026, 1, 20));
    paidOn.put("B1", LocalDate.of(2026, 1, 19));
    night(
        payment("A2", 5_000, provider("WO", "ICN1", 5_000), paid(1, 10_000, 10_000)),
        payment("B1", 5_000, provider("WO", "ICN1", -5_000)));
    assertThat(
            postgres.strings(
                "select p.trace || ' ' || a.treatment from remit.provider_standing a join remit.payment p using (payment_id) order by 1"))
        .containsExactly("A2 CLOSES", "B1 OPENS");
    assertThat(balance("payer-recoupment:cbh-ny:" + SUMMIT)).isZero();
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isZero();
  }

  @Test
  void givesAClaimThatOnlyItsDescriptionPointsToToOneReportedClaim() throws SQLException {
    submit(7, 33_300);
    keepContents();
    night(
        payment(
            "T1",
            16_000,
            unnamed(paid(7, 33_300, 8_000, contractual(25_300))),
            unnamed(paid(7, 33_300, 8_000, contractual(25_300)))));
    assertThat(
            postgres.strings(
                "select state || ' ' || coalesce(reason, '') from remit.claim order by ordinal"))
        .containsExactly("POSTED ", "SUSPENDED CANDIDATE_TAKEN");
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isEqualTo(-8_000);
  }

  /** A claim is of another person than the number says: it posts to nobody. */
  @Test
  void neverPostsToAStranger() throws SQLException {
    keepContents();
    ReportedClaim ours = paid(1, 10_000, 10_000);
    ClaimParties stranger = new ClaimParties("Stranger", "Some", "NOT-OURS", "", "", SERVED);
    night(
        payment(
            "T1",
            30_000,
            about(ours, ours.patientControlNumber(), ours.payerClaimNumber(), stranger),
            about(ours, "0", ours.payerClaimNumber(), stranger),
            about(ours, "0", "", stranger)));
    assertThat(postgres.strings("select state || ' ' || reason from remit.claim order by ordinal"))
        .containsExactlyInAnyOrder(
            "SUSPENDED PERSON_DIFFERS", "SUSPENDED NO_MATCH", "SUSPENDED NO_MATCH");
    assertThat(open(1)).isEqualTo(CHARGE);
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isEqualTo(-30_000);
    assertThat(postgres.strings("select distinct patient_last from phi.reported_person"))
        .containsExactly("STRANGER");
  }

  /**
   * A zero payment repeats its placeholder trace on another date; with money a person must look.
   */
  @Test
  void tellsATraceOnAnotherDateByItsMoneyAndItsClaims() throws SQLException {
    ReportedAdjustment deductible = new ReportedAdjustment("PR", "1", CHARGE);
    night(payment("EO0", 0, paid(1, CHARGE, 0, deductible)));
    paidOn.remove("EO0");
    night(payment("EO0", 0, paid(1, CHARGE, 0, deductible), paid(2, CHARGE, 0, deductible)));
    night(payment("T1", 10_000, paid(3, 10_000, 10_000)));
    paidOn.remove("T1");
    night(payment("T1", 10_000, paid(3, 10_000, 10_000)));
    paidOn.remove("T1");
    night(payment("T1", 10_000, paid(4, 10_000, 10_000)));
    assertThat(
            postgres.strings(
                "select trace || ' ' || state || coalesce(' ' || reason, '') from remit.payment order by payment_id"))
        .containsExactly(
            "EO0 POSTED",
            "EO0 POSTED",
            "T1 POSTED",
            "T1 SUSPENDED TRACE_ON_ANOTHER_DATE",
            "T1 POSTED");
    assertThat(
            postgres.strings(
                "select claim_id || ' ' || effect from remit.claim where payment_id = 2 order by claim_id"))
        .containsExactly("1 NOTED", "2 PAID");
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(20_000);
    assertThat(balance("patient-receivable:cbh-ny:client-1")).isEqualTo(CHARGE);
  }

  /** BPR03 D posts and waits to be drawn; an amount where no money moves is awaited by nobody. */
  @Test
  void awaitsNoDepositWhereNoneWillCome() throws SQLException {
    movement = MoneyMovement.DRAW;
    night(payment("T1", 10_000, paid(1, 10_000, 10_000)));
    movement = MoneyMovement.NONE;
    night(payment("T2", 10_000, paid(2, 10_000, 10_000)));
    movement = MoneyMovement.PRENOTE;
    night(payment("T3", 10_000, paid(3, 10_000, 10_000)));
    movement = MoneyMovement.CREDIT;
    night(payment("T4", -10_000, paid(4, 10_000, -10_000)));
    assertThat(
            postgres.strings(
                "select trace || ' ' || state || coalesce(' ' || reason, '') || ' ' || booked from remit.payment order by payment_id"))
        .containsExactly(
            "T1 POSTED true",
            "T2 SUSPENDED AMOUNT_WITHOUT_MONEY false",
            "T4 SUSPENDED BELOW_ZERO false");
    assertThat(postgres.strings("select reason from remit.ignored_payment"))
        .containsExactly("PRENOTE");
    assertThat(balance("remittance-clearing:cbh-ny")).isEqualTo(10_000);
    assertThat(
            postgres.strings(
                "select kind || ' ' || cents || ' ' || state from worklist.item where kind in ('PAYMENT_TO_DRAW', 'SUSPENDED_PAYMENT') order by 1"))
        .containsExactly(
            "PAYMENT_TO_DRAW 10000 OPEN",
            "SUSPENDED_PAYMENT -10000 OPEN",
            "SUSPENDED_PAYMENT 10000 OPEN");
    bank(credit("T1", 10_000));
    night();
    assertThat(postgres.strings("select state from worklist.item where kind = 'PAYMENT_TO_DRAW'"))
        .containsExactly("CLOSED");
  }

  /** What a person says of a suspended claim is tried by the next night, by the same gate. */
  @Test
  void takesAPersonsWordOnWhatItCouldNotMatch() throws SQLException {
    keepContents();
    ReportedClaim ours = paid(1, 10_000, 10_000);
    ClaimParties stranger = new ClaimParties("Stranger", "Some", "NOT-OURS", "", "", SERVED);
    night(
        payment("T1", 10_000, about(ours, "0", "", stranger)),
        payment("T2", 5_000, claim(7, "1", 12_000, 5_000, "ICN7", contractual(7_000))));
    assertThat(postgres.strings("select distinct state || ' ' || reason from remit.claim"))
        .containsExactly("SUSPENDED NO_MATCH");
    submit(7, 20_000);
    decide(1, RemittanceDecision.Action.MATCH, pcn(1));
    decide(2, RemittanceDecision.Action.ACCEPT, null);
    night();
    assertThat(
            postgres.strings(
                "select state || ' ' || match_rule || ' ' || match_score from remit.claim order by payment_id"))
        .containsExactly("POSTED PERSON 100", "POSTED CONTROL_NUMBER 100");
    assertThat(open(1)).isZero();
    assertThat(open(7)).isEqualTo(8_000);
    assertThat(balance("suspense:cbh-ny:" + SUMMIT)).isZero();
    assertThat(
            postgres.strings(
                "select distinct state from worklist.item where kind = 'SUSPENDED_CLAIM'"))
        .containsExactly("CLOSED");
  }

  /**
   * What was written off comes back with whatever takes the denial back: here a payment after all.
   */
  @Test
  void writesADenialOffUntilItIsPaidAfterAll() throws SQLException {
    night(payment("T1", 0, paid(1, CHARGE, 0, new ReportedAdjustment("CO", "29", CHARGE))));
    String item =
        postgres
            .strings("select work_item_id from worklist.item where kind = 'DENIED_CLAIM'")
            .get(0);
    try (Connection connection = postgres.begin()) {
      PublishingTransaction tx =
          ScratchPostgres.publishing(connection, "resolve", day, StageName.REPORT);
      DenialWriteOff writeOff =
          new DenialWriteOff(RemittanceDecisions.denials(connection, item), item.substring(0, 10));
      assertThat(writeOff.cents()).isEqualTo(CHARGE);
      LedgerBook.add(connection, writeOff.transfers("jordan", day));
      LedgerBook.post(tx);
      ResolvedItems.resolveWithItsCause(
          tx,
          ResolvedItems.find(connection, item).get(0),
          new Resolution("jordan", "filed late by us", Resolution.Outcome.ACCEPTED));
      connection.commit();
    }
    assertThat(balance("denied-receivable:cbh-ny:summit-ppo")).isZero();
    assertThat(balance("write-offs:cbh-ny:summit-ppo")).isEqualTo(CHARGE);
    assertThat(broken("denied-equals-open-denials")).isEmpty();
    night(payment("T2", 10_000, paid(1, 10_000, 10_000)));
    assertThat(balance("denied-receivable:cbh-ny:summit-ppo")).isZero();
    assertThat(balance("write-offs:cbh-ny:summit-ppo")).isZero();
    assertThat(open(1)).isZero();
    assertThat(broken("denied-equals-open-denials")).isEmpty();
  }

  private void decide(long payment, RemittanceDecision.Action action, String controlNumber)
      throws SQLException {
    String item =
        postgres
            .strings(
                "select work_item_id from worklist.item where kind = 'SUSPENDED_CLAIM' and business_key = '"
                    + payment
                    + "|1'")
            .get(0);
    try (Connection connection = postgres.begin()) {
      PublishingTransaction tx =
          ScratchPostgres.publishing(connection, "decide", day, StageName.REPORT);
      RemittanceDecisions.keep(
          tx,
          RemittanceDecisions.ofItem(connection, item).orElseThrow(),
          new RemittanceDecision(action, "jordan", "the payer says so"),
          controlNumber == null
              ? null
              : RemittanceDecisions.meant(connection, controlNumber).orElseThrow());
      connection.commit();
    }
  }

  // --- the world

  private static ReportedClaim about(
      ReportedClaim claim, String controlNumber, String payerNumber, ClaimParties parties) {
    return new ReportedClaim(
        controlNumber,
        claim.status(),
        claim.chargeCents(),
        claim.paidCents(),
        claim.patientCents(),
        payerNumber,
        claim.frequency(),
        claim.serviceDate(),
        claim.segment(),
        parties,
        claim.crossedOver(),
        claim.adjustments(),
        claim.remarks(),
        claim.lines());
  }

  private static Claim content() {
    Address home = new Address("1 Main", "", "Albany", "NY", "12207");
    return new Claim(
        "key",
        1,
        "1",
        "FIRST",
        null,
        null,
        "summit-ppo",
        "P",
        "client",
        "provider",
        "practice",
        SERVED,
        "11",
        entity("cbh-ny", ENTITY_NPI),
        "M100",
        null,
        Relationship.SELF,
        new ClaimPerson("Wren", null, "Larkin", LocalDate.of(1990, 1, 1), Sex.UNKNOWN, home),
        null,
        new ClaimProvider("Ada", "Reed", "1999999984", "103T"),
        null,
        null,
        List.of("F411"),
        null,
        List.of(
            new ClaimLine(
                1, "session", 1, "90837", List.of(), 1, List.of(1), CHARGE, 70_000, 70_000)));
  }

  /** All claims are of one person from here on. */
  private void keepContents() throws SQLException {
    try (Connection connection = postgres.begin()) {
      Rows.change(
          connection,
          "insert into phi.claim_content select claim_id, version, ? from claim.version",
          (Object) ContentStore.encode(content()));
      connection.commit();
    }
  }

  /** The same claim as a payer reports it that has lost our number and gives none of its own. */
  private static ReportedClaim unnamed(ReportedClaim claim) {
    return about(claim, "0", "", SAID);
  }

  private record Paid(String trace, long cents, String payee, boolean test, List<Object> parts) {}

  private record Plb(String provider, String reason, String reference, long cents) {
    Plb of(String npi) {
      return new Plb(npi, reason, reference, cents);
    }
  }

  private static Paid payment(String trace, long cents, Object... parts) {
    return new Paid(trace, cents, ENTITY_NPI, false, List.of(parts));
  }

  private static Plb provider(String reason, String reference, long cents) {
    return new Plb(ENTITY_NPI, reason, reference, cents);
  }

  private static ReportedAdjustment contractual(long cents) {
    return new ReportedAdjustment("CO", "45", cents);
  }

  private static ReportedAdjustment copay(long cents) {
    return new ReportedAdjustment("PR", "3", cents);
  }

  private static ReportedClaim paid(
      long claim, long charge, long paid, ReportedAdjustment... adjustments) {
    return claim(claim, "1", charge, paid, "ICN" + claim, adjustments);
  }

  private static ReportedClaim corrected(
      long claim, long charge, long paid, ReportedAdjustment... adjustments) {
    return claim(claim, "1", charge, paid, "ICN" + claim + "C", adjustments);
  }

  private static ReportedClaim reversal(long claim, long charge, long paid) {
    return claim(claim, "22", -charge, -paid, "ICN" + claim, contractual(paid - charge));
  }

  /** Of the usual claims, what is not spoken of is written off by contract. */
  private static ReportedClaim claim(
      long claim,
      String status,
      long charge,
      long paid,
      String number,
      ReportedAdjustment... adjustments) {
    long rest = Long.signum(charge) * CHARGE - charge;
    List<ReportedAdjustment> all = new ArrayList<>(List.of(adjustments));
    if (claim <= CLAIMS && rest != 0) {
      all.add(contractual(rest));
    }
    long billed = claim <= CLAIMS ? charge + rest : charge;
    ReportedLine line =
        new ReportedLine(
            "90837", null, List.of(), SERVED, billed, paid, pcn(claim) + "L01", all, List.of());
    return new ReportedClaim(
        pcn(claim),
        status,
        billed,
        paid,
        null,
        number,
        "1",
        SERVED,
        5,
        ClaimParties.UNSAID,
        false,
        List.of(),
        List.of(),
        List.of(line));
  }

  private static String pcn(long claim) {
    return "CLM" + claim + "V1X";
  }

  /** One night: stages the payments, each in a file of its own, applies them and commits. */
  private List<ControlTotals> night(Paid... payments) throws SQLException {
    day = day.plusDays(1);
    List<RemittanceRow> rows = new ArrayList<>();
    for (Paid payment : payments) {
      rows.addAll(rows(payment));
    }
    return new RemittanceNights(postgres, entities()).night(day, rows);
  }

  private BankLine credit(String trace, long cents) {
    return AnyBankLine.of(
        "operating-ny",
        day.plusDays(1),
        "ACH_CREDIT",
        cents,
        "ref",
        trace,
        SUMMIT,
        trace,
        "bank",
        4);
  }

  /** One night of the bank alone. */
  private void bank(BankLine... lines) throws SQLException {
    day = day.plusDays(1);
    RemittanceNights.begin(postgres, day);
    try (Connection connection = postgres.begin()) {
      PublishingTransaction tx =
          ScratchPostgres.publishing(connection, "nightly", day, StageName.REASSOCIATE);
      BankStatement statement = BankStatement.unstated("operating-ny", day, "bank", List.of(lines));
      DepositTables.apply(
              tx,
              DepositTables.Reported.of(List.of(statement)),
              AccountOwners.of(entities()),
              new DepositPatience(DepositDays.USUAL, Map.of()),
              Map.of())
          .forEach(total -> total.mustBalance(StageName.REASSOCIATE));
      connection.commit();
    }
  }

  private List<BillingEntity> entities() {
    return Stream.concat(Stream.of("cbh-ny " + ENTITY_NPI), others.stream())
        .map(named -> named.split(" ", -1))
        .map(named -> entity(named[0], named[1]))
        .toList();
  }

  private static BillingEntity entity(String id, String npi) {
    Address address = new Address("1 Main", "", "Albany", "NY", "12207");
    return new BillingEntity(
        id,
        "CLAIMWAY",
        npi,
        "13100" + npi.substring(npi.length() - 4),
        "103T",
        address,
        null,
        "operating-" + id.substring(id.length() - 2),
        List.of());
  }

  private List<RemittanceRow> rows(Paid payment) throws SQLException {
    String sha = "file%04d".formatted(++files);
    postgres.execute(
        "insert into exchange.inbound_file (partner, name, sha256, bytes, kind, run_id) values ('clearpath', '"
            + sha
            + "', '"
            + sha
            + "', 1, '835', 'r')");
    List<RemittanceRow> rows = new ArrayList<>();
    PaymentBalance balance = PaymentBalance.NOTHING;
    int position = 0;
    for (Object part : payment.parts()) {
      position++;
      if (part instanceof Plb plb) {
        rows.add(
            RemittanceRow.providerAdjustment(
                sha, 1, position, plb.provider(), plb.reason(), plb.reference(), plb.cents()));
        balance = balance.plusProviderAdjustment(plb.cents());
      } else {
        ReportedClaim claim = (ReportedClaim) part;
        rows.add(RemittanceRow.claim(sha, 1, position, claim));
        if (claim.cashBesideLinesCents() != 0 || !claim.adjustments().isEmpty()) {
          rows.add(RemittanceRow.claimLevel(sha, 1, position, claim));
        }
        for (int line = 1; line <= claim.lines().size(); line++) {
          rows.add(RemittanceRow.line(sha, 1, position, line, claim.lines().get(line - 1)));
        }
        balance = balance.plusClaim(claim.paidCents());
      }
    }
    ReportedPayment head =
        new ReportedPayment(
            originator,
            payment.payee(),
            "",
            payment.trace(),
            paidOn.computeIfAbsent(payment.trace(), first -> day),
            payment.cents(),
            "ACH",
            movement,
            "0001",
            payment.test());
    rows.add(RemittanceRow.payment(sha, 1, head, balance));
    return rows;
  }

  private void submit(long claim, long charge) throws SQLException {
    submit(claim, charge, "summit-ppo");
  }

  private void submit(long claim, long charge, String payer) throws SQLException {
    postgres.execute(
        """
        insert into claim.claim values (%1$d, 'key-%1$d', '%5$s', 'P', 'cbh-ny', 'client-%1$d', 'provider', 'practice', date '%3$s', '11', 'r');
        insert into claim.version values (%1$d, 1, '%4$s', '1', %2$d, 70000, null, 'FIRST', null, 'x', 'r');
        insert into claim.line values (%1$d, 1, 1, '%4$sL01', 'session-%1$d', 1, '90837', '{}', 1, %2$d, 70000);
        insert into claim.event values (%1$d, 1, 1, 'SUBMITTED', 'RUN', null, 'file', date '2026-01-08', 'r');
        insert into claim.state values (%1$d, 1, 'SUBMITTED', null, null, 1, date '2026-01-08');
        """
            .formatted(claim, charge, SERVED, pcn(claim), payer));
    try (Connection connection = postgres.begin()) {
      LedgerBook.add(
          connection,
          List.of(
              BookEvent.CLAIM_DELIVERED.transfer(
                  "cbh-ny",
                  payer,
                  "",
                  charge,
                  Subject.claim("key-" + claim, claim, 1, SERVED),
                  "file",
                  SERVED)));
      LedgerBook.post(connection, "r", "submit", SERVED);
      connection.commit();
    }
  }

  private long balance(String account) throws SQLException {
    return Long.parseLong(
        postgres
            .strings(
                "select coalesce(sum(debit_cents - credit_cents), 0)::text from ledger.account_block join ledger.account using (account_id) where code = '"
                    + account
                    + "'")
            .get(0));
  }

  private long open(long claim) throws SQLException {
    return Long.parseLong(
        postgres
            .strings(
                "select coalesce(sum(case when d.kind = 'payer-receivable' then amount_cents else 0 end - case when c.kind = 'payer-receivable' then amount_cents else 0 end), 0)::text"
                    + " from ledger.transfer t join ledger.account d on d.account_id = debit join ledger.account c on c.account_id = credit where claim_id = "
                    + claim)
            .get(0));
  }
}
