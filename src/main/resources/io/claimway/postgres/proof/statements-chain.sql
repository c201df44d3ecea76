-- Each bank statement opens where the one before closed, and moves by what its lines say.
with chained as (
  select s.*, lag(s.closing_cents) over w as before, lag(s.as_of) over w as day_before
    from deposit.statement s window w as (partition by s.bank_account order by s.as_of, s.sequence)
), moved as (
  select bank_account, as_of, sum(closing_cents - opening_cents) as cents from deposit.statement join scope_run using (run_id) group by 1, 2
), listed as (
  select l.bank_account, l.as_of, sum(l.amount_cents) as cents
    from deposit.line l where (l.bank_account, l.as_of) in (select bank_account, as_of from deposit.statement join scope_run using (run_id)
                                                              union select bank_account, as_of from deposit.line join scope_run using (run_id))
   group by 1, 2
)
select 'statement ' || c.bank_account || ' of ' || c.as_of || '/' || c.sequence,
       'opens at ' || c.opening_cents || ' cents, the one of ' || c.day_before || ' closed at ' || c.before, null, null
  from chained c where c.before <> c.opening_cents
union all
select 'statement ' || coalesce(m.bank_account, l.bank_account) || ' of ' || coalesce(m.as_of, l.as_of),
       'moves by ' || coalesce(m.cents::text, 'nothing') || ' cents, its lines by ' || coalesce(l.cents, 0), null,
       (select min(run_id) from deposit.line n where (n.bank_account, n.as_of) = (coalesce(m.bank_account, l.bank_account), coalesce(m.as_of, l.as_of)))
  from moved m full join listed l using (bank_account, as_of)
 where coalesce(m.cents, 0) <> coalesce(l.cents, 0) or m.cents is null
 order by 1
