-- Each payout and batch is as far as its events, its release, the bank's debit and its returns have brought it.
with last as (
  select distinct on (v.batch_id) v.* from payout.batch_event v order by v.batch_id, v.seq desc
), trail as (
  select v.batch_id, count(*) as events, count(*) filter (where v.event = 'PREPARED' and v.seq = 1) as beginnings, max(v.seq) as last,
         min(v.person) filter (where v.seq = 1) as prepared_by
    from payout.batch_event v group by 1
)
select 'batch ' || b.batch_id, 'is ' || b.state || ', its file is ' || coalesce(f.state, 'none') || ' and ' || l.debits || ' debits of the bank name it', null, null
  from payout.batch b
  left join exchange.outbound_file f using (file_id)
  left join payout.release r on r.run_id = f.run_id
  left join last e on e.batch_id = b.batch_id
 cross join lateral (select count(*) as debits from deposit.line d where d.state = 'SETTLED' and d.payout_id = b.batch_id and d.amount_cents = -b.cents) l
 where b.state is distinct from case when l.debits > 0 then 'SETTLED' when f.state = 'DELIVERED' and b.released_by is not null then 'RELEASED'
                                     when e.event = 'CANCELLED' then 'CANCELLED' else 'PREPARED' end
    or (b.released_by is null) <> (b.state in ('PREPARED', 'CANCELLED')) or b.released_by is distinct from r.approved_by
    or exists (select from payout.batch_event v where v.batch_id = b.batch_id and v.person = b.released_by)
    or f.file_id is not null and ((f.kind, f.claims) is distinct from ('NACHA', b.payouts) or (r.batch_id, r.seq) is distinct from (b.batch_id, e.seq))
union all
select 'batch ' || b.batch_id, 'is not where its events lead', null, null
  from payout.batch b
  left join last e on e.batch_id = b.batch_id
  left join trail t on t.batch_id = b.batch_id
 where (b.pay_date, b.payouts, b.cents, b.content_sha256) is distinct from (e.pay_date, e.payouts, e.cents, e.content_sha256)
    or t.events is distinct from t.last or t.beginnings is distinct from 1 or t.prepared_by is distinct from b.prepared_by
union all
select 'payout ' || p.payout_id, 'is ' || p.state || ' in a batch that is ' || b.state || ', and ' || r.returns || ' entries came back', p.practice_id, null
  from payout.payout p
  join payout.batch b using (batch_id)
  left join payout.batch_event d on d.payout_id = p.payout_id
 cross join lateral (select count(*) as returns
                       from (select run_id from deposit.line l where l.state = 'RETURNED' and l.payout_id = p.payout_id and l.amount_cents = p.cents
                             union all
                             select run_id from payout.entry_notice n where n.kind = 'RETURNED' and n.payout_id = p.payout_id and n.cents = p.cents) told
                      where exists (select from run.publication n where n.run_id = told.run_id and n.stage = 'payout')) r
 where p.state is distinct from case when d.payout_id is not null then 'CANCELLED' when r.returns > 0 then 'RETURNED' else b.state end
    or d.payout_id is not null and (d.batch_id, d.event) is distinct from (p.batch_id, 'DROPPED')
union all
-- What the bank says of an entry is said of the one that it names: by our id, or by the place in its file that its trace ends with.
select 'notice of ' || n.original_trace, 'is held to be of payout ' || n.payout_id, n.practice_id, null
  from payout.entry_notice n
  left join payout.payout p using (payout_id)
 where n.payout_id is not null
   and ((p.practice_id, p.account_token) is distinct from (n.practice_id, n.account_token)
     or n.identification is distinct from p.payout_id and right(n.original_trace, 5) is distinct from right(p.payout_id, 5)
     or n.kind <> 'CHANGED' and n.cents <> p.cents)
union all
select 'batch ' || v.batch_id, 'was dropped from without a payout', null, null
  from payout.batch_event v where (v.event = 'DROPPED') <> (v.payout_id is not null)
union all
select 'batch ' || b.batch_id, 'is not what was prepared', null, null
  from payout.batch b
 where b.content_sha256 <> (
   with kept as (
     select p.* from payout.payout p where p.batch_id = b.batch_id and not exists (select from payout.batch_event d where d.payout_id = p.payout_id)
   )
   select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') from (
     select concat_ws('|', 'payout', payout_id, practice_id, legal_name, account_token, sessions, cents) as line from kept
     union all
     select concat_ws('|', 'line', l.payout_id, l.session_id, l.seq, l.cents) from kept join payout.line l using (payout_id)) content)
 order by 1
