-- Tonight's payments in canonical order, each beside what the book and tonight's other files know of its identity.
with content as (
  select sha256, transaction_ordinal, string_agg(kind || content, ',' order by kind, content collate "C") as content
    from staging.remittance where kind in ('C', 'B') group by 1, 2
), identified as (
  select s.sha256, s.transaction_ordinal, s.transaction_control, s.originator, coalesce(s.payee_id, '') as payee_id, s.trace, s.paid_on,
         s.amount_cents, coalesce(s.method, '') as method, s.test, s.flaw, e.billing_entity,
         coalesce(e.billing_entity, '?' || coalesce(s.payee_id, '')) as payee,
         encode(sha256(convert_to(coalesce(c.content, ''), 'UTF8')), 'hex') as content,
         exists (select from payer_key k where k.originator = s.originator) as known_originator
    from staging.remittance s
    left join content c using (sha256, transaction_ordinal)
    left join lateral (
      select k.billing_entity from payee_key k where k.payee_id in (s.payee_id, s.payee_tax_id)
       order by (k.payee_id = s.payee_id) desc limit 1) e on true
   where s.kind = 'P'
), ranked as (
  select i.*,
         row_number() over (partition by test, originator, payee, trace, paid_on, amount_cents, content
                            order by sha256, transaction_ordinal) as sighting,
         first_value(paid_on::text || '|' || amount_cents || '|' || content) over (partition by test, originator, payee, trace
                            order by paid_on, amount_cents, content) as first_content
    from identified i
)
select r.sha256, r.transaction_ordinal, r.transaction_control, r.originator, r.payee_id, r.billing_entity, r.payee, r.trace, r.paid_on,
       r.amount_cents, r.method, r.content, f.partner, k.payment_id as same_payment, r.test, r.sighting > 1 as repeated,
       r.first_content <> r.paid_on::text || '|' || r.amount_cents || '|' || r.content as contradicted,
       exists (select from remit.payment p where p.originator = r.originator and p.trace = r.trace
                  and coalesce(p.billing_entity, '?' || p.payee_id) = r.payee) as known_trace,
       r.known_originator, r.flaw
  from ranked r
  left join lateral (select min(partner) as partner from exchange.inbound_file where sha256 = r.sha256) f on true
  left join lateral (
    select p.payment_id from remit.payment p
     where p.originator = r.originator and p.trace = r.trace and coalesce(p.billing_entity, '?' || p.payee_id) = r.payee
       and p.paid_on = r.paid_on and p.amount_cents = r.amount_cents and p.content = r.content
     order by p.payment_id limit 1) k on true
 order by r.originator collate "C", r.payee collate "C", r.trace collate "C", r.paid_on, r.amount_cents, r.content collate "C",
          r.sha256 collate "C", r.transaction_ordinal
