-- What was booked on each date of the page's charts, by where the money went.
with booked as (
  select r.business_date, a.kind, sum(s.debit_cents) as debit, sum(s.credit_cents) as credit
    from ledger.block b join run.run r using (run_id) join ledger.account_block s using (block) join ledger.account a using (account_id)
   where r.business_date between ?::date - ?::int and ? group by 1, 2
)
select business_date,
       coalesce(sum(credit - debit) filter (where kind = 'gross-charges'), 0),
       coalesce(sum(debit) filter (where kind = 'remittance-clearing'), 0),
       coalesce(sum(debit - credit) filter (where kind = 'contractual-adjustments'), 0),
       coalesce(sum(debit - credit) filter (where kind = 'patient-receivable'), 0),
       coalesce(sum(debit - credit) filter (where kind = 'denied-receivable'), 0),
       coalesce(sum(debit) filter (where kind = 'bank-cash'), 0),
       coalesce(sum(credit) filter (where kind = 'ach-clearing'), 0)
  from booked group by 1 order by 1
