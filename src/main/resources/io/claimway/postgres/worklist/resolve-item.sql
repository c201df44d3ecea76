-- Ends an item that is as it was read, by hand or by the deed that ends its cause, and says in its trail who ended it and why.
with resolved as (
  update worklist.item set state = 'RESOLVED', ended_run = ?, last_seq = last_seq + 1
   where work_item_id = ? and last_seq = ? and state = 'OPEN' and (closing = 'BY_HAND' or ?)
  returning work_item_id, last_seq, claim_id, root_cause, advice, owner, closing, deadline, cents
)
insert into worklist.item_event (work_item_id, seq, event, claim_id, root_cause, advice, owner, closing, deadline, cents, person, because, outcome,
       business_date, run_id)
select work_item_id, last_seq, 'RESOLVED', claim_id, root_cause, advice, owner, closing, deadline, cents, ?, ?, ?, ?, ? from resolved
