-- Opens an item for each answer that is overdue, or keeps it up to date; one that was closed opens anew.
insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
select work_item_id, 'MISSING_' || awaited, name, claims || ' claims sent on ' || sent_on || ' have no ' || awaited || ' yet', cents, ?, ?
  from submit_overdue_answer
on conflict (work_item_id) do update
   set detail = excluded.detail, cents = excluded.cents, closed_run = null,
       opened_run = case when claim.work_item.closed_run is null then claim.work_item.opened_run else excluded.opened_run end,
       opened_on = case when claim.work_item.closed_run is null then claim.work_item.opened_on else excluded.opened_on end
