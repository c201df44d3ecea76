package io.claimway.postgres.remit;

import io.claimway.archive.CodeLibrary;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.remittance.AdjudicationEffect;
import io.claimway.remittance.FeeScheduleRun;
import io.claimway.remittance.PaymentVerdict;
import io.claimway.remittance.ProviderDecision;
import io.claimway.remittance.ProviderItem;
import io.claimway.remittance.ReceivedPayment;
import io.claimway.remittance.RecoupmentRegisters;
import io.claimway.run.ControlTotals;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes a night's remittances: payments, reported claims, lines and registers as the core has
 * decided them, and everything that they book.
 */
public final class RemittanceTables {
  private static final String PAYMENTS = Sql.read(RemittanceTables.class, "publish-payments");
  private static final String IGNORED =
      Sql.read(RemittanceTables.class, "publish-ignored-payments");
  private static final String CLAIMS = Sql.read(RemittanceTables.class, "publish-claims");
  private static final String PERSONS = Sql.read(RemittanceTables.class, "publish-persons");
  private static final String TO_DRAW = Sql.read(RemittanceTables.class, "payments-to-draw");
  private static final String LINES = Sql.read(RemittanceTables.class, "publish-lines");
  private static final String OLDER_LINES = Sql.read(RemittanceTables.class, "publish-older-lines");
  private static final String ADJUSTMENTS = Sql.read(RemittanceTables.class, "publish-adjustments");
  private static final String OLDER_ADJUSTMENTS =
      Sql.read(RemittanceTables.class, "publish-older-adjustments");
  private static final String STATES = Sql.read(RemittanceTables.class, "publish-states");
  private static final String FAMILIES = Sql.read(RemittanceTables.class, "family-items");
  private static final String UNREADABLE = Sql.read(RemittanceTables.class, "unreadable-items");
  private static final String SUSPENDED_PAYMENTS =
      Sql.read(RemittanceTables.class, "suspended-payment-items");
  private static final String FEE_SCHEDULES = Sql.read(RemittanceTables.class, "fee-schedule-runs");
  private static final String HANDLED = Sql.read(RemittanceTables.class, "handled-files");
  private static final String SETTLED =
      Sql.read(RemittanceTables.class, "publish-settled-payments");
  private static final String UNSETTLED = Sql.read(RemittanceTables.class, "unsettled-payments");
  private static final String STALE = Sql.read(RemittanceTables.class, "stale-family");
  private static final String PROVIDER_ITEMS = "select * from staging.remit_provider_item where ";
  private static final String RECOUPMENTS = Sql.read(RemittanceTables.class, "open-recoupments");
  private static final String PUBLISH_RECOUPMENTS =
      Sql.read(RemittanceTables.class, "publish-recoupments");
  private static final String CLAIM_TOTALS = Sql.read(RemittanceTables.class, "remit-totals");
  private static final String PAYMENT_TOTALS = Sql.read(RemittanceTables.class, "payment-totals");

  private RemittanceTables() {}

  /**
   * Publishes what {@link RemittanceWork} laid out and the folds answered.
   *
   * @param firstPayment the number that the layout gave to the first new payment
   * @throws IllegalStateException when something happened since the fold read its families, or a
   *     payment's claims and provider adjustments do not make what it paid
   */
  public static List<ControlTotals> publish(PublishingTransaction tx, long firstPayment)
      throws SQLException {
    String runId = tx.run().runId();
    LocalDate day = tx.run().businessDate();
    refuseStaleFold(tx, firstPayment);
    tx.execute(PAYMENTS, runId, day);
    tx.execute(IGNORED, runId);
    List<Transfer> transfers = new ArrayList<>();
    suspendedPayments(tx).forEach(payment -> payment.suspension().ifPresent(transfers::add));
    List<ProviderDecision> provider = bookProviderAdjustments(tx);
    provider.forEach(decision -> transfers.addAll(decision.transfers()));
    publishClaims(tx, runId, day);
    tx.execute(SETTLED);
    refuseUnsettled(tx);
    LedgerBook.add(tx.connection(), transfers);
    LedgerBook.postStaged(tx);
    DueItems.in(tx)
        .findAdvised(FAMILIES)
        .allUnder("select kind, business_key from staging.remit_item where not due")
        .find(SUSPENDED_PAYMENTS)
        .allOf(WorkItemKind.SUSPENDED_PAYMENT)
        .find(TO_DRAW)
        .allOf(WorkItemKind.PAYMENT_TO_DRAW)
        .add(
            provider.stream()
                .flatMap(each -> each.workItem(CodeLibrary.providerLevelCodes(), day).stream())
                .toList())
        .allUnder(provider.stream().map(ProviderDecision::workItemKey).toList())
        .find(UNREADABLE)
        .merge();
    DueItems.in(tx).add(feeSchedules(tx)).allOf(WorkItemKind.FEE_SCHEDULE).merge();
    tx.execute(HANDLED, runId);
    return totals(tx);
  }

  private static void publishClaims(PublishingTransaction tx, String runId, LocalDate day)
      throws SQLException {
    tx.execute(CLAIMS, runId, day);
    tx.execute(PERSONS);
    tx.execute(
        "update remit.claim c set state = 'REVERSED', reversed_by_payment = r.by_payment,"
            + " reversed_by_ordinal = r.by_ordinal from staging.remit_reversed r"
            + " where (c.payment_id, c.ordinal) = (r.payment_id, r.ordinal)");
    tx.execute(LINES);
    tx.execute(OLDER_LINES);
    tx.execute(ADJUSTMENTS);
    tx.execute(OLDER_ADJUSTMENTS);
    tx.execute(
        "insert into claim.event (claim_id, seq, version, kind, source, codes, cause, business_date, run_id)"
            + " select claim_id, seq, version, kind, '835', codes, cause, ?, ? from staging.remit_event order by claim_id, seq",
        day,
        runId);
    tx.execute(STATES);
  }

  private static void refuseStaleFold(PublishingTransaction tx, long firstPayment)
      throws SQLException {
    long payments =
        tx.queryLong("select count(*) from staging.remit_payment where payment_id is not null");
    if (payments > 0 && tx.takeNumbers("payment", payments) != firstPayment) {
      throw new IllegalStateException(
          "Cannot publish remittances: payments were numbered from "
              + firstPayment
              + ", and others have taken those numbers since");
    }
    List<String> stale =
        tx.query(
            STALE,
            row ->
                "claim %d was read at event %d and stands at event %d"
                    .formatted(row.getLong(1), row.getInt(2), row.getInt(3)));
    if (!stale.isEmpty()) {
      throw new IllegalStateException("Cannot publish remittances: " + stale.get(0));
    }
  }

  private static void refuseUnsettled(PublishingTransaction tx) throws SQLException {
    List<String> unsettled =
        tx.query(
            UNSETTLED,
            row ->
                "payment %d paid %d cents, its claims and provider adjustments make %d"
                    .formatted(row.getLong(1), row.getLong(2), row.getLong(3)));
    if (!unsettled.isEmpty()) {
      throw new IllegalStateException("Cannot publish remittances: " + unsettled.get(0));
    }
  }

  private static List<ReceivedPayment> suspendedPayments(PublishingTransaction tx)
      throws SQLException {
    return tx.query(
        "select payment_id, verdict, sha256, transaction_control, originator, billing_entity, trace, paid_on, amount_cents"
            + " from staging.remit_payment where payment_id is not null and verdict <> 'GOOD' and expected order by payment_id",
        row ->
            new ReceivedPayment(
                row.getLong(1),
                PaymentVerdict.valueOf(row.getString(2)),
                null,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(6),
                row.getString(7),
                row.getObject(8, LocalDate.class),
                row.getLong(9)));
  }

  private static List<WorkItem> feeSchedules(PublishingTransaction tx) throws SQLException {
    return tx.query(
        FEE_SCHEDULES,
        row ->
            new FeeScheduleRun(
                    row.getString("payer"),
                    row.getString("procedure_code"),
                    Rows.texts(row.getArray("modifiers")),
                    row.getLong("expected_cents"),
                    row.getLong("allowed_cents"),
                    row.getInt("lines"),
                    row.getObject("since", LocalDate.class))
                .alert(),
        AdjudicationEffect.PAID.name(),
        FeeScheduleRun.LINES);
  }

  /** A provider adjustment as it was reported. */
  public record ProviderAdjustmentRow(
      long paymentId, int item, String provider, String reason, String reference, long cents) {}

  /** What a provider adjustment comes to. */
  public record ProviderDecisionRow(
      long paymentId,
      int item,
      int turn,
      String billingEntity,
      ProviderDecision.Treatment treatment,
      long takenCents,
      long refundedCents,
      long suspendedCents,
      ProviderDecision.Waiting waitsFor,
      long balanceCents,
      String payer,
      String person,
      String because,
      String runId) {}

  /** A register as tonight leaves it. */
  public record RegisterRow(
      String originator,
      String billingEntity,
      String reference,
      long balanceCents,
      long paymentId) {}

  private static List<ProviderDecision> bookProviderAdjustments(PublishingTransaction tx)
      throws SQLException {
    RecoupmentRegisters registers =
        new RecoupmentRegisters(
            CodeLibrary.providerLevelCodes(),
            openRecoupments(tx),
            tx.query(PROVIDER_ITEMS + "turn is not null", RemittanceTables::providerDecision));
    List<ProviderDecision> decisions =
        registers.book(tx.query(PROVIDER_ITEMS + "turn is null", RemittanceTables::providerItem));
    Connection connection = tx.connection();
    RecordCopy.all(
        connection,
        "remit.provider_adjustment",
        ProviderAdjustmentRow.class,
        tx.query(
            PROVIDER_ITEMS + "turn is null order by payment_id, item",
            row ->
                new ProviderAdjustmentRow(
                    row.getLong("payment_id"),
                    row.getInt("item"),
                    row.getString("provider"),
                    row.getString("reason"),
                    row.getString("reference"),
                    row.getLong("cents"))));
    RecordCopy.all(
        connection,
        "remit.provider_decision",
        ProviderDecisionRow.class,
        decisions.stream().map(decision -> row(decision, null, null, null, tx)).toList());
    publishRegisters(tx, registers);
    return decisions;
  }

  /** Keeps the registers as they are now. */
  static void publishRegisters(PublishingTransaction tx, RecoupmentRegisters registers)
      throws SQLException {
    List<RegisterRow> changed = new ArrayList<>();
    registers
        .changed()
        .forEach(
            register ->
                changed.add(
                    new RegisterRow(
                        register.key().originator(),
                        register.key().billingEntity(),
                        register.key().reference(),
                        register.balanceCents(),
                        register.paymentId())));
    Rows.run(
        tx.connection(),
        "create temporary table remit_register (originator text, billing_entity text, reference text, balance_cents bigint,"
            + " payment_id bigint) on commit drop");
    RecordCopy.all(tx.connection(), "remit_register", RegisterRow.class, changed);
    tx.execute(PUBLISH_RECOUPMENTS);
  }

  /**
   * A decision as the table has it.
   *
   * @param payer of a write-off; null otherwise
   * @param person who said so; null where the night decided
   */
  static ProviderDecisionRow row(
      ProviderDecision decision,
      String payer,
      String person,
      String because,
      PublishingTransaction tx) {
    return new ProviderDecisionRow(
        decision.item().paymentId(),
        decision.item().item(),
        decision.turn(),
        decision.item().ofEntity(),
        decision.treatment(),
        decision.takenCents(),
        decision.refundedCents(),
        decision.suspendedCents(),
        decision.waitsFor(),
        decision.balanceCents(),
        payer,
        person,
        because,
        tx.run().runId());
  }

  /** A decision as it stands, from a row with its item. */
  static ProviderDecision providerDecision(ResultSet row) throws SQLException {
    return new ProviderDecision(
        providerItem(row),
        row.getInt("turn"),
        ProviderDecision.Treatment.valueOf(row.getString("treatment")),
        row.getLong("taken_cents"),
        row.getLong("refunded_cents"),
        row.getLong("suspended_cents"),
        row.getString("waits_for") == null
            ? null
            : ProviderDecision.Waiting.valueOf(row.getString("waits_for")),
        row.getLong("balance_cents"),
        List.of());
  }

  private static ProviderItem providerItem(ResultSet row) throws SQLException {
    return new ProviderItem(
        row.getLong("payment_id"),
        row.getInt("item"),
        row.getString("natural_key"),
        row.getString("originator"),
        row.getString("billing_entity"),
        row.getObject("paid_on", LocalDate.class),
        row.getString("cause"),
        row.getString("of_entity"),
        row.getString("reason"),
        row.getString("reference"),
        row.getLong("cents"));
  }

  private static Map<RecoupmentRegisters.Key, Long> openRecoupments(PublishingTransaction tx)
      throws SQLException {
    Map<RecoupmentRegisters.Key, Long> open = new HashMap<>();
    tx.query(
            RECOUPMENTS,
            row ->
                Map.entry(
                    new RecoupmentRegisters.Key(
                        row.getString(1), row.getString(2), row.getString(3)),
                    row.getLong(4)))
        .forEach(register -> open.put(register.getKey(), register.getValue()));
    return open;
  }

  private static List<ControlTotals> totals(PublishingTransaction tx) throws SQLException {
    ControlTotals payments =
        tx.query(
                PAYMENT_TOTALS,
                row ->
                    ControlTotals.of("payments", row.getLong(1), row.getLong(2))
                        .out(row.getLong(3), row.getLong(4))
                        .rejected(row.getLong(5), row.getLong(6))
                        .held(row.getLong(7), row.getLong(8)))
            .get(0);
    ControlTotals claims =
        tx.query(
                CLAIM_TOTALS,
                row ->
                    ControlTotals.of("claims", row.getLong(1), row.getLong(2))
                        .out(row.getLong(3), row.getLong(4))
                        .held(row.getLong(5), row.getLong(6))
                        .carried(row.getLong(7), row.getLong(8)))
            .get(0);
    return List.of(payments, claims);
  }

  /**
   * Whether something suspended may be tried again tonight: its time has come, or anything happened
   * that it could match.
   */
  public static boolean anySuspended(Connection connection) throws SQLException {
    return Rows.get(
        connection,
        "select exists (select from remit.claim where state in ('SUSPENDED', 'WAITING') and due_on is not null)",
        row -> row.getBoolean(1));
  }

  /**
   * The business date of the night before, from which on what happened may match; far back for
   * none.
   */
  public static LocalDate lastRemitted(Connection connection, LocalDate day) throws SQLException {
    return Rows.find(
            connection,
            "select max(r.business_date) from run.publication p join run.run r using (run_id)"
                + " where p.stage = 'remit' and r.business_date < ?",
            row -> row.getObject(1, LocalDate.class),
            day)
        .orElse(LocalDate.EPOCH);
  }
}
