-- What payers have had the network draw, and the bank does not show yet.
select 'PAYMENT_TO_DRAW', p.payment_id::text, null::bigint, 'payment ' || p.payment_id || ', trace ' || p.trace,
       'BPR03 is D: drawn at the payer''s instruction', p.amount_cents, p.sha256, null, null::date
  from remit.payment p left join deposit.clearing c using (payment_id)
 where p.movement = 'DRAW' and p.booked and p.amount_cents > coalesce(c.deposited_cents, 0)
