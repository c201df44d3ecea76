-- What was booked is what the stored decisions come to: adjudications, provider adjustments and suspended money, payment by payment.
with signed as (
  select t.payment_id, t.ordinal, t.line_number, t.claim_id, t.event, t.undoes,
         case when d.kind = e.debit_kind then t.amount_cents else -t.amount_cents end as cents
    from (select distinct x.payment_id, c.claim_id from scope_payment x join remit.claim c using (payment_id) where c.claim_id is not null) k
    join ledger.transfer t on t.claim_id = k.claim_id and t.payment_id = k.payment_id
    join ledger.account d on d.account_id = t.debit
    join ledger.event e using (event)
  union all
  select t.payment_id, t.ordinal, t.line_number, t.claim_id, t.event, t.undoes,
         case when d.kind = e.debit_kind then t.amount_cents else -t.amount_cents end
    from scope_payment x
    join ledger.transfer t on t.payment_id = x.payment_id and t.claim_id is null
    join ledger.account d on d.account_id = t.debit
    join ledger.event e using (event)
   where t.event not in ('DEPOSIT_CLEARED', 'DEPOSIT_HELD_ACROSS', 'DEPOSIT_CLEARED_ACROSS', 'PAYER_CARD_FEE')
), booked as (
  select payment_id, ordinal, event, sum(cents) as cents
    from signed where undoes is null or event = 'SUSPENDED' or claim_id is null group by 1, 2, 3
), adjudication as (
  select c.* from scope_payment x join remit.claim c using (payment_id)
   where c.state in ('POSTED', 'REVERSED') and c.status <> '22' and c.effect in ('PAID', 'DENIED', 'NOTED', 'VOIDED', 'OVERTAKEN')
), decided as (
  select payment_id, ordinal, 'PAYER_PAID' as event, paid_cents as cents from adjudication
  union all
  select payment_id, ordinal, 'CONTRACTUAL', contractual_cents from adjudication where effect in ('PAID', 'DENIED')
  union all
  select payment_id, ordinal, 'PATIENT_SHARE', patient_posted_cents from adjudication where effect in ('PAID', 'DENIED')
  union all
  select payment_id, ordinal, 'DENIED', denied_cents from adjudication where effect in ('PAID', 'DENIED')
  union all
  -- Each word of a person on an unlisted adjustment is booked anew; what it takes back is mirrored.
  select k.payment_id, k.ordinal, k.class, k.cents from adjudication join remit.classification k using (payment_id, ordinal) where k.class <> 'UNLISTED'
  union all
  select c.payment_id, c.ordinal, 'SUSPENDED', c.paid_cents
    from scope_payment x join remit.claim c using (payment_id)
   where c.state in ('SUSPENDED', 'WAITING') and c.in_suspense
  union all
  select p.payment_id, 0, 'SUSPENDED', p.amount_cents from scope_payment x join remit.payment p using (payment_id) where p.state = 'SUSPENDED' and p.booked
  union all
  select a.payment_id, 0, m.event, -sum(m.cents)
    from scope_payment x
    join remit.provider_adjustment a using (payment_id)
    join remit.provider_standing d using (payment_id, item)
    join remit.payment p using (payment_id)
   cross join lateral (select case when d.billing_entity = p.billing_entity or d.treatment in ('LEVY', 'WRITE_OFF') then '' else '_ACROSS' end as across) w
   cross join lateral (values
     (case d.treatment when 'OPENS' then 'RECOUPMENT' when 'CLOSES' then 'RECOUPMENT' when 'INTEREST' then 'INTEREST'
                       when 'REFUND' then case across when '' then 'REFUND_ACKNOWLEDGED' else 'REFUND' end
                       when 'LEVY' then 'LEVIED' when 'WRITE_OFF' then 'ADJUSTMENT_WRITTEN_OFF' end || across, d.taken_cents),
     (case across when '' then 'REFUND_ACKNOWLEDGED' else 'REFUND_ACROSS' end, d.refunded_cents),
     ('SUSPENDED', d.suspended_cents),
     (case across when '' then null else 'ADJUSTED_ACROSS' end, d.taken_cents + d.refunded_cents)) m (event, cents)
   where m.event is not null and m.cents <> 0
   group by 1, 2, 3
), due as (
  select payment_id, ordinal, event, sum(cents) as cents from decided group by 1, 2, 3
)
select 'payment ' || coalesce(d.payment_id, b.payment_id) || ' claim ' || coalesce(d.ordinal, b.ordinal),
       coalesce(d.event, b.event) || ' is booked with ' || coalesce(b.cents, 0) || ' cents, the decision comes to ' || coalesce(d.cents, 0), c.practice_id,
       coalesce(d.payment_id, b.payment_id)::text
  from due d
  full join booked b using (payment_id, ordinal, event)
  left join remit.claim r using (payment_id, ordinal)
  left join claim.claim c on c.claim_id = r.claim_id
 where coalesce(d.cents, 0) <> coalesce(b.cents, 0)
   and (d.event is not null or b.event in ('PAYER_PAID', 'CONTRACTUAL', 'PATIENT_SHARE', 'DENIED', 'WRITTEN_OFF', 'LEVIED', 'ADJUSTMENT_WRITTEN_OFF', 'SUSPENDED', 'RECOUPMENT', 'INTEREST', 'REFUND_ACKNOWLEDGED',
                   'ADJUSTED_ACROSS', 'RECOUPMENT_ACROSS', 'INTEREST_ACROSS', 'REFUND_ACROSS'))
union all
select 'payment ' || l.payment_id || ' claim ' || l.ordinal || ' claim line ' || coalesce(l.line_number, 0),
       'was paid ' || coalesce(b.cents, 0) || ' cents in the book, ' || l.cents || ' by its lines', null, l.payment_id::text
  from (select l.payment_id, l.ordinal, l.line_number, sum(l.paid_cents) as cents
          from adjudication a join remit.line l using (payment_id, ordinal) group by 1, 2, 3) l
  left join (select payment_id, ordinal, line_number, sum(cents) as cents from signed where event = 'PAYER_PAID' and undoes is null group by 1, 2, 3) b
    on (b.payment_id, b.ordinal) = (l.payment_id, l.ordinal) and b.line_number is not distinct from l.line_number
 where coalesce(b.cents, 0) <> l.cents
union all
select 'payment ' || coalesce(a.payment_id, b.payment_id) || ' claim ' || coalesce(a.ordinal, b.ordinal) || ' claim line ' || coalesce(a.line_number, b.line_number, 0),
       'was adjusted by ' || coalesce(b.cents, 0) || ' cents in the book, ' || coalesce(a.cents, 0) || ' by its adjustments', null,
       coalesce(a.payment_id, b.payment_id)::text
  from (select a.payment_id, a.ordinal, l.line_number, sum(a.cents) as cents
          from (select j.payment_id, j.ordinal, a.line, a.cents from adjudication j join remit.adjustment a using (payment_id, ordinal)
                 where j.effect in ('PAID', 'DENIED') and a.class in ('CONTRACTUAL', 'PATIENT', 'NEXT_PAYER', 'DENIED', 'UNLISTED')
                union all
                select k.payment_id, k.ordinal, k.line, k.cents from adjudication join remit.classification k using (payment_id, ordinal)) a
          join remit.line l using (payment_id, ordinal, line) group by 1, 2, 3) a
  full join (select payment_id, ordinal, line_number, sum(cents) as cents from signed
              where event in ('CONTRACTUAL', 'PATIENT_SHARE', 'NEXT_PAYER_SHARE', 'DENIED', 'UNCLASSIFIED', 'WRITTEN_OFF') and undoes is null group by 1, 2, 3) b
    on (b.payment_id, b.ordinal) = (a.payment_id, a.ordinal) and coalesce(b.line_number, 0) = coalesce(a.line_number, 0)
 where coalesce(a.cents, 0) <> coalesce(b.cents, 0)
 order by 1
