package io.claimway.postgres.patient;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.ledger.AccountKind;
import io.claimway.ledger.Transfer;
import io.claimway.patient.AppliedPrepayment;
import io.claimway.patient.CardSettlement;
import io.claimway.patient.ChargeLeft;
import io.claimway.patient.ClientShare;
import io.claimway.patient.CountedPayment;
import io.claimway.patient.PaymentPosting;
import io.claimway.patient.PrepaymentUse;
import io.claimway.patient.SessionBalance;
import io.claimway.patient.ToldPayment;
import io.claimway.patient.WaitingPayment;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.run.ControlTotals;
import io.claimway.session.PatientPayment;
import io.claimway.session.PaymentKind;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clients' card payments as they come in and what they pay, as {@link PaymentPosting} and {@link
 * PrepaymentUse} decide it.
 */
public final class PatientTables {
  private static final String TOLD = Sql.read(PatientTables.class, "told-payments");
  private static final String KNOWN_CLIENTS = Sql.read(PatientTables.class, "known-clients");
  private static final String SESSION_CLIENTS = Sql.read(PatientTables.class, "session-clients");
  private static final String COUNTED = Sql.read(PatientTables.class, "counted-payments");
  private static final String TOUCHED = Sql.read(PatientTables.class, "touched-clients");
  private static final String CHARGES = Sql.read(PatientTables.class, "charges-left");
  private static final String SHARES = Sql.read(PatientTables.class, "client-shares");
  private static final String APPLIED = Sql.read(PatientTables.class, "applied-prepayments");
  private static final String SETTLEMENTS = Sql.read(PatientTables.class, "named-settlements");

  private static final String CLOSED =
      "select settlement_id from patient.settled where settlement_id = any (?) order by 1";

  private static final String LOOKED =
      "insert into patient.looked (run_id, last_seq)"
          + " select ?, coalesce((select max(last_seq) from ledger.block), 0)";

  private final PublishingTransaction tx;
  private final List<Transfer> transfers = new ArrayList<>();

  private PatientTables(PublishingTransaction tx) {
    this.tx = tx;
  }

  /** Rows as they are stored, one component per column. */
  private record PaymentRow(
      String paymentId,
      int revision,
      PaymentKind kind,
      String sessionId,
      String clientId,
      String relatedId,
      String chargeId,
      String settlementId,
      long cents,
      long feeCents,
      LocalDate effectiveOn,
      String billingEntity,
      String runId) {}

  private record AppliedRow(
      String chargeId,
      int seq,
      long claimId,
      String clientId,
      String sessionId,
      String chargeEntity,
      String claimEntity,
      LocalDate serviceDate,
      LocalDate decidedOn,
      long cents,
      Integer undoes,
      String runId) {}

  private record SettledRow(
      String settlementId,
      String billingEntity,
      long lineId,
      long grossCents,
      long feeCents,
      String runId) {}

  /** An event and the revision of it that counts already, if any. */
  private record Told(PatientPayment said, boolean counts) {}

  /** A settlement and the bank line that brought it. */
  public record Brought(CardSettlement settlement, long lineId) {}

  /**
   * Counts what can count, applies prepayments to shares, and adds the transfers to those that the
   * stage posts.
   *
   * @param billingEntity whose card account the processor pays to
   */
  public static ControlTotals take(PublishingTransaction tx, String billingEntity)
      throws SQLException {
    return new PatientTables(tx).take(billingEntity);
  }

  private ControlTotals take(String billingEntity) throws SQLException {
    Timestamp asOf = Timestamp.from(tx.run().asOf());
    AvroCodec<PatientPayment> codec = AvroCodec.of(PatientPayment.class);
    List<Told> told =
        tx.query(
            TOLD,
            row ->
                new Told(
                    codec.decode(row.getBytes("payload")).value(),
                    row.getObject("revision") != null),
            Topic.PATIENT_PAYMENTS.word(),
            asOf);
    List<PatientPayment> fresh =
        told.stream().filter(each -> !each.counts()).map(Told::said).toList();
    List<PatientPayment> again = told.stream().filter(Told::counts).map(Told::said).toList();
    PaymentPosting.Decided decided =
        PaymentPosting.decide(
            withTheirClients(fresh, asOf), known(fresh), closed(fresh), billingEntity);
    store(decided.counted());
    List<SessionBalance> balances = apply(decided.counted());
    LedgerBook.add(tx.connection(), transfers);
    SessionBalances.tell(tx, balances);
    followItems(decided.waiting(), saidOtherwise(again), balances);
    return totals(decided);
  }

  private List<ToldPayment> withTheirClients(List<PatientPayment> said, Timestamp asOf)
      throws SQLException {
    Set<String> clients =
        new HashSet<>(
            tx.query(
                KNOWN_CLIENTS,
                row -> row.getString(1),
                Topic.CLIENTS.word(),
                texts(said.stream().map(PatientPayment::clientId)),
                asOf));
    Map<String, String> sessions = new HashMap<>();
    tx.query(
            SESSION_CLIENTS,
            row -> Map.entry(row.getString(1), row.getString(2)),
            texts(said.stream().map(PatientPayment::sessionId)))
        .forEach(each -> sessions.put(each.getKey(), each.getValue()));
    return said.stream()
        .map(
            each ->
                new ToldPayment(
                    each, clients.contains(each.clientId()), sessions.get(each.sessionId())))
        .toList();
  }

  private List<CountedPayment> known(List<PatientPayment> said) throws SQLException {
    Array related =
        texts(said.stream().map(PatientPayment::relatedPaymentId).filter(Objects::nonNull));
    return tx.query(COUNTED, PatientTables::counted, related, related);
  }

  private Set<String> closed(List<PatientPayment> said) throws SQLException {
    return new HashSet<>(
        tx.query(
            CLOSED,
            row -> row.getString(1),
            texts(
                said.stream()
                    .filter(each -> each.kind() == PaymentKind.SETTLEMENT)
                    .map(PatientPayment::settlement))));
  }

  private List<WorkItem> saidOtherwise(List<PatientPayment> again) throws SQLException {
    Map<String, CountedPayment> counted = new HashMap<>();
    Array ids = texts(again.stream().map(PatientPayment::paymentId));
    tx.query(
            "select * from patient.payment where payment_id = any (?)", PatientTables::counted, ids)
        .forEach(each -> counted.put(each.paymentId(), each));
    return again.stream()
        .flatMap(each -> counted.get(each.paymentId()).saidOtherwise(each).stream())
        .toList();
  }

  private static CountedPayment counted(ResultSet row) throws SQLException {
    return new CountedPayment(
        row.getString("payment_id"),
        row.getInt("revision"),
        PaymentKind.valueOf(row.getString("kind")),
        row.getString("session_id"),
        row.getString("client_id"),
        row.getString("related_id"),
        row.getString("charge_id"),
        row.getString("settlement_id"),
        row.getLong("cents"),
        row.getLong("fee_cents"),
        row.getObject("effective_on", LocalDate.class),
        row.getString("billing_entity"));
  }

  private void store(List<CountedPayment> counted) throws SQLException {
    RecordCopy.all(
        tx.connection(),
        "patient.payment",
        PaymentRow.class,
        counted.stream()
            .map(
                each ->
                    new PaymentRow(
                        each.paymentId(),
                        each.revision(),
                        each.kind(),
                        each.sessionId(),
                        each.clientId(),
                        each.relatedPaymentId(),
                        each.chargeId(),
                        each.settlementId(),
                        each.cents(),
                        each.feeCents(),
                        each.effectiveOn(),
                        each.billingEntity(),
                        tx.run().runId()))
            .toList());
    counted.forEach(each -> each.transfer().ifPresent(transfers::add));
  }

  /** Applies the prepayments of every client of whom something is otherwise than it was. */
  private List<SessionBalance> apply(List<CountedPayment> counted) throws SQLException {
    List<String> touched =
        tx.query(
            TOUCHED,
            row -> row.getString(1),
            texts(
                counted.stream()
                    .filter(each -> each.kind() != PaymentKind.SETTLEMENT)
                    .map(CountedPayment::clientId)));
    tx.execute(LOOKED, tx.run().runId());
    if (touched.isEmpty()) {
      return List.of();
    }
    Array clients = texts(touched.stream());
    Map<String, List<ChargeLeft>> charges =
        byClient(tx.query(CHARGES, PatientTables::charge, clients), ChargeLeft::clientId);
    Map<String, List<ClientShare>> shares =
        byClient(
            tx.query(
                SHARES,
                PatientTables::share,
                clients,
                AccountKind.PATIENT_RECEIVABLE.text(),
                texts(
                    Stream.of(
                        AccountKind.PAYER_RECEIVABLE.text(),
                        AccountKind.DENIED_RECEIVABLE.text()))),
            ClientShare::clientId);
    Map<String, List<AppliedPrepayment>> applied =
        byClient(tx.query(APPLIED, PatientTables::applied, clients), AppliedPrepayment::clientId);
    List<AppliedRow> rows = new ArrayList<>();
    List<SessionBalance> balances = new ArrayList<>();
    for (String client : touched) {
      PrepaymentUse.Decided decided =
          PrepaymentUse.decide(
              client,
              tx.run().businessDate(),
              charges.getOrDefault(client, List.of()),
              shares.getOrDefault(client, List.of()),
              applied.getOrDefault(client, List.of()));
      decided.applied().forEach(each -> rows.add(row(each)));
      transfers.addAll(decided.transfers());
      balances.addAll(decided.balances());
    }
    RecordCopy.all(tx.connection(), "patient.applied", AppliedRow.class, rows);
    return balances;
  }

  private static <T> Map<String, List<T>> byClient(
      List<T> rows, java.util.function.Function<T, String> client) {
    return rows.stream().collect(Collectors.groupingBy(client));
  }

  private static ChargeLeft charge(ResultSet row) throws SQLException {
    return new ChargeLeft(
        row.getString("payment_id"),
        row.getString("session_id"),
        row.getString("client_id"),
        row.getString("billing_entity"),
        row.getObject("effective_on", LocalDate.class),
        row.getLong("cents"));
  }

  private static ClientShare share(ResultSet row) throws SQLException {
    return new ClientShare(
        row.getLong("claim_id"),
        row.getString("session_id"),
        row.getString("client_id"),
        row.getString("billing_entity"),
        row.getObject("service_date", LocalDate.class),
        row.getLong("open_cents"),
        row.getLong("undecided_cents"));
  }

  private static AppliedPrepayment applied(ResultSet row) throws SQLException {
    return new AppliedPrepayment(
        row.getString("charge_id"),
        row.getInt("seq"),
        row.getLong("claim_id"),
        row.getString("client_id"),
        row.getString("session_id"),
        row.getString("charge_entity"),
        row.getString("claim_entity"),
        row.getObject("service_date", LocalDate.class),
        row.getObject("decided_on", LocalDate.class),
        row.getLong("cents"),
        row.getObject("undoes", Integer.class));
  }

  private AppliedRow row(AppliedPrepayment applied) {
    return new AppliedRow(
        applied.chargeId(),
        applied.seq(),
        applied.claimId(),
        applied.clientId(),
        applied.sessionId(),
        applied.chargeEntity(),
        applied.claimEntity(),
        applied.serviceDate(),
        applied.decidedOn(),
        applied.cents(),
        applied.undoes(),
        tx.run().runId());
  }

  private void followItems(
      List<WaitingPayment> waiting, List<WorkItem> otherwise, List<SessionBalance> balances)
      throws SQLException {
    List<WorkItemKey> looked =
        balances.stream().map(each -> PrepaymentUse.creditKey(each.sessionId())).toList();
    DueItems.in(tx)
        .allOf(WorkItemKind.WAITING_CARD_EVENT)
        .allUnder(looked)
        .add(waiting.stream().map(WaitingPayment::item).toList())
        .add(otherwise)
        .add(
            balances.stream()
                .filter(each -> each.creditCents() > 0)
                .map(PrepaymentUse::credit)
                .toList())
        .merge();
  }

  private static ControlTotals totals(PaymentPosting.Decided decided) {
    long out = decided.counted().stream().mapToLong(each -> Math.abs(each.cents())).sum();
    long held = decided.waiting().stream().mapToLong(each -> each.said().cents()).sum();
    int counted = decided.counted().size();
    int waiting = decided.waiting().size();
    return ControlTotals.of("patient-payments", counted + waiting, out + held)
        .out(counted, out)
        .held(waiting, held);
  }

  /**
   * Settlements that bank lines may bring.
   *
   * @param numbers what lines quote, as {@code deposit.Quote} bares it
   */
  public static List<CardSettlement> listSettlements(
      PublishingTransaction tx, Collection<String> numbers) throws SQLException {
    return tx.query(
        SETTLEMENTS,
        row ->
            new CardSettlement(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
        Rows.texts(tx.connection(), numbers));
  }

  /** Notes which bank lines brought settlements. */
  public static void settle(PublishingTransaction tx, Collection<Brought> brought)
      throws SQLException {
    RecordCopy.all(
        tx.connection(),
        "patient.settled",
        SettledRow.class,
        brought.stream()
            .map(
                each ->
                    new SettledRow(
                        each.settlement().settlementId(),
                        each.settlement().billingEntity(),
                        each.lineId(),
                        each.settlement().grossCents(),
                        each.settlement().feeCents(),
                        tx.run().runId()))
            .toList());
  }

  private Array texts(Stream<String> texts) throws SQLException {
    return Rows.texts(tx.connection(), texts.distinct().toList());
  }
}
