-- Opens an item for each claim that a payer refused by name; what was refused as a whole has one item for all of it.
insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on)
select encode(sha256(convert_to('REJECTED_CLAIM|' || d.claim_id || '|' || d.version, 'UTF8')), 'hex'), 'REJECTED_CLAIM', d.claim_id,
       'claim ' || d.claim_id, d.codes, v.charge_cents, ?, ?
  from acknowledge_decided d join claim.version v on v.claim_id = d.claim_id and v.version = d.version
 where d.effective and d.kind = 'REJECTED' and d.source = '277CA'
   and not exists (select from acknowledge_answered_file f where f.sha256 = d.sha256 and f.position = d.position)
on conflict do nothing
