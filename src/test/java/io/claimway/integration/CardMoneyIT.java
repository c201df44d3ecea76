package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.batch.NightOrder;
import io.claimway.integration.CommandLineRun.Ended;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.Topics;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.night.Edges;
import io.claimway.night.Pipeline;
import io.claimway.postgres.Database;
import io.claimway.postgres.Lease;
import io.claimway.postgres.proof.LazyProof;
import io.claimway.postgres.proof.Proof;
import io.claimway.session.PatientPayment;
import io.claimway.session.PaymentKind;
import io.claimway.settings.Settings;
import io.claimway.settings.payer.ProfileFolder;
import io.claimway.stage.CrashPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of clients' card payments from the processor's events to the bank's lines, in one
 * book over four nights; the whole book is proved after each.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CardMoneyIT {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final String HARBOR = "harbor-commercial";
  private static final LocalDate TUESDAY = LocalDate.of(2026, 1, 20);
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 26);

  @TempDir private static Path folder;
  private static CommandLineRun claimway;
  private static Edges edges;
  private static Pipeline pipeline;
  private static OneTherapist facts;
  private static PayersByHand payers;
  private static BankByHand bank;
  private static TransactionalPublisher processor;
  private static final Map<String, PatientPayment> TOLD = new HashMap<>();
  private static LocalDate today = TUESDAY;

  @BeforeAll
  static void opensTheBook() throws IOException {
    Suite suite = SharedServers.suite("card_money");
    claimway =
        CommandLineRun.on(suite, folder, "claimway", payersThatNeedNotBeAsked())
            .configuredWith("cards:\n  bank-account: operating-cbh-ny\n");
    Path vault = folder.resolve("state").resolve("outside").resolve("vault.csv");
    Files.createDirectories(vault.getParent());
    Files.writeString(
        vault, "token,routing,account,type\noperating-cbh-ny,021000021,111222333,CHECKING\n");
    Settings settings = claimway.settings();
    edges = new Edges(settings, line -> {});
    edges.kafka().ensureTopics(Topics.all());
    pipeline = new Pipeline(edges, CardMoneyIT::waitForNothing);
    payers =
        new PayersByHand(
            edges.database(),
            edges.objectStore(),
            ProfileFolder.read(settings.payers().dir(), settings.partners().dir()).orRefuse());
    bank = new BankByHand(edges.objectStore(), "111222333", 0);
    processor = edges.opened(edges.kafka().publisher("card-processor"));
    facts = edges.opened(new OneTherapist(edges.kafka(), TUESDAY));
    facts.sees("ann", HARBOR, LocalDate.of(2026, 1, 6), 9);
    facts.sees("bea", HARBOR, LocalDate.of(2026, 1, 7), 9);
  }

  @AfterAll
  static void closesTheBook() {
    edges.close();
  }

  @Test
  @Order(1)
  void aChargeCountsAndWhatCannotWaits() {
    tells("ann-1", "ann", PaymentKind.CHARGE, null, 3_000, 0, null);
    tells("bea-refund", "bea", PaymentKind.REFUND, "bea-1", 500, 0, null);
    tells("nobody-1", "nobody", PaymentKind.CHARGE, null, 1_000, 0, null);
    tells("no-dollars", "ann", PaymentKind.CHARGE, null, 0, 0, null);
    night();
    assertThat(balances())
        .containsExactly("card-clearing:cbh-ny 3000", "patient-prepayments:cbh-ny:ann -3000");
    assertThat(items())
        .containsExactly(
            "QUARANTINED_FACT patient-payments no-dollars 0",
            "WAITING_CARD_EVENT card event bea-refund 500",
            "WAITING_CARD_EVENT card event nobody-1 1000");
  }

  @Test
  @Order(2)
  void itPaysTheShareAndTheBankBringsIt() {
    payers.accepts("ann", HARBOR, 1, "N-ANN");
    payers.accepts("bea", HARBOR, 1, "N-BEA");
    payers.paysBut("ann", HARBOR, 1, "N-ANN", 2_000);
    payers.answer(today, Set.of());
    tells("bea-1", "bea", PaymentKind.CHARGE, null, 2_000, 0, null);
    tellsAgain("ann-1");
    tells("ann-2", "ann", PaymentKind.SETTLEMENT, "ann-1", 3_000, 117, "po_000001");
    bank.states("a-statement.bai", today, "136 2883 Z,,,PROCESSOR TRANSFER po_000001/");
    night();
    assertThat(balances())
        .containsExactly(
            "card-clearing:cbh-ny 1500",
            "card-fees:cbh-ny 117",
            "patient-prepayments:cbh-ny:ann -1000",
            "patient-prepayments:cbh-ny:bea -1500");
    assertThat(
            rows(
                "select session_id || ' ' || responsibility_cents || ' ' || reason || ' of ' || estimated_cents || ' ' || charged_cents || ' ' || paid_cents from patient.balance"))
        .containsExactly("ses-ann 2000 PR-3 of 2000 3000 2000");
    assertThat(rows("select key from run.outbox where topic = 'patient-balances'"))
        .containsExactly("ses-ann");
    assertThat(items())
        .contains("PATIENT_CREDIT session ses-ann 1000")
        .doesNotContain("WAITING_CARD_EVENT card event bea-refund 500");
    cashIsTheBanks();
  }

  @Test
  @Order(3)
  void aReversalOpensThePrepaymentAgainAndAShortDepositIsAnItem() {
    payers.reversesBut("ann", HARBOR, 1, "N-ANN", 2_000);
    payers.answer(today, Set.of());
    tells("bea-2", "bea", PaymentKind.SETTLEMENT, "bea-1", 2_000, 88, "po_000002");
    tells("bea-3", "bea", PaymentKind.SETTLEMENT, "bea-refund", 500, 0, "po_000002");
    bank.states(
        "b-statement.bai",
        today,
        "165 912 Z,P1,po_000002,CCD CREDIT/",
        "135 100 Z,,,PROCESSOR TRANSFER po_000009/");
    night();
    assertThat(balances())
        .containsExactly(
            "card-clearing:cbh-ny 1500",
            "card-fees:cbh-ny 117",
            "patient-prepayments:cbh-ny:ann -3000",
            "patient-prepayments:cbh-ny:bea -1500");
    assertThat(items())
        .contains("CARD_DEPOSIT_OTHERWISE bank line 2 912")
        .noneMatch(item -> item.startsWith("PATIENT_CREDIT"));
    cashIsTheBanks();
  }

  @Test
  @Order(4)
  void theFeeThatWasMissingAndTheRefundEndIt() {
    tells("fee-1", "bea", PaymentKind.SETTLEMENT, null, 0, 500, "po_000002");
    tells("ann-3", "ann", PaymentKind.REFUND, "ann-1", 3_000, 0, null);
    bank.states("c-statement.bai", today, "698 5 Z,,,SERVICE CHARGE/");
    night();
    assertThat(balances())
        .containsExactly(
            "card-clearing:cbh-ny -3000",
            "card-fees:cbh-ny 705",
            "patient-prepayments:cbh-ny:bea -1500");
    assertThat(items()).noneMatch(item -> item.startsWith("CARD_DEPOSIT_OTHERWISE"));
    cashIsTheBanks();
  }

  @Test
  @Order(5)
  void aPayersCardComesLessItsFee() {
    today = MONDAY;
    payers.paysByCard("bea", HARBOR, 1, "N-BEA");
    payers.answer(today, Set.of());
    night();
    long paid = cents("select amount_cents::text from remit.payment where movement = 'CARD'");
    String trace = rows("select trace from remit.payment where movement = 'CARD'").get(0);
    long fee = paid * 3 / 100;
    bank.states(
        "d-statement.bai",
        today,
        "135 %d Z,,%s,PROCESSOR VIRTUAL CARD/".formatted(paid - fee, trace));
    night();
    assertThat(
            rows(
                "select deposited_cents || ' ' || (cleared_on is not null) from deposit.clearing where trace = '%s'"
                    .formatted(trace)))
        .containsExactly(paid + " true");
    assertThat(balances()).contains("card-fees:cbh-ny " + (705 + fee));
    cashIsTheBanks();
    Ended told = claimway.run("explain", OneTherapist.session("bea"));
    assertThat(told.out()).contains("card events", "how the client stands", "po_000002");
  }

  /** Each row of the card payments' own tables that goes wrong is named by the proof. */
  @Test
  @Order(6)
  void rowsGoneWrongAreSeen() throws SQLException {
    try (Connection connection = Database.connect(SharedServers.asSuperuser(claimway.suite()))) {
      connection.setAutoCommit(false);
      assertThat(Proof.full(connection)).allMatch(Proof.Finding::holds);
      connection.rollback();
      List<BookMutation> mutations =
          BookMutations.list(connection).stream()
              .filter(each -> each.toString().contains("patient."))
              .toList();
      assertThat(mutations).hasSizeGreaterThan(20);
      List<String> unseen = new ArrayList<>();
      for (int at = 0; at < mutations.size(); at += 7) {
        Savepoint before = connection.setSavepoint();
        BookMutation.Outcome outcome = mutations.get(at).make(connection, at);
        if (!outcome.refused()
            && outcome.struck().isPresent()
            && !LazyProof.anyFinding(connection, outcome.struck().get()::isNamedBy)) {
          unseen.add(mutations.get(at).toString());
        }
        connection.rollback(before);
      }
      connection.rollback();
      assertThat(unseen).isEmpty();
    }
  }

  private static void tells(
      String id,
      String client,
      PaymentKind kind,
      String related,
      long cents,
      long fee,
      String settlement) {
    TOLD.put(
        id,
        new PatientPayment(
            id,
            1,
            OneTherapist.session(client),
            client,
            kind,
            related,
            cents,
            fee,
            today,
            today.atTime(12, 0).atZone(ZONE).toInstant(),
            settlement,
            null));
    tellsAgain(id);
  }

  private static void tellsAgain(String id) {
    byte[] event = AvroCodec.of(PatientPayment.class).encode(TOLD.get(id));
    processor.publish(List.of(OutgoingRecord.of(Topic.PATIENT_PAYMENTS.word(), id, event)));
  }

  private static Path payersThatNeedNotBeAsked() throws IOException {
    Path dir = Files.createDirectories(folder.resolve("payers"));
    try (Stream<Path> profiles = Files.list(Path.of("jobs", "payers"))) {
      for (Path profile : profiles.toList()) {
        String text = Files.readString(profile).replace("[837P, \"270\"]", "[837P]");
        Files.writeString(
            dir.resolve(profile.getFileName()),
            text.contains("card-fee-basis-points")
                ? text
                : text.replace(
                    "underpayment-dollars: 5\n",
                    "underpayment-dollars: 5\n  card-fee-basis-points: 300\n"));
      }
    }
    return dir;
  }

  private static void waitForNothing(Duration atMost) {}

  private static void night() {
    facts.publish();
    try (Lease lease = edges.lease("card money")) {
      assertThat(
              pipeline
                  .nights()
                  .run(
                      NightOrder.of(today, claimway.settings().network().nights().cutOffOf(today)),
                      lease,
                      new CrashPoints(null),
                      (run, stage, totals, took) -> {}))
          .as(
              "night of %s %s",
              today,
              rows(
                  "select invariant || ': ' || subject || ' ' || detail from proof.open_break where repaired_run is null"))
          .isIn(0, 3);
    }
    Ended proved = claimway.run("prove");
    assertThat(proved.exitCode()).as(proved.out()).isZero();
    today = today.plusDays(1);
  }

  private static long cents(String sql) {
    return Long.parseLong(rows(sql).get(0));
  }

  private static void cashIsTheBanks() {
    assertThat(
            rows(
                "select sum(b.debit_cents - b.credit_cents)::text from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'bank-cash'"))
        .containsExactly(Long.toString(bank.balance()));
  }

  private static List<String> balances() {
    return rows(
        "select a.code || ' ' || sum(b.debit_cents - b.credit_cents) from ledger.account a join ledger.account_block b using (account_id)"
            + " where a.kind in ('card-clearing', 'card-fees', 'patient-prepayments', 'patient-receivable') group by a.code"
            + " having sum(b.debit_cents - b.credit_cents) <> 0 order by 1");
  }

  private static List<String> items() {
    return rows(
        "select concat_ws(' ', kind, subject, cents) from worklist.item where state = 'OPEN' and kind in ('QUARANTINED_FACT', 'WAITING_CARD_EVENT', 'PATIENT_CREDIT', 'CARD_DEPOSIT_OTHERWISE', 'CARD_DEPOSIT_WITHOUT_SETTLEMENT', 'SETTLEMENT_WITHOUT_DEPOSIT') order by 1");
  }

  private static List<String> rows(String sql) {
    return claimway.suite().rows(sql);
  }
}
