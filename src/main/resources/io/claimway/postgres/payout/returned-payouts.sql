-- Payouts whose entries the bank has brought back and that have not been taken back: by a line of its statement, or by a return file.
select p.payout_id, f.name, e.trace
  from (select distinct on (payout_id) payout_id, trace
          from (select payout_id, 1 as place, bank_reference as trace from deposit.line where state = ? and payout_id is not null
                union all
                select payout_id, 2, original_trace from payout.entry_notice where kind = ? and payout_id is not null) told
         order by payout_id, place, trace) e
  join payout.payout p using (payout_id)
  join payout.batch b using (batch_id)
  join exchange.outbound_file f using (file_id)
 where p.state = any (?)
 order by p.payout_id
