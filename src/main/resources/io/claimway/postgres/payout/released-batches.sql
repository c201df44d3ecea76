-- Batches whose debit the bank has not reported, with the names of their files.
select b.batch_id, f.name, b.pay_date, b.cents from payout.batch b join exchange.outbound_file f using (file_id) where b.state = ? order by 1
