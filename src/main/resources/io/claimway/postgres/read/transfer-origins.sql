-- Transfers with what they come from: the segment of an 835, the line of a bank statement, what has undone them.
select t.seq, t.posting_date as posted, t.effective_date as effective, t.event, t.debit as debit_id, t.credit as credit_id, d.code as debit,
       c.code as credit, t.amount_cents, t.claim_id as claim, t.version, t.line_number as line, p.trace,
       f.partner || '/' || f.name as file, 'ST ' || p.transaction_control || coalesce(' segment ' || r.segment, '') as segment, b.lines as bank_line,
       (select k.seq from ledger.posting_key k where k.undoes = t.key_hash) as undone_by, t.cause
  from ledger.transfer t
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
  left join remit.payment p on p.payment_id = t.payment_id
  left join remit.claim r on r.payment_id = t.payment_id and r.ordinal = t.ordinal
  left join lateral (
    select string_agg(l.bank_account || ' ' || l.as_of || ' line ' || l.file_line, ', ' order by l.line_id) as lines, min(l.sha256) as sha256
      from (select l.line_id from deposit.line l where l.line_id = t.bank_line_id
            union
            select p.line_id from deposit.part p where p.payment_id = t.payment_id) i
      join deposit.line l using (line_id)) b on true
  left join lateral (
    select f.partner, f.name from exchange.inbound_file f where f.sha256 = coalesce(p.sha256, b.sha256)
     order by f.redelivery, f.partner collate "C", f.name collate "C" limit 1) f on true
 where t.seq = any (?) order by t.seq desc
