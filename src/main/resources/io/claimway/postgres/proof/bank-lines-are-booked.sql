-- Each bank line is booked once, for what it is and on its account, and each deposit that cleared a payment once more.
with booked as (
  select t.bank_line_id as line_id, t.event, d.kind as debit_kind, t.effective_date, t.payment_id, d.entity,
         case when d.kind = e.debit_kind then t.amount_cents else -t.amount_cents end as cents
    from scope_run r
    join ledger.block b using (run_id)
    join ledger.transfer t on t.seq between b.first_seq and b.last_seq
    join ledger.account d on d.account_id = t.debit
    join ledger.event e using (event)
   where t.bank_line_id is not null and t.undoes is null and t.event in ('DEPOSIT', 'DEPOSIT_CLEARED', 'ENTRY_RETURNED', 'BANK_LINE_SUSPENDED')
), expected as (
  select l.line_id, case when l.kind = 'ACH_RETURN' and l.amount_cents > 0 then 'ENTRY_RETURNED'
                         when l.state in ('UNAPPLIED', 'CLEARED') then 'DEPOSIT' else 'BANK_LINE_SUSPENDED' end as event,
         l.amount_cents as cents, l.as_of, null::bigint as payment_id
    from deposit.line l join scope_run using (run_id) where l.state <> 'SETTLED' and l.amount_cents <> 0
  union all
  select l.line_id, 'DEPOSIT_CLEARED', l.amount_cents, l.as_of, l.payment_id
    from scope_run join run.run r using (run_id) join deposit.line l on l.cleared_on = r.business_date and r.job = 'nightly'
)
select 'bank line ' || coalesce(x.line_id, b.line_id), coalesce(x.event, b.event) || ' is booked with ' || coalesce(b.cents, 0) || ' cents of '
       || coalesce(b.effective_date::text, 'no day') || ', the line comes to ' || coalesce(x.cents, 0) || ' of ' || coalesce(x.as_of::text, 'no day'), null,
       (select l.run_id from deposit.line l where l.line_id = coalesce(x.line_id, b.line_id))
  from expected x full join booked b using (line_id, event)
 where (x.cents, x.as_of, x.payment_id) is distinct from (b.cents, b.effective_date, b.payment_id)
 order by 1
