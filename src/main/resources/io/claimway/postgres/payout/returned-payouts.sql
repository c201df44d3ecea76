-- Entries that the bank brought back, each beside the payouts of its file and amount that have not been taken back.
select p.payout_id, p.practice_id, f.name, l.bank_reference, p.cents
  from deposit.line l
  join exchange.outbound_file f on f.name = l.customer_reference
  join payout.batch b on b.file_id = f.file_id
  join payout.payout p on p.batch_id = b.batch_id and p.cents = l.amount_cents
 where l.state = ? and p.state = any (?)
 order by p.payout_id, l.line_id
