-- What each payer was sent and answered on a night, and what it owes in all.
with happened as (
  select c.payer, e.kind, count(*) as claims, sum(v.charge_cents) as cents
    from claim.event e join claim.claim c using (claim_id) join claim.version v using (claim_id, version)
   where e.run_id = ? and e.business_date = ? group by 1, 2
), tonight as (
  select payer, coalesce(sum(claims) filter (where kind = :submitted), 0) as sent,
         coalesce(sum(cents) filter (where kind = :submitted), 0) as sent_cents,
         coalesce(sum(claims) filter (where kind = :accepted), 0) as accepted,
         coalesce(sum(claims) filter (where kind = :rejected), 0) as rejected,
         coalesce(sum(claims) filter (where kind = :paid), 0) as paid,
         coalesce(sum(claims) filter (where kind = :denied), 0) as denied
    from happened group by payer
), cash as (
  select payer, sum(paid_cents) as cents from remit.claim where posted_run = ? and payer is not null group by payer
), owed as (
  select a.owner as payer, sum(b.debit_cents - b.credit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind = :payer_receivable group by 1
)
select payer, coalesce(t.sent, 0), coalesce(t.sent_cents, 0), coalesce(t.accepted, 0), coalesce(t.rejected, 0),
       coalesce(t.paid, 0), coalesce(c.cents, 0), coalesce(t.denied, 0), coalesce(o.cents, 0)
  from tonight t full join cash c using (payer) full join owed o using (payer) order by payer
