-- The released payouts that a proof looks at, with their files.
select b.batch_id, b.pay_date, f.run_id, f.partner, f.name, f.sha256, p.payout_id, p.practice_id, p.cents
  from payout.batch b
  join exchange.outbound_file f using (file_id)
  join payout.payout p using (batch_id)
 where f.run_id in (select run_id from scope_run) and not exists (select from payout.batch_event d where d.payout_id = p.payout_id)
 order by b.batch_id, p.payout_id
