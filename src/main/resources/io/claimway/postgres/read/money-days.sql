-- What was booked on each date of the page's charts, by where the money went.
with booked as (
  select r.business_date, a.kind, sum(s.debit_cents) as debit, sum(s.credit_cents) as credit
    from ledger.block b join run.run r using (run_id) join ledger.account_block s using (block) join ledger.account a using (account_id)
   where r.business_date between ?::date - ?::int and ? group by 1, 2
)
select business_date,
       coalesce(sum(credit - debit) filter (where kind = :gross_charges), 0),
       coalesce(sum(debit) filter (where kind = :remittance_clearing), 0),
       coalesce(sum(debit - credit) filter (where kind = :contractual_adjustments), 0),
       coalesce(sum(debit - credit) filter (where kind = :patient_receivable), 0),
       coalesce(sum(debit - credit) filter (where kind = :denied_receivable), 0),
       coalesce(sum(debit) filter (where kind = :bank_cash), 0),
       coalesce(sum(credit) filter (where kind = :ach_clearing), 0)
  from booked group by 1 order by 1
