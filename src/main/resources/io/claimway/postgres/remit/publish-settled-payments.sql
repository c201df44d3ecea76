-- What took effect of each payment, and what is suspended still.
update remit.payment p set posted_cents = s.posted, suspended_cents = p.amount_cents - s.posted
  from (select t.payment_id,
               coalesce((select sum(c.paid_cents) from remit.claim c
                          where c.payment_id = t.payment_id and c.state in ('POSTED', 'REVERSED')), 0)
             - coalesce((select sum(a.taken_cents + a.refunded_cents) from remit.provider_standing a
                          where a.payment_id = t.payment_id), 0) as posted
          from (select payment_id from staging.remit_payment where verdict = 'GOOD'
                union select payment_id from staging.remit_outcome where effect is not null
                union select payment_id from staging.remit_provider_item) t) s
 where p.payment_id = s.payment_id and p.posted_cents <> s.posted
