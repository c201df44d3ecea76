-- Payouts = the earnings they settle = their ACH file = their transfers, and what is payable is what is unpaid.
with batch as (
  select b.* from payout.batch b where b.state not in ('SETTLED', 'CANCELLED') or exists (select from scope_run r where r.run_id = b.run_id)
), paid as (
  select p.* from batch b join payout.payout p using (batch_id)
), payable as (
  select a.owner as practice_id, sum(b.credit_cents - b.debit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'provider-payable' group by 1
), unpaid as (
  select practice_id, sum(cents) as cents
    from (select e.practice_id, e.cents from payout.earning e where e.payout_id is null
          union all
          select e.practice_id, e.cents from payout.payout p join payout.earning e using (payout_id) where p.state = 'PREPARED') e
   group by 1
)
select 'payout ' || p.payout_id, 'pays ' || p.cents || ' cents for ' || p.sessions || ' sessions, its earnings make '
       || coalesce(e.cents, 0) || ' of ' || coalesce(e.sessions, 0), p.practice_id, null
  from paid p
  left join lateral (select sum(l.cents) as cents, count(distinct l.session_id) as sessions,
                            bool_and((e.practice_id, e.cents) is not distinct from (p.practice_id, l.cents)) as theirs
                       from payout.line l left join payout.earning e using (session_id, seq) where l.payout_id = p.payout_id) e on true
 where (p.cents, p.sessions::bigint) is distinct from (e.cents::bigint, e.sessions) or e.theirs is not true
union all
select 'session ' || e.session_id, 'is settled by payout ' || coalesce(e.payout_id, 'none') || ', and a line of ' || coalesce(l.payout_id, 'none'), e.practice_id, null
  from scope_session
  join payout.earning e using (session_id)
  left join lateral (select min(l.payout_id) as payout_id from payout.line l join payout.payout p using (payout_id)
                      where (l.session_id, l.seq) = (e.session_id, e.seq) and p.state in ('PREPARED', 'RELEASED', 'SETTLED')) l on true
 where e.payout_id is distinct from l.payout_id
union all
select 'session ' || l.session_id, 'is in several payouts at once', min(p.practice_id), null
  from scope_session join payout.line l using (session_id) join payout.payout p using (payout_id)
 where p.state in ('PREPARED', 'RELEASED', 'SETTLED') group by l.session_id, l.seq having count(*) > 1
union all
select 'batch ' || b.batch_id, b.payouts || ' payouts of ' || b.cents || ' cents, they make ' || p.payouts || ' of '
       || p.cents || ', its file ' || coalesce(f.charge_cents, b.cents), null, null
  from batch b
 cross join lateral (select count(*) as payouts, coalesce(sum(cents), 0) as cents from payout.payout p
                      where p.batch_id = b.batch_id and not exists (select from payout.batch_event d where d.payout_id = p.payout_id)) p
  left join exchange.outbound_file f using (file_id)
 where (b.payouts::bigint, b.cents) is distinct from (p.payouts, p.cents::bigint) or coalesce(f.charge_cents, b.cents) <> b.cents
    or (b.state not in ('PREPARED', 'CANCELLED') and f.file_id is null)
union all
select 'payout ' || p.payout_id, 'is ' || p.state || ' with ' || p.cents || ' cents, the book has sent ' || coalesce(t.cents, 0), p.practice_id, null
  from paid p
  left join lateral (select sum(t.amount_cents * ((d.kind = 'provider-payable')::int - (c.kind = 'provider-payable')::int)) as cents
                       from ledger.transfer t
                       join ledger.account d on d.account_id = t.debit
                       join ledger.account c on c.account_id = t.credit
                      where t.payout_id = p.payout_id) t on true
 where coalesce(t.cents, 0) <> case when p.state in ('RELEASED', 'SETTLED') then p.cents else 0 end
union all
select 'batch ' || b.batch_id, 'is ' || b.state || ' with ' || b.cents || ' cents, the bank settled ' || coalesce(t.cents, 0) || ' in the book', null, null
  from batch b
  left join lateral (select sum(t.amount_cents) as cents from ledger.transfer t where t.payout_id = b.batch_id and t.event = 'PAYOUT_SETTLED') t on true
 where coalesce(t.cents, 0) <> case when b.state = 'SETTLED' then b.cents else 0 end
union all
select 'practice ' || coalesce(l.practice_id, u.practice_id),
       'the book owes ' || coalesce(l.cents, 0) || ' cents, unpaid earnings make ' || coalesce(u.cents, 0),
       coalesce(l.practice_id, u.practice_id), null
  from payable l full join unpaid u using (practice_id)
 where coalesce(l.cents, 0) <> coalesce(u.cents, 0)
 order by 1
