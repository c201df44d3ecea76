-- Work items that tonight's remittances open.
insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on)
select work_item_id, kind, claim_id, subject, detail, cents, ?, ?
  from staging.remit_item where kind is not null order by work_item_id
on conflict do nothing
