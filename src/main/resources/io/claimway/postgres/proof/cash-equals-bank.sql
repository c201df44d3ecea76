-- The book's cash per bank account = the bank's lines = closing less first opening balance.
with booked as (
  select a.owner as bank_account, sum(b.debit_cents - b.credit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'bank-cash' group by 1
), listed as (
  select bank_account, sum(amount_cents) as cents from deposit.line group by 1
), stated as (
  select bank_account, (array_agg(closing_cents order by as_of desc, sequence desc))[1]
                     - (array_agg(opening_cents order by as_of, sequence))[1] as cents
    from deposit.statement group by 1
)
select 'account bank-cash:' || bank_account,
       'book ' || coalesce(b.cents, 0) || ', bank lines ' || coalesce(l.cents, 0) || ', statements ' || coalesce(s.cents, 0), null, null
  from booked b full join listed l using (bank_account) full join stated s using (bank_account)
 where coalesce(b.cents, 0) <> coalesce(l.cents, 0) or coalesce(s.cents, 0) <> coalesce(l.cents, 0)
union all
select 'bank line ' || l.line_id, l.kind || ' of ' || l.amount_cents || ' cents is ' || l.state || ' for reason ' || coalesce(l.reason, 'none')
       || ' and cleared payment ' || coalesce(l.payment_id::text, 'none') || ' on ' || coalesce(l.cleared_on::text, 'no day'), null, null
  from deposit.line l
 where (l.state = 'CLEARED') <> (l.payment_id is not null) or (l.state = 'CLEARED') <> (l.cleared_on is not null)
    or (l.state in ('UNAPPLIED', 'SUSPENDED')) <> (l.reason is not null)
    or l.state = 'UNAPPLIED' and l.reason <> case when l.trace <> ''
         and exists (select from deposit.clearing c where (c.originator, c.trace, c.billing_entity) = (l.originator, l.trace, l.billing_entity))
         then 'EXCEEDS_REMITTANCE' else 'NO_REMITTANCE' end
    or l.state = 'SUSPENDED' and l.reason is distinct from l.kind
    or l.state = 'RETURNED' and l.kind <> 'ACH_RETURN' or l.state = 'SETTLED' and l.kind <> 'ACH_DEBIT'
 order by 1
