-- What of a payment has taken effect once so much of an item is taken and refunded, before the decision that says so is kept.
update remit.payment p
   set posted_cents = p.posted_cents - (? - s.taken_cents - s.refunded_cents),
       suspended_cents = p.suspended_cents + (? - s.taken_cents - s.refunded_cents)
  from remit.provider_standing s
 where (s.payment_id, s.item) = (?, ?) and p.payment_id = s.payment_id
