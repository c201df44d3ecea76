package io.claimway.postgres.proof;

import java.util.List;
import java.util.stream.Stream;

/** The promises of SPEC §9, each one query, in the order in which they are printed. */
public final class Invariants {

  private static final Invariant RECORDS_IN_ONE_DISPOSITION =
      new Invariant(
          "record-in-one-disposition",
          "every record read has one receipt, and every record of a session one disposition",
          "records",
          "select count(*) from fact.receipt join scope_run using (run_id)",
          """
          select 'run ' || t.run_id, t.records_in || ' records read, ' || count(r.run_id) || ' receipts', null
            from run.control_total t
            join scope_run using (run_id)
            left join fact.receipt r on r.run_id = t.run_id
           where t.stage = 'ingest' and t.measure = 'records'
           group by t.run_id, t.records_in
          having t.records_in <> count(r.run_id)
          union all
          select 'record ' || d.topic || '-' || d.partition || '@' || d.record_offset,
                 'session ' || d.session_id || ' revision ' || coalesce(d.revision, 0) || ' has no disposition', null
            from fact.session_disposition d
            join scope_run using (run_id)
           where d.disposition is null
             and exists (select from run.publication p where p.run_id = d.run_id and p.stage = 'build')
           order by 1
          """);

  private static final Invariant SESSIONS_IN_ONE_PLACE =
      new Invariant(
          "session-in-one-lineage-or-hold",
          "every billable session is, per payer sequence, in exactly one live lineage or in a hold",
          "sessions",
          "select count(*) from scope_session join claim.session_state using (session_id) where disposition in ('CLAIM', 'HELD')",
          """
          with live as (
            select l.session_id, c.payer_sequence, count(distinct l.claim_id) as lineages
              from scope_session x
              join claim.line l using (session_id)
              join claim.claim c using (claim_id)
              join claim.state s on s.claim_id = l.claim_id and s.version = l.version and s.state <> 'VOIDED'
             group by 1, 2
          ), held as (
            select session_id, count(*) as holds from scope_session join claim.hold using (session_id)
             where released_run is null group by 1
          )
          select 'session ' || s.session_id,
                 s.disposition || ' with ' || coalesce(l.lineages, 0) || ' live lineages and ' || coalesce(h.holds, 0) || ' open holds',
                 s.practice_id
            from scope_session x
            join claim.session_state s using (session_id)
            left join live l using (session_id)
            left join held h using (session_id)
           where (s.disposition = 'CLAIM' and coalesce(l.lineages, 0) <> 1)
              or (s.disposition = 'HELD' and coalesce(h.holds, 0) = 0)
              or (s.disposition in ('CANCELLED', 'NOT_BILLABLE') and coalesce(h.holds, 0) > 0)
           order by 1
          """);

  private static final Invariant VERSION_IN_ONE_FILE =
      new Invariant(
          "claim-version-in-one-file",
          "each claim version is in at most one live delivered file over all routes",
          "filed claims",
          "select count(*) from scope_claim join exchange.filed_claim using (claim_id)",
          """
          select 'claim ' || f.claim_id || ' version ' || f.version,
                 'in ' || count(*) || ' delivered files: ' || string_agg(o.name, ', ' order by o.name), min(c.practice_id)
            from scope_claim x
            join exchange.filed_claim f using (claim_id)
            join exchange.outbound_file o using (file_id)
            join claim.claim c using (claim_id)
           where o.state = 'DELIVERED'
           group by f.claim_id, f.version
          having count(*) > 1
           order by 1
          """);

  private static final Invariant FILES_EQUAL_CLAIMS =
      new Invariant(
          "files-equal-their-claims",
          "each claim file's counts and dollars, and each of its transactions', equal those of its claims",
          "cents",
          "select coalesce(sum(charge_cents), 0) from exchange.outbound_file join scope_run using (run_id) where kind = '837P'",
          """
          with filed as (
            select f.file_id, f.transaction_control, count(*) as claims, sum(v.charge_cents) as cents
              from exchange.outbound_file o
              join scope_run using (run_id)
              join exchange.filed_claim f using (file_id)
              join claim.version v using (claim_id, version)
             where o.kind = '837P'
             group by 1, 2
          ), file as (
            select file_id, sum(claims) as claims, sum(cents) as cents, count(*) as transactions from filed group by 1
          )
          select 'file ' || coalesce(o.name, o.file_id::text),
                 o.claims || ' claims of ' || o.charge_cents || ' cents in ' || o.transactions || ' transactions, its claims make '
                 || coalesce(f.claims, 0) || ' of ' || coalesce(f.cents, 0) || ' in ' || coalesce(f.transactions, 0), null
            from exchange.outbound_file o
            join scope_run using (run_id)
            left join file f using (file_id)
           where o.kind = '837P'
             and (o.claims, o.charge_cents, o.transactions::bigint) is distinct from (f.claims, f.cents, f.transactions)
          union all
          select 'transaction ' || t.transaction_control || ' of file ' || t.file_id,
                 t.claims || ' claims of ' || t.charge_cents || ' cents, its claims make ' || coalesce(f.claims, 0) || ' of ' || coalesce(f.cents, 0),
                 null
            from exchange.outbound_transaction t
            join exchange.outbound_file o using (file_id)
            join scope_run using (run_id)
            left join filed f using (file_id, transaction_control)
           where o.kind = '837P' and (t.claims, t.charge_cents) is distinct from (f.claims, f.cents)
           order by 1
          """);

  private static final Invariant CONTROL_NUMBERS_ONCE =
      new Invariant(
          "numbers-used-once",
          "no patient control number, line control number, interchange control number or file name is used twice, and each has one row",
          "numbers",
          """
          select (select count(*) from scope_claim join claim.version using (claim_id))
               + (select count(*) from exchange.outbound_file join scope_run using (run_id))
          """,
          """
          select 'patient control number ' || v.patient_control_number, 'used by ' || count(*) || ' claim versions', null
            from (select distinct patient_control_number from scope_claim join claim.version using (claim_id)) mine
            join claim.version v using (patient_control_number)
           group by v.patient_control_number having count(*) > 1
          union all
          select 'line control number ' || l.line_control_number, 'used by ' || count(*) || ' lines', null
            from scope_claim join claim.line l using (claim_id) group by l.line_control_number having count(*) > 1
          union all
          select 'interchange ' || o.partner || ' ' || o.interchange_control, 'used by ' || count(*) || ' files', null
            from exchange.outbound_file o where interchange_control is not null
           group by o.partner, o.interchange_control having count(*) > 1
          union all
          select 'counter interchange:' || g.partner, 'the counter is at ' || c.value || ', ' || g.files || ' files carry numbers', null
            from (select partner, count(*) as files from exchange.outbound_file where interchange_control is not null group by 1) g
            join run.counter c on c.name = 'interchange:' || g.partner
           where c.value <> g.files
           order by 1
          """);

  private static final Invariant CHARGE_CONSERVED =
      new Invariant(
          "charge-is-conserved",
          "per lineage, the charge of what was last delivered = open receivables + all effects over all payers",
          "cents",
          """
          select coalesce(sum(t.amount_cents), 0) from scope_claim x
            join ledger.transfer t using (claim_id) join ledger.account c on c.account_id = t.credit where c.kind = 'gross-charges'
          """,
          """
          with side as (
            select account_id, kind = 'gross-charges' as gross, kind like '%-receivable' as receivable from ledger.account
          ), book as (
            select t.claim_id,
                   sum(t.amount_cents * (c.gross::int - d.gross::int)) as charged,
                   sum(t.amount_cents * (d.receivable::int - c.receivable::int)) as open,
                   sum(t.amount_cents * ((not d.gross and not d.receivable)::int - (not c.gross and not c.receivable)::int)) as effects
              from scope_claim
              join ledger.transfer t using (claim_id)
              join side d on d.account_id = t.debit
              join side c on c.account_id = t.credit
             group by t.claim_id
          ), sent as (
            select claim_id, max(version) filter (where kind = 'SUBMITTED') as version, bool_or(kind = 'VOIDED') as voided
              from scope_claim join claim.event using (claim_id) group by claim_id
          )
          select 'claim ' || x.claim_id,
                 'delivered charge ' || w.charge || ', booked ' || coalesce(b.charged, 0) || ', open ' || coalesce(b.open, 0)
                 || ', effects ' || coalesce(b.effects, 0), c.practice_id
            from scope_claim x
            join claim.claim c using (claim_id)
            left join sent s using (claim_id)
            left join book b using (claim_id)
            left join claim.version v on v.claim_id = x.claim_id and v.version = s.version
           cross join lateral (select case when s.voided then 0 else coalesce(v.charge_cents, 0) end as charge) w
           where coalesce(b.charged, 0) <> w.charge or coalesce(b.charged, 0) <> coalesce(b.open, 0) + coalesce(b.effects, 0)
           order by 1
          """);

  private static final Invariant STATE_FOLLOWS_EVENTS =
      new Invariant(
          "state-equals-events",
          "each claim's state is the one its events lead to",
          "claims",
          "select count(*) from scope_claim join claim.state using (claim_id)",
          """
          with rebuilt as (
            select claim_id, max(seq) as last_seq, count(*) as events, max(version) as version,
                   (array_agg(kind order by seq desc) filter (where kind in ('BUILT', 'FILED', 'SUBMITTED', 'FILE_ACCEPTED', 'REJECTED',
                      'ACCEPTED', 'PAID', 'DENIED', 'REVERSED', 'VOIDED', 'WITHHELD', 'SUSPENDED')))[1] as last_kind
              from scope_claim join claim.event using (claim_id) group by claim_id
          )
          select 'claim ' || c.claim_id,
                 'state ' || coalesce(s.state, 'none') || ' at event ' || coalesce(s.last_seq, 0) || ' of version ' || coalesce(s.version, 0)
                 || ', its events lead to ' || coalesce(case r.last_kind when 'BUILT' then 'READY' else r.last_kind end, 'none')
                 || ' at ' || coalesce(r.last_seq, 0) || ' of version ' || coalesce(r.version, 0), c.practice_id
            from scope_claim x
            join claim.claim c using (claim_id)
            left join claim.state s using (claim_id)
            left join rebuilt r using (claim_id)
           where (s.state, s.last_seq, s.version) is distinct from
                 (case r.last_kind when 'BUILT' then 'READY' else r.last_kind end, r.last_seq, r.version)
              or r.events <> r.last_seq
           order by 1
          """);

  private static final Invariant CHAIN_HOLDS =
      new Invariant(
          "hash-chain-holds",
          "every transfer still is what was hashed, and every block follows from the one before",
          "transfers",
          "select greatest(to_seq - from_seq + 1, 0) from scope_seq",
          """
          select 'transfer ' || a.seq || ' (' || a.key_hash || ')', 'its content no longer fits its digest', null
            from scope_seq s cross join lateral ledger.altered(s.from_seq, s.to_seq) a
          union all
          select 'block ' || b.block, b.reason, null from scope_seq s cross join lateral ledger.broken_blocks(s.from_block) b
           order by 1
          """);

  private static final Invariant KEYS_EQUAL_TRANSFERS =
      new Invariant(
          "posting-keys-equal-transfers",
          "every transfer has its key once, and every key its transfer",
          "transfers",
          "select count(*) from ledger.transfer t, scope_seq s where t.seq between s.from_seq and s.to_seq",
          """
          select 'transfer ' || coalesce(t.seq, k.seq), case when k.seq is null then 'has no posting key ' || t.key_hash
                   when t.seq is null then 'is gone, its key ' || k.key_hash || ' is not'
                   else 'is keyed as ' || k.key_hash end, null
            from (select t.* from ledger.transfer t, scope_seq s where t.seq between s.from_seq and s.to_seq) t
            full join (select k.* from ledger.posting_key k, scope_seq s where k.seq between s.from_seq and s.to_seq) k on k.seq = t.seq
           where (t.key_date, t.key_hash, t.undoes) is distinct from (k.key_date, k.key_hash, k.undoes)
           order by 1
          """);

  private static final Invariant SUMS_EQUAL_TRANSFERS =
      new Invariant(
          "account-sums-equal-transfers",
          "the sums per account and block are those of the block's transfers",
          "cents",
          "select coalesce(sum(b.cents), 0) from ledger.block b, scope_seq s where b.block >= s.from_block",
          """
          with side as (
            select b.block, t.debit as account_id, t.amount_cents as debit, 0::bigint as credit
              from scope_seq s join ledger.block b on b.block >= s.from_block join ledger.transfer t on t.seq between b.first_seq and b.last_seq
            union all
            select b.block, t.credit, 0, t.amount_cents
              from scope_seq s join ledger.block b on b.block >= s.from_block join ledger.transfer t on t.seq between b.first_seq and b.last_seq
          ), summed as (
            select block, account_id, sum(debit) as debit, sum(credit) as credit from side group by 1, 2
          )
          select 'account ' || coalesce(a.code, account_id::text) || ' in block ' || block,
                 'kept ' || coalesce(k.debit_cents, 0) || '/' || coalesce(k.credit_cents, 0) || ', its transfers make '
                 || coalesce(x.debit, 0) || '/' || coalesce(x.credit, 0), null
            from summed x
            full join (select k.* from ledger.account_block k, scope_seq s where k.block >= s.from_block) k using (block, account_id)
            left join ledger.account a using (account_id)
           where (k.debit_cents, k.credit_cents) is distinct from (x.debit::bigint, x.credit::bigint)
           order by 1
          """);

  private static final Invariant TOTALS_BALANCE =
      new Invariant(
          "control-totals-balance",
          "every published stage has control totals, and in = out + held + rejected + carried over",
          "stages",
          "select count(*) from run.publication join scope_run using (run_id)",
          """
          select 'stage ' || p.stage || ' of ' || p.run_id,
                 case when t.measure is null then 'has no control totals' else t.measure || ' do not add up' end, null
            from run.publication p
            join scope_run using (run_id)
            left join run.control_total t using (run_id, stage)
           where t.measure is null
              or t.records_in <> t.records_out + t.records_held + t.records_rejected + t.records_carried
              or t.cents_in <> t.cents_out + t.cents_held + t.cents_rejected + t.cents_carried
           order by 1
          """);

  private static final Invariant STAGES_IN_ORDER =
      new Invariant(
          "finished-runs-are-whole",
          "every finished night has published all of its stages, under rising epochs",
          "runs",
          "select count(*) from run.run join scope_run using (run_id) where state = 'FINISHED'",
          """
          select 'run ' || r.run_id, count(p.stage) || ' of 12 stages are published', null
            from run.run r join scope_run using (run_id) left join run.publication p using (run_id)
           where r.state = 'FINISHED' and r.job = 'nightly'
           group by r.run_id having count(p.stage) <> 12
           order by 1
          """);

  private static final Invariant DELIVERED_AS_RENDERED =
      new Invariant(
          "files-are-accounted-for",
          "every outbound file is delivered under a name that carries its hash, or withheld with its reason",
          "files",
          "select count(*) from exchange.outbound_file join scope_run using (run_id)",
          """
          select 'file ' || o.file_id || ' (' || coalesce(o.name, 'no name') || ')',
                 'state ' || o.state || ', hash ' || coalesce(left(o.sha256, 12), 'none') || ', reason ' || coalesce(o.withheld_reason, 'none'), null
            from exchange.outbound_file o
            join scope_run using (run_id)
            join run.run r using (run_id)
           where (o.state = 'DELIVERED' and (o.sha256 is null or o.name is null or position(left(o.sha256, 12) in o.name) = 0))
              or (o.state = 'WITHHELD' and o.withheld_reason is null)
              or (o.state not in ('DELIVERED', 'WITHHELD') and r.state = 'FINISHED')
           order by 1
          """);

  private static final Invariant EVENTS_NUMBERED =
      new Invariant(
          "outgoing-events-in-order",
          "the outbox numbers each key's events without gaps, and sends none before the one ahead of it",
          "events",
          "select count(*) from run.outbox join scope_run using (run_id)",
          """
          select 'key ' || o.topic || '/' || o.key, count(*) || ' events numbered ' || min(key_seq) || ' to ' || max(key_seq), null
            from run.outbox o
           where (o.topic, o.key) in (select topic, key from run.outbox join scope_run using (run_id))
           group by o.topic, o.key
          having count(*) <> max(key_seq) or min(key_seq) <> 1
              or max(key_seq) filter (where sent_at is not null) > min(key_seq) filter (where sent_at is null)
           order by 1
          """);

  private static final Invariant PAYOUTS_EQUAL_PAYABLES =
      new Invariant(
          "payouts-equal-payables",
          "payouts = the earnings they settle = their ACH file = their transfers, and what is payable is what is unpaid",
          "cents",
          "select coalesce(sum(cents), 0) from payout.payout",
          """
          with earned as (
            select payout_id, sum(cents) as cents, count(distinct session_id) as sessions from payout.earning where payout_id is not null group by 1
          ), paid as (
            select batch_id, count(*) as payouts, sum(cents) as cents from payout.payout group by 1
          ), payable as (
            select a.owner as practice_id, sum(b.credit_cents - b.debit_cents) as cents
              from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'provider-payable' group by 1
          ), unpaid as (
            select e.practice_id, sum(e.cents) as cents
              from payout.earning e left join payout.payout p using (payout_id)
             where p.payout_id is null or p.state in ('PREPARED', 'RETURNED') group by 1
          )
          select 'payout ' || p.payout_id, 'pays ' || p.cents || ' cents for ' || p.sessions || ' sessions, its earnings make '
                 || coalesce(e.cents, 0) || ' of ' || coalesce(e.sessions, 0), p.practice_id
            from payout.payout p left join earned e using (payout_id)
           where (p.cents, p.sessions::bigint) is distinct from (e.cents::bigint, e.sessions)
          union all
          select 'batch ' || b.batch_id, b.payouts || ' payouts of ' || b.cents || ' cents, they make ' || coalesce(p.payouts, 0) || ' of '
                 || coalesce(p.cents, 0) || ', its file ' || coalesce(f.charge_cents, b.cents), null
            from payout.batch b left join paid p using (batch_id) left join exchange.outbound_file f using (file_id)
           where (b.payouts::bigint, b.cents) is distinct from (p.payouts, p.cents::bigint) or coalesce(f.charge_cents, b.cents) <> b.cents
              or (b.state <> 'PREPARED' and f.file_id is null)
          union all
          select 'payout ' || p.payout_id, 'released for ' || p.cents || ' cents, the book has ' || coalesce(t.owed, 0) || ' of what is owed and '
                 || coalesce(t.paid, 0) || ' on its way', p.practice_id
            from payout.payout p
            left join (
              select t.payout_id,
                     sum(t.amount_cents * ((d.kind = 'provider-payable')::int - (c.kind = 'provider-payable')::int))::bigint as owed,
                     sum(t.amount_cents * ((c.kind = 'ach-clearing')::int - (d.kind = 'ach-clearing')::int))::bigint as paid
                from ledger.transfer t
                join ledger.account d on d.account_id = t.debit
                join ledger.account c on c.account_id = t.credit
               where t.event in ('PAYOUT_RELEASED', 'PAYOUT_OWED_ACROSS', 'PAYOUT_PAID_ACROSS') and t.undoes is null group by 1) t using (payout_id)
           where p.state <> 'PREPARED' and (t.owed, t.paid) is distinct from (p.cents, p.cents)
          union all
          select 'practice ' || coalesce(l.practice_id, u.practice_id),
                 'the book owes ' || coalesce(l.cents, 0) || ' cents, unpaid earnings make ' || coalesce(u.cents, 0),
                 coalesce(l.practice_id, u.practice_id)
            from payable l full join unpaid u using (practice_id)
           where coalesce(l.cents, 0) <> coalesce(u.cents, 0)
           order by 1
          """);

  /** All of them, claims before money. */
  public static final List<Invariant> ALL =
      Stream.of(
              List.of(
                  RECORDS_IN_ONE_DISPOSITION,
                  SESSIONS_IN_ONE_PLACE,
                  VERSION_IN_ONE_FILE,
                  FILES_EQUAL_CLAIMS,
                  DELIVERED_AS_RENDERED,
                  CONTROL_NUMBERS_ONCE,
                  STATE_FOLLOWS_EVENTS,
                  CHARGE_CONSERVED,
                  CHAIN_HOLDS,
                  KEYS_EQUAL_TRANSFERS,
                  SUMS_EQUAL_TRANSFERS,
                  TOTALS_BALANCE,
                  STAGES_IN_ORDER,
                  EVENTS_NUMBERED),
              MoneyInvariants.ALL,
              List.of(PAYOUTS_EQUAL_PAYABLES))
          .flatMap(List::stream)
          .toList();

  private Invariants() {}
}
