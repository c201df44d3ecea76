-- What was adjudicated of them before tonight.
select c.family_id, r.payment_id, r.ordinal, r.claim_id, r.version, r.payer, r.status, r.charge_cents, r.paid_cents, r.payer_claim_number,
       r.applied_order, r.state, r.content, r.effect, b.status as cancelled_by, l.lines
  from (select distinct family_id from staging.remit_match where stage_attempt = ? and bucket = ?) f
  join claim.claim c using (family_id)
  join remit.claim r on r.claim_id = c.claim_id and r.state in ('POSTED', 'REVERSED', 'NOTED')
  left join remit.claim b on (b.payment_id, b.ordinal) = (r.reversed_by_payment, r.reversed_by_ordinal)
 cross join lateral (
   select case when bool_or(line_number is null) then '{}'::bigint[] else coalesce(array_agg(distinct line_number::bigint), '{}') end as lines
     from remit.line l where (l.payment_id, l.ordinal) = (r.payment_id, r.ordinal)) l
 order by c.family_id, r.payment_id, r.ordinal
