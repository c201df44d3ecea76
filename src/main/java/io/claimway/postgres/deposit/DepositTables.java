package io.claimway.postgres.deposit;

import io.claimway.deposit.BankLine;
import io.claimway.deposit.BankStatement;
import io.claimway.money.BankingCalendar;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.payout.PayoutTables;
import io.claimway.run.ControlTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * Bank lines as they come in and what each is for: deposits cleared against 835 payments by
 * originator, trace and amount, payouts settled, entries returned; the rest waits in suspense. Cash
 * is booked for every line, so that the book's cash is the bank's. Reads {@code payee_key}.
 */
public final class DepositTables {

  /**
   * EFT and 835 come within three business days of each other (CAQH CORE 370); from the fourth on a
   * person looks.
   */
  private static final int USUAL_BUSINESS_DAYS = 3;

  private static final String NUMBERED =
      """
      create temporary table new_line on commit drop as
      with counted as (
        select b.*, row_number() over (partition by bank_account, as_of, kind, type_code, amount_cents, bank_reference, customer_reference,
                                         originator, trace, sha256 order by file_line)::int as occurrence
          from bank_line b
      ), once as (
        select distinct on (bank_account, as_of, kind, type_code, amount_cents, bank_reference, customer_reference, originator, trace, occurrence)
               c.*
          from counted c
         where not exists (
           select from deposit.line l
            where (l.bank_account, l.as_of, l.kind, l.type_code, l.amount_cents, l.bank_reference, l.customer_reference, l.originator, l.trace,
                   l.occurrence)
                = (c.bank_account, c.as_of, c.kind, c.type_code, c.amount_cents, c.bank_reference, c.customer_reference, c.originator, c.trace,
                   c.occurrence))
         order by bank_account, as_of, kind, type_code, amount_cents, bank_reference, customer_reference, originator, trace, occurrence,
                  sha256, file_line
      )
      select row_number() over (order by bank_account collate "C", as_of, kind, type_code, originator collate "C", trace collate "C",
               amount_cents, bank_reference collate "C", customer_reference collate "C", occurrence) as place,
             o.*, e.billing_entity
        from once o
        left join lateral (select min(billing_entity) as billing_entity from payee_key k where k.bank_account = o.bank_account) e on true
      """;

  private static final String INSERT_LINES =
      """
      insert into deposit.line (line_id, bank_account, billing_entity, as_of, kind, type_code, amount_cents, bank_reference,
             customer_reference, occurrence, originator, trace, state, reason, sha256, file_line, run_id, business_date)
      select (?::bigint - 1) + place, bank_account, billing_entity, as_of, kind, type_code, amount_cents, bank_reference,
             customer_reference, occurrence, originator, trace,
             case when amount_cents > 0 and kind in ('ACH_CREDIT', 'WIRE', 'CHECK', 'LOCKBOX') and billing_entity is not null then 'UNAPPLIED'
                  when kind = 'ACH_RETURN' and amount_cents > 0 then 'RETURNED' else 'SUSPENDED' end,
             case when amount_cents > 0 and kind in ('ACH_CREDIT', 'WIRE', 'CHECK', 'LOCKBOX') and billing_entity is not null
                  then 'NO_REMITTANCE' when kind = 'ACH_RETURN' and amount_cents > 0 then null else kind end,
             sha256, file_line, ?, ?
        from new_line order by place
      """;

  /**
   * A deposit goes first to unapplied, then, also in the same night, to the clearing of its 835:
   * one path for early and late.
   */
  private static final String BOOK_LINES =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, bank_line_id, cause, effective_date)
      select as_of, ledger.key_hash('deposit:' || line_id),
             case state when 'UNAPPLIED' then 'DEPOSIT' when 'RETURNED' then 'ENTRY_RETURNED' else 'BANK_LINE_SUSPENDED' end,
             coalesce(billing_entity, 'UNASSIGNED'), bank_account, case when state = 'UNAPPLIED' then '' else bank_account end, amount_cents,
             line_id, sha256 || '#' || file_line, as_of
        from deposit.line
       where run_id = ? and state <> 'SETTLED' and amount_cents <> 0
      """;

  private static final String EXPECT =
      """
      insert into deposit.clearing (payment_id, originator, billing_entity, trace, expected_cents, since)
      select p.payment_id, p.originator, p.billing_entity, p.trace, p.amount_cents, p.paid_on
        from remit.payment p
       where p.booked and p.amount_cents <> 0 and not exists (select from deposit.clearing c where c.payment_id = p.payment_id)
       order by p.payment_id
      """;

  /** In order of the bank's lines, as far as the payment has room: never more than the 835 said. */
  private static final String CLEARED =
      """
      create temporary table cleared on commit drop as
      select line_id, payment_id, amount_cents
        from (select l.line_id, c.payment_id, l.amount_cents, c.expected_cents - c.deposited_cents as room,
                     sum(l.amount_cents) over (partition by c.payment_id order by l.as_of, l.line_id) as so_far
                from deposit.line l
                join deposit.clearing c on c.originator = l.originator and c.trace = l.trace and c.billing_entity = l.billing_entity
               where l.state = 'UNAPPLIED' and l.trace <> '' and l.amount_cents <= c.expected_cents - c.deposited_cents) m
       where so_far <= room
      """;

  private static final String BOOK_CLEARED =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, payment_id, bank_line_id, cause, effective_date)
      select l.as_of, ledger.key_hash('deposit:' || l.line_id || ':cleared'), 'DEPOSIT_CLEARED', l.billing_entity, '', '', l.amount_cents,
             d.payment_id, l.line_id, 'payment ' || d.payment_id || ' ' || l.sha256 || '#' || l.file_line, l.as_of
        from cleared d join deposit.line l using (line_id)
      """;

  private static final String MARK_LINES =
      """
      update deposit.line l set state = 'CLEARED', reason = null, payment_id = d.payment_id, cleared_on = ?
        from cleared d where l.line_id = d.line_id
      """;

  private static final String MARK_CLEARING =
      """
      update deposit.clearing c
         set deposited_cents = c.deposited_cents + d.cents, cleared_on = case when c.deposited_cents + d.cents = c.expected_cents then ?::date end
        from (select payment_id, sum(amount_cents) as cents from cleared group by 1) d where c.payment_id = d.payment_id
      """;

  private static final String MARK_EXCESS =
      """
      update deposit.line l set reason = 'EXCEEDS_REMITTANCE'
       where l.state = 'UNAPPLIED' and l.trace <> '' and l.reason <> 'EXCEEDS_REMITTANCE'
         and exists (select from deposit.clearing c
                      where c.originator = l.originator and c.trace = l.trace and c.billing_entity = l.billing_entity)
      """;

  private static final String LATE =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to(kind || '|' || subject, 'UTF8')), 'hex'), kind, subject,
             'originator ' || originator || ', trace ' || trace || ', since ' || since, cents, ?, ?
        from deposit.queue where since < ? or kind in ('UNEXPLAINED_BANK_LINE', 'EXCESS_DEPOSIT')
      on conflict do nothing
      """;

  private static final String CLOSE_ITEMS =
      """
      update claim.work_item i set closed_run = ?
       where i.closed_run is null
         and i.kind in ('REMITTANCE_WITHOUT_DEPOSIT', 'SHORT_DEPOSIT', 'DEPOSIT_WITHOUT_REMITTANCE', 'EXCESS_DEPOSIT')
         and not exists (select from deposit.queue q where q.kind = i.kind and q.subject = i.subject)
      """;

  private static final String RETURN_ITEMS =
      """
      insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('RETURNED_ENTRY|' || line_id, 'UTF8')), 'hex'), 'RETURNED_ENTRY', 'bank line ' || line_id,
             'trace ' || bank_reference || ' of ' || customer_reference, amount_cents, run_id, business_date
        from deposit.line where run_id = ? and state = 'RETURNED'
      on conflict do nothing
      """;

  private DepositTables() {}

  /**
   * Takes the statements in, clears what ties, and opens items for what is late. Books everything.
   */
  public static List<ControlTotals> apply(PublishingTransaction tx, List<BankStatement> statements)
      throws SQLException {
    String runId = tx.run().runId();
    LocalDate day = tx.run().businessDate();
    LedgerBook.open(tx.connection());
    load(tx, statements);
    tx.execute(NUMBERED);
    long fresh = tx.queryLong("select count(*) from new_line");
    tx.execute(INSERT_LINES, tx.takeNumbers("bank-line", fresh), runId, day);
    settlePayouts(tx);
    tx.execute(BOOK_LINES, runId);
    tx.execute(EXPECT);
    tx.execute(CLEARED);
    tx.execute(BOOK_CLEARED);
    tx.execute(MARK_LINES, day);
    tx.execute(MARK_CLEARING, day);
    tx.execute(MARK_EXCESS);
    LedgerBook.post(tx);
    tx.execute(RETURN_ITEMS, runId);
    tx.execute(LATE, runId, day, BankingCalendar.plus(day, -USUAL_BUSINESS_DAYS));
    tx.execute(CLOSE_ITEMS, runId);
    return totals(tx, runId);
  }

  private static void load(PublishingTransaction tx, List<BankStatement> statements)
      throws SQLException {
    tx.execute(
        "create temporary table bank_line (bank_account text, as_of date, kind text, type_code text, amount_cents bigint, bank_reference text,"
            + " customer_reference text, originator text, trace text, sha256 text, file_line bigint) on commit drop");
    try (RecordCopy<BankLine> copy =
        RecordCopy.into(tx.connection(), "bank_line", BankLine.class)) {
      for (BankStatement statement : statements) {
        for (BankLine line : statement.lines()) {
          copy.write(line);
        }
      }
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot load " + statements.size() + " bank statements: copying failed", failure);
    }
    for (BankStatement statement : statements) {
      tx.execute(
          "insert into deposit.statement select ?, ?, count(*) + 1, ?, ?, ?, ? from deposit.statement where bank_account = ? and as_of = ?"
              + " having not exists (select from deposit.statement where bank_account = ? and as_of = ? and opening_cents = ? and closing_cents = ?)",
          statement.bankAccount(),
          statement.asOf(),
          statement.openingCents(),
          statement.closingCents(),
          statement.sha256(),
          tx.run().runId(),
          statement.bankAccount(),
          statement.asOf(),
          statement.bankAccount(),
          statement.asOf(),
          statement.openingCents(),
          statement.closingCents());
    }
  }

  private record Debit(
      long lineId, String account, LocalDate asOf, long cents, String fileName, String cause) {}

  /** Debits that quote a payout file of ours settle its batch. */
  private static void settlePayouts(PublishingTransaction tx) throws SQLException {
    List<Debit> debits =
        tx.query(
            "select line_id, bank_account, as_of, -amount_cents, customer_reference, sha256 || '#' || file_line from deposit.line"
                + " where run_id = ? and kind = 'ACH_DEBIT' and amount_cents < 0 order by line_id",
            row ->
                new Debit(
                    row.getLong(1),
                    row.getString(2),
                    row.getObject(3, LocalDate.class),
                    row.getLong(4),
                    row.getString(5),
                    row.getString(6)),
            tx.run().runId());
    for (Debit debit : debits) {
      if (PayoutTables.settle(
              tx, debit.fileName(), debit.cents(), debit.account(), debit.asOf(), debit.cause())
          .isPresent()) {
        tx.execute(
            "update deposit.line set state = 'SETTLED', reason = null where line_id = ?",
            debit.lineId());
      }
    }
  }

  private static List<ControlTotals> totals(PublishingTransaction tx, String runId)
      throws SQLException {
    return tx.query(
        """
        select count(*), coalesce(sum(amount_cents), 0),
               count(*) filter (where state in ('CLEARED', 'SETTLED', 'RETURNED')),
               coalesce(sum(amount_cents) filter (where state in ('CLEARED', 'SETTLED', 'RETURNED')), 0),
               count(*) filter (where state in ('UNAPPLIED', 'SUSPENDED')),
               coalesce(sum(amount_cents) filter (where state in ('UNAPPLIED', 'SUSPENDED')), 0)
          from deposit.line where run_id = ?
        """,
        row ->
            ControlTotals.of("bank-lines", row.getLong(1), row.getLong(2))
                .out(row.getLong(3), row.getLong(4))
                .held(row.getLong(5), row.getLong(6)),
        runId);
  }
}
