-- What the answers mean for each claim version, whether they name it or what it was sent in.
-- A refused submission refuses all its claims; a refused billing provider those of its claims that the same answer does
-- not accept by name.
create temporary table acknowledge_claim_answer on commit drop as
select f.claim_id, f.version, case when a.verdict = :rejected then :rejected else :file_accepted end as kind, a.source, a.codes,
       a.cause, null::text as payer_claim_number, a.sha256, a.position
  from acknowledge_answered_file a
  join exchange.filed_claim f on f.file_id = a.file_id and (a.transaction_control is null or f.transaction_control = a.transaction_control)
 where a.level = 'TRANSACTION' or (a.verdict = :rejected and a.level in ('FILE', 'GROUP', 'SUBMISSION'))
union all
select f.claim_id, f.version, :rejected, a.source, a.codes, a.cause, null, a.sha256, a.position
  from acknowledge_answered_file a
  join exchange.filed_claim f on f.file_id = a.file_id and (a.transaction_control is null or f.transaction_control = a.transaction_control)
  join claim.claim c on c.claim_id = f.claim_id and c.billing_entity = a.billing_entity
  join claim.version v on v.claim_id = f.claim_id and v.version = f.version
 where a.level = 'PROVIDER' and a.verdict = :rejected
   and not exists (select from acknowledge_answer n where n.sha256 = a.sha256 and n.level = 'CLAIM' and n.verdict = :accepted
                     and n.patient_control_number = v.patient_control_number)
union all
select v.claim_id, v.version, case a.verdict when :rejected then :rejected when :accepted then :accepted else :noted end, a.source,
       a.codes, a.cause, a.payer_claim_number, a.sha256, a.position
  from acknowledge_answer a
  join claim.version v using (patient_control_number)
  join claim.claim c using (claim_id)
  join payer_route k on k.payer = c.payer and k.partner = a.partner
 where a.level = 'CLAIM'
