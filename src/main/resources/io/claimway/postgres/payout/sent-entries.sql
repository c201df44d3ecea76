-- Entries of payouts that left, of a season: longer than any bank has time to bring one back.
select p.payout_id, p.practice_id, p.account_token, f.name, b.pay_date, p.cents
  from payout.batch b
  join exchange.outbound_file f using (file_id)
  join payout.payout p using (batch_id)
 where b.pay_date >= ? and p.state = any (?)
 order by p.payout_id
