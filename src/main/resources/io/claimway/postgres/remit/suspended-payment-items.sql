-- A payment that is suspended whole is an item.
insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
select encode(sha256(convert_to('SUSPENDED_PAYMENT|' || payment_id, 'UTF8')), 'hex'), 'SUSPENDED_PAYMENT',
       'payment ' || payment_id || ', trace ' || trace, reason, amount_cents, run_id, business_date
  from remit.payment where run_id = ? and reason is not null
on conflict do nothing
