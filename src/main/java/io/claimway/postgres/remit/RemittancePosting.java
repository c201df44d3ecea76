package io.claimway.postgres.remit;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.ledger.LedgerBook;
import java.sql.SQLException;

/**
 * Books matched adjudications in rounds: in each, at most one per claim takes effect, the earliest
 * that can. A reversal needs its adjudication on the book, a correction needs the one before
 * reversed; what cannot take effect yet is suspended and tried again.
 */
public final class RemittancePosting {

  /**
   * An original, its reversal and its correction make three; a payer that goes back and forth in
   * one night needs a few more.
   */
  private static final int MOST_ROUNDS = 50;

  /** A correction that comes before its reversal waits this long (SPEC §8.1). */
  private static final int CORRECTION_DAYS = 30;

  /**
   * The latest unreversed adjudication that each reversal may cancel: same payer number first, then
   * the latest; to the cent.
   */
  private static final String TARGETS =
      """
      create temporary table target on commit drop as
      select distinct on (w.payment_id, w.ordinal) w.payment_id, w.ordinal, t.payment_id as target_payment, t.ordinal as target_ordinal,
             t.version as target_version
        from work w
        join remit.claim t on t.claim_id = w.claim_id and t.payer = w.payer and t.state = 'POSTED' and t.status <> '22'
       where w.reason is null and w.status = '22' and t.paid_cents = -w.paid_cents and abs(t.charge_cents) = abs(w.charge_cents)
       order by w.payment_id, w.ordinal, (t.payer_claim_number = w.payer_claim_number) desc, t.applied_order desc
      """;

  private static final String TURN =
      """
      create temporary table turn on commit drop as
      select distinct on (w.claim_id) w.*, t.target_payment, t.target_ordinal
        from work w
        left join target t using (payment_id, ordinal)
       where w.reason is null
         and case when w.status = '22' then t.target_payment is not null
                  else not exists (select from remit.claim r where r.claim_id = w.claim_id and r.version = w.version and r.payer = w.payer
                                      and r.state = 'POSTED' and r.status <> '22') end
       order by w.claim_id, w.paid_on, w.payment_id, (w.status <> '22'), w.ordinal
      """;

  /**
   * Adjustments as they are booked: members of Medicaid plans are never billed, so their part waits
   * as denied.
   */
  private static final String EFFECTS =
      """
      create temporary table effect on commit drop as
      select l.payment_id, l.ordinal, l.line, l.line_number, l.service_date, a.place, split_part(a.text, '|', 3)::bigint as cents,
             split_part(a.text, '|', 1) || '-' || split_part(a.text, '|', 2) as code,
             case when split_part(a.text, '|', 4) = 'PATIENT' and k.program = 'MEDICAID' then 'DENIED'
                  else split_part(a.text, '|', 4) end as class
        from turn t
        join payer_key k on k.payer = t.payer
        join remit.line l on l.payment_id = t.payment_id and l.ordinal = t.ordinal
       cross join lateral unnest(l.adjustments) with ordinality a(text, place)
       where t.status <> '22'
      """;

  private static final String DECIDED =
      """
      create temporary table decided on commit drop as
      select t.*, coalesce(e.contractual, 0) as contractual_cents, coalesce(e.patient, 0) as patient_posted_cents,
             coalesce(e.denied, 0) as denied_cents, e.codes, v.frequency as sent_frequency, v.charge_cents as sent_charge_cents,
             s.version as current_version, c.client_id, c.service_date as claim_service_date,
             case when t.status = '22' then case when cv.frequency = '8' then 'VOIDED' else 'REVERSED' end
                  when v.frequency = '8' then 'VOIDED'
                  when t.paid_cents = 0 and (t.status in ('23', '25')
                       or (coalesce(e.contractual, 0) = 0 and coalesce(e.patient, 0) = 0 and coalesce(e.denied, 0) = 0
                           and coalesce(e.suspense, 0) = 0 and t.charge_cents <> 0)) then 'NOTED'
                  when coalesce(e.denied, 0) > 0 and t.paid_cents = 0 and coalesce(e.patient, 0) = 0 then 'DENIED'
                  else 'PAID' end as effect
        from turn t
        join claim.version v on v.claim_id = t.claim_id and v.version = t.version
        join claim.claim c on c.claim_id = t.claim_id
        join claim.state s on s.claim_id = t.claim_id
        join claim.version cv on cv.claim_id = t.claim_id and cv.version = s.version
        left join (select payment_id, ordinal,
                          sum(cents) filter (where class = 'CONTRACTUAL') as contractual, sum(cents) filter (where class = 'PATIENT') as patient,
                          sum(cents) filter (where class = 'DENIED') as denied, sum(cents) filter (where class = 'SUSPENSE') as suspense,
                          string_agg(distinct code, ' ' order by code) filter (where class = 'DENIED') as codes
                     from effect group by 1, 2) e using (payment_id, ordinal)
      """;

  private static final String BOOK_CASH =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, payment_id, ordinal, cause,
             service_date, effective_date)
      select d.paid_on, ledger.key_hash('remit:' || d.payment_id || ':' || d.ordinal || ':' || l.line || ':paid'), 'PAYER_PAID',
             d.billing_entity, '', d.payer, l.paid_cents, d.claim_id, d.version, l.line_number, d.payment_id, d.ordinal, d.sha256 || '#' || d.transaction_control || '#' || d.segment,
             d.claim_service_date, d.paid_on
        from decided d join remit.line l using (payment_id, ordinal)
       where d.status <> '22' and l.paid_cents <> 0
      """;

  private static final String BOOK_ADJUSTMENTS =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, payment_id, ordinal, cause,
             service_date, effective_date)
      select d.paid_on, ledger.key_hash('remit:' || d.payment_id || ':' || d.ordinal || ':' || e.line || ':' || e.place), x.event,
             d.billing_entity, x.owner, d.payer, e.cents, d.claim_id, d.version, e.line_number, d.payment_id, d.ordinal,
             d.sha256 || '#' || d.transaction_control || '#' || d.segment || '#' || e.code, d.claim_service_date, d.paid_on
        from decided d
        join effect e using (payment_id, ordinal)
       cross join lateral (
         select case e.class when 'CONTRACTUAL' then 'CONTRACTUAL' when 'PATIENT' then 'PATIENT_SHARE' when 'DENIED' then 'DENIED'
                             when 'SUSPENSE' then 'UNCLASSIFIED' end as event,
                case e.class when 'PATIENT' then d.client_id when 'SUSPENSE' then d.originator else d.payer end as owner) x
       where d.effect in ('PAID', 'DENIED') and x.event is not null and e.cents <> 0
      """;

  /** Cancels what the adjudication booked and nothing has cancelled yet. */
  private static final String BOOK_MIRRORS =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, payment_id,
             ordinal, undoes, cause, service_date, effective_date)
      select d.paid_on, ledger.key_hash('remit:' || d.payment_id || ':' || d.ordinal || ':undo:' || t.seq), t.event, b.entity,
             case when swapped then c.owner else b.owner end, case when swapped then b.owner else c.owner end,
             case when swapped then t.amount_cents else -t.amount_cents end, t.claim_id, t.version, t.line_number, d.payment_id, d.ordinal,
             t.key_hash, d.sha256 || '#' || d.transaction_control || '#' || d.segment, t.service_date, d.paid_on
        from decided d
        join ledger.transfer t on t.claim_id = d.claim_id
        join ledger.account b on b.account_id = t.debit
        join ledger.account c on c.account_id = t.credit
        join ledger.event e on e.event = t.event
       cross join lateral (select b.kind <> e.debit_kind as swapped) w
       where d.status = '22' and t.payment_id = d.target_payment and t.ordinal = d.target_ordinal and t.undoes is null
         and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
      """;

  /**
   * A replacement adjudicated without a reversal: what the version before booked beside cash is
   * cancelled, its cash stays.
   */
  private static final String BOOK_REPLACED =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, payment_id,
             ordinal, undoes, cause, service_date, effective_date)
      select d.paid_on, ledger.key_hash('remit:' || d.payment_id || ':' || d.ordinal || ':undo:' || t.seq), t.event, b.entity,
             case when swapped then c.owner else b.owner end, case when swapped then b.owner else c.owner end,
             case when swapped then t.amount_cents else -t.amount_cents end, t.claim_id, t.version, t.line_number, d.payment_id, d.ordinal,
             t.key_hash, d.sha256 || '#' || d.transaction_control || '#' || d.segment, t.service_date, d.paid_on
        from decided d
        join remit.claim r on r.claim_id = d.claim_id and r.payer = d.payer and r.version < d.version and r.state = 'POSTED' and r.status <> '22'
        join ledger.transfer t on t.claim_id = d.claim_id and t.event in ('CONTRACTUAL', 'PATIENT_SHARE', 'DENIED', 'UNCLASSIFIED')
         and t.payment_id = r.payment_id and t.ordinal = r.ordinal and t.undoes is null
        join ledger.account b on b.account_id = t.debit
        join ledger.account c on c.account_id = t.credit
        join ledger.event e on e.event = t.event
       cross join lateral (select b.kind <> e.debit_kind as swapped) w
       where d.effect in ('PAID', 'DENIED') and d.sent_frequency = '7'
         and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
      """;

  private static final String CREDIT_BALANCES =
      """
      insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('CREDIT_BALANCE|' || d.payment_id || '|' || d.ordinal, 'UTF8')), 'hex'), 'CREDIT_BALANCE', d.claim_id,
             'claim ' || d.claim_id, 'version ' || d.version || ' was adjudicated and the payment of an earlier version is not reversed',
             sum(r.paid_cents), ?, ?
        from decided d
        join remit.claim r on r.claim_id = d.claim_id and r.payer = d.payer and r.version < d.version and r.state = 'POSTED' and r.status <> '22'
       where d.effect in ('PAID', 'DENIED') and d.sent_frequency = '7' and r.paid_cents > 0
       group by d.payment_id, d.ordinal, d.claim_id, d.version
      on conflict do nothing
      """;

  private static final String BOOK_VOIDS =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, payment_id, ordinal, cause,
             service_date, effective_date)
      select d.paid_on, ledger.key_hash('voided:' || d.claim_id), 'CLAIM_VOIDED', d.billing_entity, '', d.payer, v.charge_cents, d.claim_id,
             d.current_version, d.payment_id, d.ordinal, d.sha256 || '#' || d.transaction_control || '#' || d.segment, d.claim_service_date, d.paid_on
        from decided d
        join claim.version v on v.claim_id = d.claim_id and v.version = d.current_version
       where d.effect = 'VOIDED'
         and not exists (select from ledger.transfer k where k.claim_id = d.claim_id and k.event = 'CLAIM_VOIDED' and k.undoes is null
                            and not exists (select from ledger.posting_key u where u.undoes = k.key_hash))
      """;

  private static final String RELEASE =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, payment_id, ordinal, undoes, cause, effective_date)
      select paid_on, ledger.key_hash('remit:' || payment_id || ':' || ordinal || ':released'), 'SUSPENDED', billing_entity, '', originator,
             -paid_cents, payment_id, ordinal, ledger.key_hash('remit:' || payment_id || ':' || ordinal || ':suspended'),
             sha256 || '#' || transaction_control || '#' || segment, paid_on
        from decided where suspense_booked and paid_cents <> 0
      """;

  private static final String STORED =
      """
      insert into remit.claim (payment_id, ordinal, occurrence, patient_control_number, status, charge_cents, paid_cents, patient_cents,
             payer_claim_number, frequency, service_date, segment, content, flaw, claim_id, version, payer, match_rule, state, effect, codes,
             contractual_cents, patient_posted_cents, denied_cents, reverses_payment, reverses_ordinal, applied_order, received_on,
             posted_run, posted_on, suspense_booked)
      select payment_id, ordinal, occurrence, patient_control_number, status, charge_cents, paid_cents, patient_cents,
             payer_claim_number, frequency, service_date, segment, content, flaw, claim_id, version, payer, match_rule,
             case effect when 'NOTED' then 'NOTED' else 'POSTED' end, effect, codes,
             contractual_cents, patient_posted_cents, denied_cents, target_payment, target_ordinal,
             (?::bigint - 1) + row_number() over (order by payment_id, ordinal), received_on, ?, ?, false
        from decided
       order by payment_id, ordinal
      on conflict (payment_id, ordinal) do update set
             claim_id = excluded.claim_id, version = excluded.version, payer = excluded.payer, match_rule = excluded.match_rule,
             state = excluded.state, reason = null, effect = excluded.effect, codes = excluded.codes,
             contractual_cents = excluded.contractual_cents, patient_posted_cents = excluded.patient_posted_cents,
             denied_cents = excluded.denied_cents, reverses_payment = excluded.reverses_payment, reverses_ordinal = excluded.reverses_ordinal,
             applied_order = excluded.applied_order, posted_run = excluded.posted_run, posted_on = excluded.posted_on, suspense_booked = false
      """;

  private static final String REVERSED =
      """
      update remit.claim t set state = 'REVERSED'
        from decided d where d.status = '22' and t.payment_id = d.target_payment and t.ordinal = d.target_ordinal
      """;

  /** An adjudication of an earlier version is noted: it does not change the claim's state. */
  private static final String EVENTS =
      """
      insert into claim.event (claim_id, seq, version, kind, source, codes, cause, business_date, run_id)
      select d.claim_id, s.last_seq + 1, d.version, case when d.version = s.version or d.effect = 'VOIDED' then d.effect else 'NOTED' end, '835',
             case when d.version = s.version or d.effect = 'VOIDED' then d.codes else concat_ws(' ', d.effect, d.codes) end,
             d.sha256 || '#' || d.transaction_control || '#' || d.segment, ?, ?
        from decided d join claim.state s using (claim_id)
       order by d.claim_id
      """;

  private static final String STATES =
      """
      update claim.state s
         set last_seq = s.last_seq + 1,
             state = case when d.effect = 'NOTED' or (d.version <> s.version and d.effect <> 'VOIDED') then s.state else d.effect end,
             codes = case when d.effect = 'NOTED' or (d.version <> s.version and d.effect <> 'VOIDED') then s.codes else d.codes end,
             since = case when d.effect = 'NOTED' or (d.version <> s.version and d.effect <> 'VOIDED') then s.since else ?::date end,
             payer_claim_number = coalesce(nullif(d.payer_claim_number, ''), s.payer_claim_number)
        from decided d where s.claim_id = d.claim_id
      """;

  private static final String DENIALS =
      """
      insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('DENIED_CLAIM|' || claim_id || '|' || payment_id || '|' || ordinal, 'UTF8')), 'hex'), 'DENIED_CLAIM',
             claim_id, 'claim ' || claim_id, codes, denied_cents, ?, ?
        from decided where denied_cents > 0 and effect in ('PAID', 'DENIED')
      on conflict do nothing
      """;

  private static final String CLOSED =
      """
      update claim.work_item i set closed_run = ?
        from decided d
       where not d.fresh and i.closed_run is null
         and i.work_item_id = encode(sha256(convert_to('SUSPENDED_CLAIM|' || d.payment_id || '|' || d.ordinal, 'UTF8')), 'hex')
      """;

  private static final String UNDERPAID =
      """
      insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('UNDERPAID_LINE|' || d.payment_id || '|' || d.ordinal || '|' || l.line, 'UTF8')), 'hex'), 'UNDERPAID_LINE',
             d.claim_id, 'claim ' || d.claim_id || ' line ' || l.line_number,
             'expected ' || l.expected_cents || ' cents, allowed ' || l.allowed_cents, l.expected_cents - l.allowed_cents, ?, ?
        from decided d
        join remit.line l using (payment_id, ordinal)
        join payer_key k on k.payer = d.payer
       where d.effect = 'PAID' and l.line_number is not null and l.expected_cents - l.allowed_cents > k.underpayment_cents
         and not exists (select from unnest(l.adjustments) a where split_part(a, '|', 4) in ('DENIED', 'PRIOR_PAYER'))
      on conflict do nothing
      """;

  private static final String SUSPENDED =
      """
      insert into remit.claim (payment_id, ordinal, occurrence, patient_control_number, status, charge_cents, paid_cents, patient_cents,
             payer_claim_number, frequency, service_date, segment, content, flaw, claim_id, version, payer, match_rule, state, reason,
             suspense_booked, received_on)
      select payment_id, ordinal, occurrence, patient_control_number, status, charge_cents, paid_cents, patient_cents,
             payer_claim_number, frequency, service_date, segment, content, flaw, claim_id, version, payer, match_rule,
             case when reason is null and status <> '22' and ?::date - received_on <= ? then 'WAITING' else 'SUSPENDED' end,
             coalesce(reason, case when status = '22' then 'REVERSAL_UNMATCHED'
                                   when ?::date - received_on <= ? then 'CORRECTION_BEFORE_REVERSAL' else 'NO_REVERSAL_CAME' end),
             coalesce(reason, '') <> 'PAYMENT' and paid_cents <> 0, received_on
        from work
       order by payment_id, ordinal
      on conflict (payment_id, ordinal) do update set
             claim_id = excluded.claim_id, version = excluded.version, payer = excluded.payer, match_rule = excluded.match_rule,
             state = excluded.state, reason = excluded.reason
      """;

  private static final String BOOK_SUSPENDED =
      """
      insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, payment_id, ordinal, cause, effective_date)
      select paid_on, ledger.key_hash('remit:' || payment_id || ':' || ordinal || ':suspended'), 'SUSPENDED', billing_entity, '', originator,
             paid_cents, payment_id, ordinal, sha256 || '#' || transaction_control || '#' || segment, paid_on
        from work where fresh and paid_cents <> 0 and coalesce(reason, '') <> 'PAYMENT'
      """;

  private static final String SUSPENDED_ITEMS =
      """
      insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on)
      select encode(sha256(convert_to('SUSPENDED_CLAIM|' || c.payment_id || '|' || c.ordinal, 'UTF8')), 'hex'), 'SUSPENDED_CLAIM', c.claim_id,
             'payment ' || c.payment_id || ' claim ' || c.ordinal,
             c.reason || coalesce(' ' || c.flaw, '')
               || coalesce(', candidates ' || (select string_agg(distinct d.claim_id::text, ' ' order by d.claim_id::text) from candidate d
                                                where d.payment_id = c.payment_id and d.ordinal = c.ordinal), ''),
             c.paid_cents, ?, ?
        from work w join remit.claim c using (payment_id, ordinal)
       where c.reason <> 'PAYMENT'
      on conflict do nothing
      """;

  private RemittancePosting() {}

  /**
   * Books all that can take effect tonight, and suspends the rest. Expects {@link
   * RemittanceMatching} done.
   */
  public static void post(PublishingTransaction tx) throws SQLException {
    for (int round = 1; bookTurn(tx); round++) {
      if (round == MOST_ROUNDS) {
        throw new IllegalStateException(
            "Cannot post remittances of "
                + tx.run().runId()
                + ": a claim is adjudicated over "
                + round
                + " times");
      }
    }
    Object day = tx.run().businessDate();
    tx.execute(BOOK_SUSPENDED);
    tx.execute(SUSPENDED, day, CORRECTION_DAYS, day, CORRECTION_DAYS);
    tx.execute(SUSPENDED_ITEMS, tx.run().runId(), day);
    LedgerBook.post(tx);
  }

  private static boolean bookTurn(PublishingTransaction tx) throws SQLException {
    tx.execute("drop table if exists target, turn, effect, decided");
    tx.execute(TARGETS);
    tx.execute(TURN);
    long turns = tx.queryLong("select count(*) from turn");
    if (turns == 0) {
      return false;
    }
    tx.execute("analyze turn");
    tx.execute(EFFECTS);
    tx.execute("analyze effect");
    tx.execute(DECIDED);
    tx.execute("analyze decided");
    book(tx);
    record(tx, turns);
    tx.execute(
        "delete from work w using turn t where w.payment_id = t.payment_id and w.ordinal = t.ordinal");
    return true;
  }

  private static void book(PublishingTransaction tx) throws SQLException {
    tx.execute(RELEASE);
    tx.execute(BOOK_CASH);
    tx.execute(BOOK_ADJUSTMENTS);
    tx.execute(BOOK_MIRRORS);
    tx.execute(BOOK_REPLACED);
    tx.execute(BOOK_VOIDS);
    tx.execute(CREDIT_BALANCES, tx.run().runId(), tx.run().businessDate());
    LedgerBook.post(tx);
  }

  private static void record(PublishingTransaction tx, long turns) throws SQLException {
    Object day = tx.run().businessDate();
    String runId = tx.run().runId();
    tx.execute(STORED, tx.takeNumbers("adjudication", turns), runId, day);
    tx.execute(REVERSED);
    tx.execute(EVENTS, day, runId);
    tx.execute(STATES, day);
    tx.execute(DENIALS, runId, day);
    tx.execute(UNDERPAID, runId, day);
    tx.execute(CLOSED, runId);
  }
}
