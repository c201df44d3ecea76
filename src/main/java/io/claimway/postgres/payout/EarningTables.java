package io.claimway.postgres.payout;

import io.claimway.claim.HoldCode;
import io.claimway.claim.edit.HoldOwner;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ledger.LedgerBook;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** What sessions have earned their practices, each change an entry of its own. */
public final class EarningTables {
  /** Codes with the owners under which they delay pay, as {@code claim.hold} has them. */
  private static final List<String> DELAYING_HOLDS = delayingHolds();

  /**
   * Sessions whose state changed tonight or is still open, with what they should have earned and
   * what is booked.
   */
  private static final String DELTAS =
      """
      create temporary table earning_delta on commit drop as
      with looked_at as (
        select s.* from claim.session_state s where s.run_id = ?
        union
        select s.* from claim.session_state s where s.disposition = 'HELD'
      ), target as (
        select s.session_id, s.practice_id, s.provider_id, s.first_confirmed_on, s.service_date,
               case when s.disposition = 'CLAIM' then s.earned_cents
                    when s.disposition in ('CANCELLED', 'NOT_BILLABLE') then 0
                    when s.disposition = 'HELD' and not exists (select from claim.hold h
                           where h.session_id = s.session_id and h.released_run is null and h.code || ' ' || h.owner = any (?)) then s.earned_cents
               end as cents
          from looked_at s
      ), booked as (
        select e.session_id, max(e.seq) as seq, sum(e.cents) as cents, coalesce(sum(e.cents) filter (where e.payout_id is null), 0) as unpaid
          from payout.earning e join target using (session_id) group by e.session_id
      )
      select t.session_id, coalesce(b.seq, 0) + 1 as seq, t.practice_id, t.provider_id, t.first_confirmed_on, t.service_date,
             greatest(t.cents - coalesce(b.cents, 0), -coalesce(b.unpaid, 0)) as cents,
             greatest(coalesce(b.cents, 0) - coalesce(b.unpaid, 0) - t.cents, 0) as overpaid
        from target t left join booked b using (session_id)
       where t.cents is not null and t.cents <> coalesce(b.cents, 0)
      """;

  private EarningTables() {}

  private static List<String> delayingHolds() {
    return Arrays.stream(HoldCode.values())
        .flatMap(
            code ->
                Arrays.stream(HoldOwner.values())
                    .filter(code::delaysPay)
                    .map(owner -> code + " " + owner))
        .toList();
  }

  /** What a stage has booked as earned. */
  public record Accrued(long sessions, long cents, long overpaid) {}

  /**
   * Books what sessions have newly earned, or no longer earn; a loss of what is already paid
   * becomes a work item.
   */
  public static Accrued accrue(PublishingTransaction tx) throws SQLException {
    String run = tx.run().runId();
    LocalDate date = tx.run().businessDate();
    tx.execute(DELTAS, run, Rows.texts(tx.connection(), DELAYING_HOLDS));
    tx.execute(
        """
        insert into payout.earning (session_id, seq, practice_id, provider_id, first_confirmed_on, service_date, cents, run_id)
        select session_id, seq, practice_id, provider_id, first_confirmed_on, service_date, cents, ? from earning_delta where cents <> 0
        """,
        run);
    LedgerBook.open(tx.connection());
    tx.execute(
        """
        insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, session_id, cause, service_date,
               effective_date)
        select n.day, ledger.key_hash('earned:' || session_id || ':' || seq), 'EARNED', 'UNASSIGNED', practice_id, practice_id, cents,
               session_id, 'session ' || session_id, service_date, n.day
          from earning_delta cross join (select ?::date as day) n where cents <> 0
        """,
        date);
    LedgerBook.post(tx);
    tx.execute(
        """
        insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
        select encode(sha256(convert_to('PAYOUT_RECOUPMENT ' || session_id || ' ' || seq, 'UTF8')), 'hex'), 'PAYOUT_RECOUPMENT',
               'session ' || session_id, 'paid to practice ' || practice_id || ' and no longer earned; needs a fault code and notice',
               overpaid, ?, ?
          from earning_delta where overpaid > 0
        on conflict (work_item_id) do nothing
        """,
        run,
        date);
    return tx.query(
            "select count(*) filter (where cents <> 0), coalesce(sum(cents), 0), count(*) filter (where overpaid > 0) from earning_delta",
            row -> new Accrued(row.getLong(1), row.getLong(2), row.getLong(3)))
        .get(0);
  }
}
