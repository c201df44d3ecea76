-- The bank lines that quote a trace, or are the money of its payments.
select l.bank_account, l.as_of, l.kind, l.amount_cents, l.trace, l.state, l.reason, p.payment_id as payment, p.cents as cleared_cents, p.cleared_on
  from (select line_id from deposit.line where trace = ? and trace <> ''
        union select p.line_id from remit.payment r join deposit.part p using (payment_id) where r.trace = ?) found
  join deposit.line l using (line_id) left join deposit.part p using (line_id) order by l.line_id, p.payment_id
