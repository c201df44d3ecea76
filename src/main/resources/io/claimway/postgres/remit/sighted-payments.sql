-- Tonight's payments in canonical order, each beside what the book and tonight's other files know of its identity.
with content as (
  select sha256, transaction_ordinal, string_agg(kind || content, ',' order by kind, content collate "C") as content,
         array_agg(content) filter (where kind = 'C') as claims
    from staging.remittance where kind in ('C', 'B') group by 1, 2
), identified as (
  select s.sha256, s.transaction_ordinal, s.transaction_control, s.originator, coalesce(s.payee_id, '') as payee_id, s.trace, s.paid_on,
         s.amount_cents, coalesce(s.method, '') as method, s.movement, s.test, s.flaw, e.billing_entity,
         coalesce(e.billing_entity, '?' || coalesce(s.payee_id, '')) as payee,
         encode(sha256(convert_to(coalesce(c.content, ''), 'UTF8')), 'hex') as content, coalesce(c.claims, '{}') as claims,
         exists (select from payer_key k where k.originator = s.originator) as known_originator,
         exists (select from payer_key k where k.originator = s.originator and k.by_card) as by_card
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
         first_value(amount_cents || '|' || content) over (partition by test, originator, payee, trace, paid_on
                            order by amount_cents, content) as first_content,
         min(paid_on) over (partition by test, originator, payee, trace) as first_paid_on
    from identified i
), known as (
  select r.sha256, r.transaction_ordinal, p.payment_id, p.paid_on, p.amount_cents, p.content
    from ranked r
    join remit.payment p on p.originator = r.originator and p.trace = r.trace and coalesce(p.billing_entity, '?' || p.payee_id) = r.payee
)
select r.sha256, r.transaction_ordinal, r.transaction_control, r.originator, r.payee_id, r.billing_entity, r.payee, r.trace, r.paid_on,
       r.amount_cents, r.method, r.movement, r.content, f.partner, k.payment_id as same_payment, r.test, r.sighting > 1 as repeated,
       r.first_content <> r.amount_cents || '|' || r.content as contradicted,
       exists (select from known k where (k.sha256, k.transaction_ordinal, k.paid_on) = (r.sha256, r.transaction_ordinal, r.paid_on)) as known_trace,
       exists (select from known k join remit.claim c using (payment_id)
                where (k.sha256, k.transaction_ordinal) = (r.sha256, r.transaction_ordinal) and k.paid_on <> r.paid_on and c.content = any (r.claims))
       or r.first_paid_on < r.paid_on
          and exists (select from ranked e where (e.test, e.originator, e.payee, e.trace) = (r.test, r.originator, r.payee, r.trace)
                         and e.paid_on < r.paid_on and e.claims && r.claims) as retold,
       r.known_originator, r.by_card, r.flaw
  from ranked r
  left join lateral (select min(partner) as partner from exchange.inbound_file where sha256 = r.sha256) f on true
  left join lateral (
    select k.payment_id from known k
     where (k.sha256, k.transaction_ordinal) = (r.sha256, r.transaction_ordinal)
       and (k.paid_on, k.amount_cents, k.content) = (r.paid_on, r.amount_cents, r.content)
     order by k.payment_id limit 1) k on true
 order by r.originator collate "C", r.payee collate "C", r.trace collate "C", r.paid_on, r.amount_cents, r.content collate "C",
          r.sha256 collate "C", r.transaction_ordinal
