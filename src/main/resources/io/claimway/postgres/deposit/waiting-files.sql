-- Files with a statement that opened where the book's account did not stand, and that has not been taken in since.
select f.partner, f.name, f.sha256, f.bytes, f.kind
  from (select distinct sha256 from deposit.waiting w
         where not exists (select from deposit.statement s where (s.sha256, s.bank_account, s.as_of) = (w.sha256, w.bank_account, w.as_of))) w
  join exchange.inbound_file f on f.sha256 = w.sha256 and not f.redelivery
 order by f.sha256
