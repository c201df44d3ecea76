-- Opens work items that are not there yet.
insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
select work_item_id, kind, subject, detail, cents, opened_run, opened_on from opened_item order by work_item_id
on conflict (work_item_id) do nothing
