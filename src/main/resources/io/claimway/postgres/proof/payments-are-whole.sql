-- Each 835 payment's posted + suspended = its BPR amount = its claims less its provider adjustments, and clearing was charged exactly that.
with moved as (
  select t.payment_id, sum(case when d.kind = 'remittance-clearing' then t.amount_cents else -t.amount_cents end) as cents
    from (select t.*
            from (select distinct x.payment_id, c.claim_id from scope_payment x join remit.claim c using (payment_id) where c.claim_id is not null) k
            join ledger.transfer t on t.claim_id = k.claim_id and t.payment_id = k.payment_id
          union all
          select t.* from scope_payment x join ledger.transfer t on t.payment_id = x.payment_id and t.claim_id is null
           where t.event not in ('DEPOSIT_CLEARED', 'DEPOSIT_HELD_ACROSS', 'DEPOSIT_CLEARED_ACROSS', 'PAYER_CARD_FEE')) t
    join ledger.account d on d.account_id = t.debit
    join ledger.account c on c.account_id = t.credit
   where d.kind = 'remittance-clearing' or c.kind = 'remittance-clearing'
   group by 1
), reported as (
  select p.payment_id, p.amount_cents, p.posted_cents, p.state, p.booked, p.reason,
         (select coalesce(sum(c.paid_cents), 0) from remit.claim c where c.payment_id = p.payment_id) as claims,
         (select coalesce(sum(a.cents), 0) from remit.provider_adjustment a where a.payment_id = p.payment_id) as adjustments,
         (select coalesce(sum(c.paid_cents), 0) from remit.claim c where c.payment_id = p.payment_id and c.state in ('POSTED', 'REVERSED'))
         - (select coalesce(sum(d.taken_cents + d.refunded_cents), 0) from remit.provider_standing d where d.payment_id = p.payment_id) as posted
    from scope_payment x join remit.payment p using (payment_id)
)
select 'payment ' || coalesce(d.payment_id, m.payment_id),
       'clearing was charged ' || coalesce(m.cents, 0) || ' cents, ' || case when d.booked then d.amount_cents else 0 end || ' were due', null,
       coalesce(d.payment_id, m.payment_id)::text
  from reported d full join moved m using (payment_id)
 where case when d.booked then d.amount_cents else 0 end <> coalesce(m.cents, 0)
union all
select 'payment ' || payment_id, 'claims of ' || claims || ' cents less provider adjustments of ' || adjustments || ' do not make ' || amount_cents, null,
       payment_id::text
  from reported where state = 'POSTED' and claims - adjustments <> amount_cents
union all
select 'payment ' || payment_id, 'posted ' || posted_cents || ' cents, its claims and provider adjustments posted ' || posted, null, payment_id::text
  from reported where case when state = 'POSTED' then posted else 0 end <> posted_cents
union all
select 'payment ' || payment_id, 'is ' || state || ' for reason ' || coalesce(reason, 'none') || ', booked ' || booked, null, payment_id::text
  from reported
 where (state = 'POSTED') <> (reason is null)
    or booked <> (state <> 'CONFLICT' and coalesce(reason, '') not in ('UNKNOWN_PAYEE', 'BELOW_ZERO', 'AMOUNT_WITHOUT_MONEY', 'TRACE_ON_ANOTHER_DATE'))
 order by 1
