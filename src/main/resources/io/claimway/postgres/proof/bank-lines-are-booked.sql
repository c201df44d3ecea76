-- Each bank line is booked once, for what it is, on its account and in its owner's journal, and once more for each payment or settlement whose money it is.
with booked as (
  select t.bank_line_id as line_id, case t.event when 'CASH_MOVED_ACROSS' then 'CASH_MOVED' else t.event end as event, t.effective_date, t.payment_id, d.entity,
         case when d.kind = e.debit_kind then t.amount_cents else -t.amount_cents end as cents
    from scope_run r
    join ledger.block b using (run_id)
    join ledger.transfer t on t.seq between b.first_seq and b.last_seq
    join ledger.account d on d.account_id = t.debit
    join ledger.event e using (event)
   where t.bank_line_id is not null and t.undoes is null
     and t.event in ('DEPOSIT', 'DEPOSIT_CLEARED', 'DEPOSIT_HELD_ACROSS', 'DEPOSIT_CLEARED_ACROSS', 'ENTRY_RETURNED', 'BANK_LINE_SUSPENDED',
                     'BANK_FEE', 'BANK_INTEREST', 'CASH_MOVED', 'CASH_MOVED_ACROSS', 'CARD_SETTLED', 'CARD_FEE', 'PAYER_CARD_FEE')
), parted as (
  select p.*, l.as_of, coalesce(l.billing_entity, 'UNASSIGNED') as owner, coalesce(r.billing_entity, 'UNASSIGNED') as entity
    from scope_run join deposit.part p using (run_id) join deposit.line l using (line_id) left join remit.payment r using (payment_id)
), expected as (
  select l.line_id, case when l.state = 'RETURNED' then 'ENTRY_RETURNED'
                         when l.state in ('UNAPPLIED', 'CLEARED', 'CARDS', 'TAKEN_BACK') then 'DEPOSIT'
                         when l.state = 'TYPED' then case l.kind when 'FEE' then 'BANK_FEE' when 'INTEREST' then 'BANK_INTEREST' else 'CASH_MOVED' end
                         else 'BANK_LINE_SUSPENDED' end as event,
         case when l.state = 'TYPED' and l.kind = 'FEE' then -l.amount_cents else l.amount_cents end as cents, l.as_of, null::bigint as payment_id,
         coalesce(l.billing_entity, 'UNASSIGNED') as entity
    from deposit.line l join scope_run using (run_id) where l.state <> 'SETTLED' and l.amount_cents <> 0
  union all
  select s.line_id, f.event, f.cents, l.as_of, null, s.billing_entity
    from scope_run
    join patient.settled s using (run_id)
    join deposit.line l using (line_id)
   cross join lateral (values ('CARD_SETTLED', s.gross_cents - s.fee_cents), ('CARD_FEE', s.fee_cents)) f (event, cents)
   where f.cents <> 0
  union all
  select line_id, 'PAYER_CARD_FEE', fee_cents, as_of, payment_id, entity from parted where fee_cents <> 0
  union all
  select line_id, 'DEPOSIT_CLEARED', cents, as_of, payment_id, owner from parted where owner = entity
  union all
  select line_id, 'DEPOSIT_HELD_ACROSS', cents, as_of, payment_id, owner from parted where owner <> entity
  union all
  select line_id, 'DEPOSIT_CLEARED_ACROSS', cents, as_of, payment_id, entity from parted where owner <> entity
)
select 'bank line ' || coalesce(x.line_id, b.line_id), coalesce(x.event, b.event) || ' is booked with ' || coalesce(b.cents, 0) || ' cents of '
       || coalesce(b.effective_date::text, 'no day') || ', the line comes to ' || coalesce(x.cents, 0) || ' of ' || coalesce(x.as_of::text, 'no day'), null,
       (select l.run_id from deposit.line l where l.line_id = coalesce(x.line_id, b.line_id))
  from expected x
  full join booked b on (b.line_id, b.event, coalesce(b.payment_id, 0)) = (x.line_id, x.event, coalesce(x.payment_id, 0))
 where (x.cents, x.as_of, x.payment_id, x.entity) is distinct from (b.cents, b.effective_date, b.payment_id, b.entity)
 order by 1
