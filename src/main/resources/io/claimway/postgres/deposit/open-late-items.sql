-- Asks a person to look at what has waited too long in a queue, and at what no waiting ends.
insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
select encode(sha256(convert_to(kind || '|' || subject, 'UTF8')), 'hex'), kind, subject,
       'originator ' || originator || ', trace ' || trace || ', since ' || since, cents, ?, ?
  from deposit.queue where since < ? or kind = any (?)
on conflict do nothing
