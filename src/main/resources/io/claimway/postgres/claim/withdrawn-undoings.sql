-- What took denials of the live version back when later ones were delivered that are given up now, and nothing has undone.
select t.key_date, t.key_hash, t.event, d.kind as debit_kind, d.entity, d.owner as debit_owner, c.kind as credit_kind, c.owner as credit_owner,
       t.amount_cents, t.claim_id, t.version, t.line_number, o.payment_id, o.ordinal, t.cause, t.service_date, t.effective_date
  from claim.state s
  join ledger.transfer t using (claim_id)
  join ledger.transfer o on o.claim_id = t.claim_id and o.key_hash = t.undoes
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 where s.claim_id in (select claim_id from staging.build_withdrawal) and t.version > s.live_version and t.event = any (?) and t.undoes is not null
   and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
 order by t.seq
