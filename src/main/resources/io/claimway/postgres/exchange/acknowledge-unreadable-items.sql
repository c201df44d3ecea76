-- Opens an item for each place where a partner's answer could not be read.
insert into claim.work_item (work_item_id, kind, subject, detail, opened_run, opened_on)
select encode(sha256(convert_to('UNREADABLE_ANSWER|' || sha256 || '|' || position, 'UTF8')), 'hex'), 'UNREADABLE_ANSWER',
       source || ' ' || sha256, 'segment ' || coalesce(segment, 0) || ': ' || codes, ?, ?
  from staging.partner_answer where level = 'UNREADABLE'
on conflict do nothing
