-- Appends the fresh transfers with their places and digests.
insert into ledger.transfer (seq, key_date, key_hash, event, debit, credit, amount_cents, claim_id, version, line_number, payment_id, ordinal,
       bank_line_id, payout_id, session_id, undoes, cause, service_date, effective_date, posting_date, run_id, digest)
select s.seq, p.key_date, p.key_hash, p.event, d.account_id, c.account_id, s.cents, p.claim_id, p.version, p.line_number, p.payment_id,
       p.ordinal, p.bank_line_id, p.payout_id, p.session_id, p.undoes, p.cause, p.service_date, p.effective_date, s.posting_date, s.run_id,
       sha256(convert_to(ledger.canonical_text(s.seq, p.key_date, p.key_hash, p.event, d.code, c.code, s.cents, p.claim_id, p.version,
         p.line_number, p.payment_id, p.ordinal, p.bank_line_id, p.payout_id, p.session_id, p.undoes, p.cause, p.service_date,
         p.effective_date, s.posting_date, s.run_id), 'UTF8'))
  from fresh_posting p
  join ledger.account d on (d.kind, d.entity, d.owner) = (p.debit_kind, p.entity, p.debited_owner)
  join ledger.account c on (c.kind, c.entity, c.owner) = (p.credit_kind, p.entity, p.credited_owner)
 cross join lateral (select ? + p.place as seq, abs(p.cents) as cents, ?::date as posting_date, ?::text as run_id) s
 order by p.place
