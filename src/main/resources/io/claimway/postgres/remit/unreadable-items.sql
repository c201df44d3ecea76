-- A payment that could not be read to its end is an item.
insert into claim.work_item (work_item_id, kind, subject, detail, opened_run, opened_on)
select encode(sha256(convert_to('UNREADABLE_REMITTANCE|' || sha256 || '|' || transaction_ordinal, 'UTF8')), 'hex'),
       'UNREADABLE_REMITTANCE', sha256 || '#' || transaction_ordinal,
       'transaction ' || coalesce(transaction_control, '?') || ', segment ' || coalesce(segment, 0) || ': ' || flaw, ?, ?
  from staging.remittance where kind = 'Q'
on conflict do nothing
