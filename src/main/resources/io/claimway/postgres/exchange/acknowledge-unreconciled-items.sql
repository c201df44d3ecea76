-- Opens an item for each answer whose totals are not those of what was sent.
insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
select encode(sha256(convert_to('UNRECONCILED_ANSWER|' || u.sha256 || '|' || u.position, 'UTF8')), 'hex'), 'UNRECONCILED_ANSWER',
       coalesce(o.name, 'file ' || o.file_id) || coalesce(' ST ' || u.transaction_control, '') || coalesce(' ' || u.billing_entity, ''),
       case when u.level = 'GROUP' then '999: ' else '277CA: ' end || u.detail, u.cents, ?, ?
  from acknowledge_unreconciled u join exchange.outbound_file o using (file_id)
on conflict do nothing
