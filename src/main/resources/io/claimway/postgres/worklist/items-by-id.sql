-- The items whose ids begin with a text.
select work_item_id, kind, subject, root_cause, closing, state, opened_on, deadline, cents, last_seq
  from worklist.item where work_item_id >= ? and work_item_id < ? || 'g' order by work_item_id
