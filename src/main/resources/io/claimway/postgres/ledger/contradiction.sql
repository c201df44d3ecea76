-- A known key that comes again with another amount or other accounts.
select p.key_date || ' ' || p.key_hash || ' ' || p.event, t.amount_cents, abs(p.cents)
  from posting p
  join ledger.posting_key k using (key_date, key_hash)
  join ledger.transfer t on t.seq = k.seq
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 where (t.amount_cents, t.event, d.entity) is distinct from (abs(p.cents), p.event, p.entity)
    or (case when p.cents > 0 then (d.owner, c.owner) else (c.owner, d.owner) end) is distinct from (p.debit_owner, p.credit_owner)
 order by p.key_date, p.key_hash limit 1
