-- How a client was last said to stand for a session is how the book has it, and each time an event says so.
with last as (
  select distinct on (b.session_id) b.* from scope_session join patient.balance b using (session_id) order by b.session_id, b.seq desc
), charged as (
  select session_id, sum(p.cents) as cents from last join patient.payment p using (session_id) where p.settlement_id is null group by 1
), paid as (
  select session_id, sum(case when a.undoes is null then a.cents else -a.cents end) as cents from last join patient.applied a using (session_id) group by 1
)
select 'session ' || b.session_id, 'the client was told of ' || b.charged_cents || ' cents charged and ' || b.paid_cents || ' of a share of '
       || b.responsibility_cents || ' paid, the book has ' || coalesce(c.cents, 0) || ' and ' || coalesce(p.cents, 0), null, b.session_id
  from last b left join charged c using (session_id) left join paid p using (session_id)
 where (b.charged_cents, b.paid_cents) is distinct from (coalesce(c.cents, 0)::bigint, coalesce(p.cents, 0)::bigint)
    or b.paid_cents > b.responsibility_cents
union all
select 'session ' || b.session_id, 'no event told of its balance ' || b.seq, null, b.session_id
  from scope_session
  join patient.balance b using (session_id)
 where not exists (select from run.outbox o where o.event_id = b.event_id and o.topic = 'patient-balances' and o.key = b.session_id)
   and not exists (select from run.outbox_history h where h.topic = 'patient-balances' and h.key = b.session_id)
 order by 1
