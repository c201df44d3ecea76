-- The book's cash per bank account = the opening balance of its first statement + the bank's lines = the closing balance of its last one.
with booked as (
  select a.owner as bank_account, sum(b.debit_cents - b.credit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'bank-cash' group by 1
), listed as (
  select bank_account, sum(amount_cents) as cents from deposit.line group by 1
), place as (
  -- Balances at which more statements open than close: where the first one opened.
  select bank_account, cents, sum(n) as opens
    from (select bank_account, opening_cents as cents, 1 as n from deposit.statement
          union all
          select bank_account, closing_cents, -1 from deposit.statement) v
   group by 1, 2
), stated as (
  select s.bank_account, sum(s.closing_cents - s.opening_cents) as moved,
         (array_agg(s.opening_cents order by (p.opens > 0) desc, s.as_of, s.sequence))[1] as opening
    from deposit.statement s join place p on (p.bank_account, p.cents) = (s.bank_account, s.opening_cents) group by 1
), parts as (
  select line_id, sum(cents) as cents from deposit.part group by 1
), orphan as (
  select l.bank_account, l.originator, l.trace, sum(l.amount_cents) as cents
    from deposit.line l left join parts p using (line_id) where l.state = 'TAKEN_BACK' and p.line_id is null group by 1, 2, 3
)
select 'account bank-cash:' || bank_account,
       'book ' || coalesce(b.cents, 0) || ', bank lines ' || coalesce(l.cents, 0) || ', statements ' || coalesce(s.moved, 0) || ' after an opening of '
       || coalesce(s.opening, 0), null, null
  from booked b full join listed l using (bank_account) full join stated s using (bank_account)
 where coalesce(b.cents, 0) <> coalesce(s.opening, 0) + coalesce(l.cents, 0) or coalesce(s.moved, 0) <> coalesce(l.cents, 0)
union all
select 'bank line ' || l.line_id, l.kind || ' of ' || l.amount_cents || ' cents is ' || l.state || ' for reason ' || coalesce(l.reason, 'none')
       || ', its payments make ' || coalesce(p.cents, 0) || ' and its payout is ' || coalesce(l.payout_id, 'none'), null, null
  from deposit.line l
  left join parts p using (line_id)
  left join orphan o on l.state = 'TAKEN_BACK' and p.line_id is null and (o.bank_account, o.originator, o.trace) = (l.bank_account, l.originator, l.trace)
 where case l.state when 'CLEARED' then p.cents is distinct from l.amount_cents
                    when 'TAKEN_BACK' then case when p.line_id is null then l.trace = '' or o.cents <> 0 else l.amount_cents > 0 or p.cents <> l.amount_cents end
                    else p.line_id is not null end
    or (l.state in ('UNAPPLIED', 'SUSPENDED')) <> (l.reason is not null)
    or l.state = 'UNAPPLIED' and (l.kind = 'CARD' or l.reason = 'OTHER_THAN_SETTLED') and l.reason <> case when exists (
         select from unnest(l.quotes) q(quote)
           join patient.payment c on upper(ltrim(replace(c.settlement_id, ' ', ''), '0')) = upper(ltrim(substring(q.quote from '^(.*)[*]'), '0'))
            and c.billing_entity = l.billing_entity)
         then 'OTHER_THAN_SETTLED' else 'NO_SETTLEMENT' end
    or l.state = 'UNAPPLIED' and l.kind <> 'CARD' and l.reason <> 'OTHER_THAN_SETTLED' and l.reason <> case when exists (
         select from unnest(l.quotes) q(quote)
           join deposit.clearing c on c.originator = substring(q.quote from '[*]([^*]*)$') and replace(c.trace, ' ', '') = substring(q.quote from '^(.*)[*]'))
         then 'EXCEEDS_REMITTANCE' else 'NO_REMITTANCE' end
       and not exists (select from deposit.advice v where (v.bank_account, v.cents) = (l.bank_account, l.amount_cents))
    or l.state = 'SUSPENDED' and l.reason is distinct from l.kind
    or l.state = 'RETURNED' and (l.kind <> 'ACH_RETURN' or l.amount_cents <= 0) or l.state = 'SETTLED' and (l.amount_cents >= 0 or l.payout_id is null)
    or l.state = 'TYPED' and l.kind not in ('FEE', 'INTEREST', 'SWEEP', 'TRANSFER')
    or l.payout_id is not null and l.state not in ('SETTLED', 'RETURNED')
    or l.payout_id is not null
       and not exists (select from payout.batch b where b.batch_id = l.payout_id and b.cents = -l.amount_cents and b.file_id is not null
                       union all
                       select from payout.payout y join payout.batch b using (batch_id)
                        where y.payout_id = l.payout_id and y.cents = l.amount_cents and b.file_id is not null)
 order by 1
