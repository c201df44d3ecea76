-- Appends tonight's events to the trails of their items.
insert into worklist.item_event (work_item_id, seq, event, claim_id, root_cause, advice, owner, closing, deadline, cents, stage, business_date, run_id)
select work_item_id, seq, event, claim_id, root_cause, advice, owner, closing, deadline, cents, ?, ?, ? from due_change order by work_item_id
