-- What has waited too long in a queue of the bank by its payer's patience, and what no waiting ends.
with patience as (
  select * from unnest(?::text[], ?::text[]::date[], ?::text[]::date[]) p(originator, amber, red)
), usual as (
  select ?::date as amber, ?::date as red
)
select q.kind, q.subject, null::bigint, q.subject,
       'originator ' || q.originator || ', trace ' || q.trace || ', since ' || q.since || case when q.since < coalesce(p.red, u.red) then ', overdue' else '' end,
       q.cents, null, null, null::date
  from deposit.queue q
 cross join usual u
  left join patience p using (originator)
 where q.since < coalesce(p.amber, u.amber) or q.kind = any (?)
