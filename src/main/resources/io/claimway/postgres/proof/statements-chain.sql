-- Each bank statement but an account's first opens where another closed, and moves by what its lines say.
with place as (
  select bank_account, cents, sum(n) as opens
    from (select bank_account, opening_cents as cents, 1 as n from deposit.statement
          union all
          select bank_account, closing_cents, -1 from deposit.statement) v
   group by 1, 2
), opening as (
  select s.*, p.opens, row_number() over (partition by s.bank_account order by (p.opens > 0) desc, s.as_of, s.sequence) as place
    from deposit.statement s join place p on (p.bank_account, p.cents) = (s.bank_account, s.opening_cents)
), day as (
  select bank_account, as_of from deposit.statement join scope_run using (run_id)
  union
  select bank_account, as_of from deposit.line join scope_run using (run_id)
), moved as (
  select bank_account, as_of, sum(closing_cents - opening_cents) as cents from day join deposit.statement using (bank_account, as_of) group by 1, 2
), listed as (
  select bank_account, as_of, sum(amount_cents) as cents from day join deposit.line using (bank_account, as_of) group by 1, 2
)
select 'statement ' || o.bank_account || ' of ' || o.as_of || '/' || o.sequence, 'opens at ' || o.opening_cents || ' cents, where no other closed', null, null
  from opening o
 where o.place > 1
   and (o.opens > 0
     or not exists (select from deposit.statement c
                     where c.bank_account = o.bank_account and c.closing_cents = o.opening_cents and (c.as_of, c.sequence) <> (o.as_of, o.sequence))
        and not exists (select from deposit.statement c
                         where c.bank_account = o.bank_account and c.opening_cents = o.closing_cents and (c.as_of, c.sequence) <> (o.as_of, o.sequence)))
union all
select 'statement ' || coalesce(m.bank_account, l.bank_account) || ' of ' || coalesce(m.as_of, l.as_of),
       'moves by ' || coalesce(m.cents::text, 'nothing') || ' cents, its lines by ' || coalesce(l.cents, 0), null,
       (select min(run_id) from deposit.line n where (n.bank_account, n.as_of) = (coalesce(m.bank_account, l.bank_account), coalesce(m.as_of, l.as_of)))
  from moved m full join listed l using (bank_account, as_of)
 where coalesce(m.cents, 0) <> coalesce(l.cents, 0) or m.cents is null
 order by 1
