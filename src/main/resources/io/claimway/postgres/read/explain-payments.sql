-- The 835 payments of a trace: what was booked of them, and how many claims they report.
select p.payment_id as payment, p.originator, p.trace, p.paid_on, p.method, p.amount_cents, p.posted_cents, p.suspended_cents, p.state, p.reason,
       (select count(*) from remit.claim c where c.payment_id = p.payment_id) as claims, f.partner || '/' || f.name as file,
       'ST ' || p.transaction_control as segment
  from remit.payment p
  left join lateral (
    select f.partner, f.name from exchange.inbound_file f where f.sha256 = p.sha256
     order by f.redelivery, f.partner collate "C", f.name collate "C" limit 1) f on true
 where p.trace = ? order by p.paid_on, p.payment_id
