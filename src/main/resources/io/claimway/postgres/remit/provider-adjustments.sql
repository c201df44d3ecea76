-- Tonight's provider adjustments, and suspended ones that share a reference with one of them or whose provider is known by now.
insert into staging.remit_provider_item (stage_attempt, task_partition, task_attempt, payment_id, item, natural_key, originator, billing_entity,
       paid_on, cause, provider, of_entity, reason, reference, cents, turn, treatment, taken_cents, refunded_cents, suspended_cents, waits_for,
       balance_cents)
with told as (
  select p.stage_attempt, p.payment_id,
         row_number() over (partition by p.payment_id order by b.reason, b.reference collate "C", b.amount_cents, b.payee_id collate "C", b.position) as item,
         p.natural_key, p.originator, p.billing_entity, p.paid_on, p.sha256 || '#' || p.transaction_control as cause, b.payee_id as provider,
         case when b.payee_id in ('', p.payee_id, h.payee_tax_id) then p.billing_entity
              else (select k.billing_entity from payee_key k where k.payee_id = b.payee_id) end as of_entity,
         b.reason, b.reference, b.amount_cents as cents
    from staging.remittance b
    join staging.remit_payment p using (sha256, transaction_ordinal)
    join staging.remittance h on h.kind = 'P' and (h.sha256, h.transaction_ordinal) = (b.sha256, b.transaction_ordinal)
   where b.kind = 'B' and p.verdict = 'GOOD' and b.amount_cents <> 0
), touched as (
  select s.payment_id, s.item from (select distinct originator, reference from told) t join remit.provider_suspended s using (originator, reference)
  union
  select s.payment_id, s.item from payee_key k join remit.provider_suspended s on s.provider = k.payee_id and s.billing_entity is null
)
select stage_attempt, 0, 0, payment_id, item, natural_key, originator, billing_entity, paid_on, cause, provider, of_entity, reason, reference, cents,
       null, null, null, null, null, null, null
  from told
union all
select ?, 0, 0, a.payment_id, a.item, p.natural_key, p.originator, p.billing_entity, p.paid_on, p.sha256 || '#' || p.transaction_control, a.provider,
       coalesce(s.billing_entity, k.billing_entity), a.reason, a.reference, a.cents, s.turn, s.treatment, s.taken_cents, s.refunded_cents,
       s.suspended_cents, s.waits_for, s.balance_cents
  from touched t
  join remit.provider_standing s using (payment_id, item)
  join remit.provider_adjustment a using (payment_id, item)
  join remit.payment p using (payment_id)
  left join payee_key k on k.payee_id = a.provider
