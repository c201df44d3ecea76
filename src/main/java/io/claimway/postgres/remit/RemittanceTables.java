package io.claimway.postgres.remit;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.remittance.RecoupmentRegister;
import io.claimway.run.ControlTotals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Payments as they come in: told apart from those seen before, given their numbers in canonical
 * order, and laid out as work for matching and posting. Reads {@code staging.remittance}, {@code
 * payer_key} and {@code payee_key}.
 */
public final class RemittanceTables {

  private static final String SEEN =
      """
      create temporary table seen_payment on commit drop as
      with content as (
        select sha256, transaction_ordinal, string_agg(kind || content, ',' order by kind, content collate "C") as content
          from staging.remittance where kind in ('C', 'B') group by 1, 2
      ), identified as (
        select s.sha256, s.transaction_ordinal, s.transaction_control, s.originator, coalesce(s.payee_id, '') as payee_id, s.trace, s.paid_on,
               s.amount_cents, coalesce(s.method, '') as method, s.test, s.flaw, e.billing_entity,
               coalesce(e.billing_entity, '?' || coalesce(s.payee_id, '')) as payee,
               encode(sha256(convert_to(coalesce(c.content, ''), 'UTF8')), 'hex') as content,
               exists (select from payer_key k where k.originator = s.originator) as known_originator
          from staging.remittance s
          left join content c using (sha256, transaction_ordinal)
          left join lateral (
            select k.billing_entity from payee_key k where k.payee_id in (s.payee_id, s.payee_tax_id)
             order by (k.payee_id = s.payee_id) desc limit 1) e on true
         where s.kind = 'P'
      ), ranked as (
        select i.*,
               row_number() over (partition by test, originator, payee, trace, paid_on, amount_cents, content
                                  order by sha256, transaction_ordinal) as sighting,
               first_value(paid_on::text || '|' || amount_cents || '|' || content) over (partition by test, originator, payee, trace
                                  order by paid_on, amount_cents, content) as first_content
          from identified i
      )
      select r.*, f.partner, k.payment_id as same_payment,
             case when r.test then 'TEST'
                  when r.sighting > 1 or k.payment_id is not null then 'DUPLICATE'
                  when r.first_content <> r.paid_on::text || '|' || r.amount_cents || '|' || r.content then 'CONFLICT'
                  when exists (select from remit.payment p where p.originator = r.originator and p.trace = r.trace
                                  and coalesce(p.billing_entity, '?' || p.payee_id) = r.payee) then 'CONFLICT'
                  when r.billing_entity is null then 'UNKNOWN_PAYEE'
                  when not r.known_originator then 'UNKNOWN_ORIGINATOR'
                  when r.flaw is not null then 'OUT_OF_BALANCE'
                  else 'GOOD' end as verdict
        from ranked r
        left join lateral (select min(partner) as partner from exchange.inbound_file where sha256 = r.sha256) f on true
        left join lateral (
          select p.payment_id from remit.payment p
           where p.originator = r.originator and p.trace = r.trace and coalesce(p.billing_entity, '?' || p.payee_id) = r.payee
             and p.paid_on = r.paid_on and p.amount_cents = r.amount_cents and p.content = r.content
           order by p.payment_id limit 1) k on true
      """;

  private static final String NUMBERED =
      """
      create temporary table new_payment on commit drop as
      select (?::bigint - 1) + row_number() over (order by originator collate "C", payee collate "C", trace collate "C", paid_on, amount_cents,
               content collate "C", sha256 collate "C", transaction_ordinal) as payment_id, s.*
        from seen_payment s where verdict not in ('TEST', 'DUPLICATE')
      """;

  private static final String INSERT_PAYMENTS =
      """
      insert into remit.payment (payment_id, originator, payee_id, billing_entity, trace, paid_on, amount_cents, method, content, partner,
             sha256, transaction_ordinal, transaction_control, state, reason, booked, posted_cents, suspended_cents, run_id, business_date)
      select payment_id, originator, payee_id, billing_entity, trace, paid_on, amount_cents, method, content, partner,
             sha256, transaction_ordinal, transaction_control,
             case verdict when 'GOOD' then 'POSTED' when 'CONFLICT' then 'CONFLICT' else 'SUSPENDED' end,
             case verdict when 'GOOD' then null when 'CONFLICT' then 'KNOWN_TRACE_OTHER_CONTENT'
                          when 'OUT_OF_BALANCE' then 'OUT_OF_BALANCE ' || flaw else verdict end,
             verdict not in ('CONFLICT', 'UNKNOWN_PAYEE'), 0, amount_cents, ?, ?
        from new_payment order by payment_id
      """;

  private static final String INSERT_IGNORED =
      """
      insert into remit.ignored_payment (sha256, transaction_ordinal, transaction_control, originator, trace, amount_cents, reason,
             payment_id, run_id)
      select s.sha256, s.transaction_ordinal, s.transaction_control, s.originator, s.trace, s.amount_cents, s.verdict,
             coalesce(s.same_payment, n.payment_id), ?
        from seen_payment s
        left join new_payment n using (originator, payee, trace, paid_on, amount_cents, content)
       where s.verdict in ('TEST', 'DUPLICATE')
      """;

  private static final String WORK =
      """
      create temporary table work on commit drop as
      select n.payment_id,
             row_number() over (partition by n.payment_id order by c.patient_control_number collate "C", c.payer_claim_number collate "C",
               c.status, c.charge_cents, c.paid_cents, c.content collate "C", c.position)::int as ordinal,
             row_number() over (partition by n.payment_id, c.patient_control_number, c.payer_claim_number, c.status, c.charge_cents,
               c.paid_cents order by c.content collate "C", c.position)::int as occurrence,
             c.patient_control_number, c.status, c.charge_cents, c.paid_cents, c.patient_cents, c.payer_claim_number, c.frequency,
             c.service_date, c.segment, c.content, c.flaw,
             null::bigint as claim_id, null::int as version, null::text as payer, null::text as match_rule,
             case when n.verdict <> 'GOOD' then 'PAYMENT' when c.flaw is not null then 'OUT_OF_BALANCE' end as reason,
             false as suspense_booked, ?::date as received_on,
             true as fresh, c.position, n.sha256, n.transaction_ordinal, n.transaction_control, n.originator, n.billing_entity, n.paid_on
        from staging.remittance c
        join new_payment n using (sha256, transaction_ordinal)
       where c.kind = 'C'
      union all
      select c.payment_id, c.ordinal, c.occurrence, c.patient_control_number, c.status, c.charge_cents, c.paid_cents, c.patient_cents,
             c.payer_claim_number, c.frequency, c.service_date, c.segment, c.content, c.flaw, c.claim_id, c.version, c.payer, c.match_rule,
             null, c.suspense_booked, c.received_on, false, 0, p.sha256, p.transaction_ordinal, p.transaction_control,
             p.originator, p.billing_entity, p.paid_on
        from remit.claim c join remit.payment p using (payment_id)
       where c.state in ('SUSPENDED', 'WAITING') and c.reason not in ('PAYMENT', 'OUT_OF_BALANCE')
      """;

  private static final String QUARANTINED =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, opened_run, opened_on)
      select encode(sha256(convert_to('UNREADABLE_REMITTANCE|' || sha256 || '|' || transaction_ordinal, 'UTF8')), 'hex'),
             'UNREADABLE_REMITTANCE', sha256 || '#' || transaction_ordinal,
             'transaction ' || coalesce(transaction_control, '?') || ', segment ' || coalesce(segment, 0) || ': ' || flaw, ?, ?
        from staging.remittance where kind = 'Q'
      on conflict do nothing
      """;

  private static final String SUSPENDED_WHOLE =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('SUSPENDED_PAYMENT|' || payment_id, 'UTF8')), 'hex'), 'SUSPENDED_PAYMENT',
             'payment ' || payment_id || ', trace ' || trace, reason, amount_cents, run_id, business_date
        from remit.payment where run_id = ? and state <> 'POSTED'
      on conflict do nothing
      """;

  private static final String BOOK_SUSPENDED_WHOLE =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, payment_id, ordinal, cause, effective_date)
      select paid_on, ledger.key_hash('remit:' || payment_id || ':0:suspended'), 'SUSPENDED', billing_entity, '', originator, amount_cents,
             payment_id, 0, sha256 || '#' || transaction_control, paid_on
        from remit.payment where run_id = ? and state = 'SUSPENDED' and booked and amount_cents <> 0
      """;

  private static final String FILES_HANDLED =
      """
      update exchange.inbound_file f
         set handled_run = ?,
             outcome = case when s.good then 'APPLIED' when s.suspended then 'SUSPENDED' when s.test then 'IGNORED_TEST'
                            when s.duplicate then 'APPLIED' else 'QUARANTINED' end
        from (select o.sha256, bool_or(p.verdict = 'GOOD') as good, bool_or(p.verdict = 'TEST') as test,
                     bool_or(p.verdict = 'DUPLICATE') as duplicate, bool_or(p.verdict not in ('GOOD', 'TEST', 'DUPLICATE')) as suspended
                from exchange.inbound_file o left join seen_payment p using (sha256)
               where o.kind = '835' and o.handled_run is null group by o.sha256) s
       where f.sha256 = s.sha256 and f.handled_run is null
      """;

  private RemittanceTables() {}

  /**
   * Numbers the payments, registers them and lays out {@code pg_temp.work}: one row per claim that
   * may post tonight.
   */
  public static void open(PublishingTransaction tx) throws SQLException {
    String runId = tx.run().runId();
    tx.execute(SEEN);
    tx.execute("analyze seen_payment");
    long fresh =
        tx.queryLong(
            "select count(*) from seen_payment where verdict not in ('TEST', 'DUPLICATE')");
    tx.execute(NUMBERED, tx.takeNumbers("payment", fresh));
    tx.execute("analyze new_payment");
    tx.execute(INSERT_PAYMENTS, runId, tx.run().businessDate());
    tx.execute(INSERT_IGNORED, runId);
    tx.execute(WORK, tx.run().businessDate());
    tx.execute("create index on work (payment_id, ordinal)");
    tx.execute("analyze work");
    LedgerBook.open(tx.connection());
    tx.execute(BOOK_SUSPENDED_WHOLE, runId);
    tx.execute(SUSPENDED_WHOLE, runId);
    tx.execute(QUARANTINED, runId, tx.run().businessDate());
    tx.execute(FILES_HANDLED, runId);
  }

  /**
   * Books tonight's provider adjustments one after the other: each sees what the one before left
   * under its reference.
   */
  public static void bookProviderAdjustments(PublishingTransaction tx) throws SQLException {
    List<Item> items =
        tx.query(
            """
            select n.payment_id, row_number() over (partition by n.payment_id order by b.reason, b.reference collate "C", b.amount_cents,
                     b.position), b.reason, b.reference, b.amount_cents, n.originator, n.billing_entity
              from staging.remittance b join new_payment n using (sha256, transaction_ordinal)
             where b.kind = 'B' and n.verdict = 'GOOD' and b.amount_cents <> 0 order by 1, 2
            """,
            row ->
                new Item(
                    row.getLong(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    row.getString(6),
                    row.getString(7)));
    for (Item item : items) {
      bookProviderAdjustment(tx, item);
    }
    tx.execute(BOOK_PROVIDER_ADJUSTMENTS, tx.run().runId());
  }

  private record Item(
      long paymentId,
      int item,
      String reason,
      String reference,
      long cents,
      String originator,
      String billingEntity) {}

  private static void bookProviderAdjustment(PublishingTransaction tx, Item item)
      throws SQLException {
    long open =
        tx.queryLong(
            "select coalesce(sum(balance_cents), 0)::bigint from remit.recoupment where originator = ? and billing_entity = ? and reference = ?",
            item.originator(),
            item.billingEntity(),
            item.reference());
    RecoupmentRegister.Outcome outcome = RecoupmentRegister.book(item.reason(), item.cents(), open);
    tx.execute(
        "insert into remit.provider_adjustment values (?, ?, ?, ?, ?, ?, ?)",
        item.paymentId(),
        item.item(),
        item.reason(),
        item.reference(),
        item.cents(),
        outcome.treatment().name(),
        outcome.balanceCents());
    if (outcome.balanceCents() != open) {
      tx.execute(
          "insert into remit.recoupment values (?, ?, ?, ?, ?) on conflict (originator, billing_entity, reference)"
              + " do update set balance_cents = excluded.balance_cents",
          item.originator(),
          item.billingEntity(),
          item.reference(),
          outcome.balanceCents(),
          item.paymentId());
    }
  }

  private static final String BOOK_PROVIDER_ADJUSTMENTS =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, payment_id, ordinal, cause, effective_date)
      select p.paid_on, ledger.key_hash('remit:' || a.payment_id || ':plb:' || a.item),
             case a.treatment when 'OPENS' then 'RECOUPMENT' when 'CLOSES' then 'RECOUPMENT' when 'INTEREST' then 'INTEREST'
                              when 'REFUND' then 'REFUND_ACKNOWLEDGED' else 'SUSPENDED' end,
             p.billing_entity, '', case a.treatment when 'INTEREST' then '' else p.originator end, -a.cents, p.payment_id, 0,
             p.sha256 || '#' || p.transaction_control || '#PLB ' || a.reason || ' ' || a.reference, p.paid_on
        from remit.provider_adjustment a
        join remit.payment p using (payment_id)
       where p.run_id = ?
      """;

  /** Sums up tonight's and released payments: posted is what took effect, suspended the rest. */
  public static void settle(PublishingTransaction tx) throws SQLException {
    tx.execute(
        """
        update remit.payment p set posted_cents = s.posted, suspended_cents = p.amount_cents - s.posted
          from (select t.payment_id,
                       coalesce((select sum(c.paid_cents) from remit.claim c
                                  where c.payment_id = t.payment_id and c.state in ('POSTED', 'REVERSED')), 0)
                     - coalesce((select sum(a.cents) from remit.provider_adjustment a
                                  where a.payment_id = t.payment_id and a.treatment <> 'SUSPENSE'), 0) as posted
                  from (select payment_id from remit.payment where run_id = ? and state = 'POSTED'
                        union select payment_id from remit.claim where posted_run = ?) t) s
         where p.payment_id = s.payment_id and p.posted_cents <> s.posted
        """,
        tx.run().runId(),
        tx.run().runId());
  }

  /** What came in and where it ended; call {@link #countWork} before posting. */
  public static List<ControlTotals> totals(PublishingTransaction tx, Work work)
      throws SQLException {
    ControlTotals payments =
        tx.query(
                """
                select count(*), coalesce(sum(amount_cents), 0),
                       count(*) filter (where verdict = 'GOOD'), coalesce(sum(amount_cents) filter (where verdict = 'GOOD'), 0),
                       count(*) filter (where verdict in ('TEST', 'DUPLICATE')),
                       coalesce(sum(amount_cents) filter (where verdict in ('TEST', 'DUPLICATE')), 0),
                       count(*) filter (where verdict not in ('GOOD', 'TEST', 'DUPLICATE')),
                       coalesce(sum(amount_cents) filter (where verdict not in ('GOOD', 'TEST', 'DUPLICATE')), 0)
                  from seen_payment
                """,
                row ->
                    ControlTotals.of("payments", row.getLong(1), row.getLong(2))
                        .out(row.getLong(3), row.getLong(4))
                        .rejected(row.getLong(5), row.getLong(6))
                        .held(row.getLong(7), row.getLong(8)))
            .get(0);
    return List.of(payments, claims(tx, work));
  }

  private static ControlTotals claims(PublishingTransaction tx, Work work) throws SQLException {
    Work left = countWork(tx);
    return tx.query(
            "select count(*), coalesce(sum(paid_cents), 0) from remit.claim where posted_run = ?",
            row ->
                ControlTotals.of(
                        "claims",
                        work.freshClaims() + work.olderClaims(),
                        work.freshCents() + work.olderCents())
                    .out(row.getLong(1), row.getLong(2))
                    .held(left.freshClaims(), left.freshCents())
                    .carried(left.olderClaims(), left.olderCents()),
            tx.run().runId())
        .get(0);
  }

  /** Claims that may post: those of tonight, and those suspended earlier. */
  public record Work(long freshClaims, long freshCents, long olderClaims, long olderCents) {}

  /** What {@code pg_temp.work} holds now. */
  public static Work countWork(PublishingTransaction tx) throws SQLException {
    return tx.query(
            """
            select count(*) filter (where fresh), coalesce(sum(paid_cents) filter (where fresh), 0),
                   count(*) filter (where not fresh), coalesce(sum(paid_cents) filter (where not fresh), 0) from work
            """,
            row -> new Work(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
        .get(0);
  }

  /** The whole of a night's remittances, from staged rows to settled payments. */
  public static List<ControlTotals> apply(PublishingTransaction tx) throws SQLException {
    open(tx);
    Work work = countWork(tx);
    RemittanceMatching.match(tx);
    bookProviderAdjustments(tx);
    RemittancePosting.post(tx);
    settle(tx);
    return totals(tx, work);
  }

  /** Whether claims suspended earlier wait to be tried again. */
  public static boolean anySuspended(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select exists (select from remit.claim where state in ('SUSPENDED', 'WAITING') and reason not in ('PAYMENT', 'OUT_OF_BALANCE'))")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
