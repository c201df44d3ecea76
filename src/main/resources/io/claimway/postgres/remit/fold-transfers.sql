-- Transfers of their remittances and voids that undo nothing and that nothing has undone.
select c.family_id, t.key_date, t.key_hash, t.event, d.kind as debit_kind, d.entity, d.owner as debit_owner, e.kind as credit_kind,
       e.owner as credit_owner, t.amount_cents, t.claim_id, t.version, t.line_number, t.payment_id, t.ordinal, t.cause, t.service_date,
       t.effective_date
  from (select distinct family_id from staging.remit_match where stage_attempt = ? and bucket = ?) f
  join claim.claim c using (family_id)
  join ledger.transfer t on t.claim_id = c.claim_id
  join ledger.account d on d.account_id = t.debit
  join ledger.account e on e.account_id = t.credit
 where (t.payment_id is not null or t.event = 'CLAIM_VOIDED') and t.undoes is null
   and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
 order by c.family_id, t.seq
