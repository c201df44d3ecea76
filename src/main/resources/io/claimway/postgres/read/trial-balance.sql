-- What the accounts of each kind and billing entity hold; the last row adds them up.
with account as (
  select a.kind, a.entity, sum(b.debit_cents - b.credit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) group by a.account_id
), held as (
  select kind, entity, count(*) as accounts, sum(greatest(cents, 0)) as debit, sum(greatest(-cents, 0)) as credit from account group by 1, 2
)
select kind, entity, accounts, debit as debit_cents, credit as credit_cents
  from (select kind, entity, accounts, debit, credit, 1 as part from held
        union all
        select 'total', '', coalesce(sum(accounts), 0), coalesce(sum(debit), 0), coalesce(sum(credit), 0), 2 from held) r
 order by part, kind, entity
