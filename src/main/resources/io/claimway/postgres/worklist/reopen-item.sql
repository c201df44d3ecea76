-- Opens an item again that a person has ended, and says in its trail who took that back and why.
with reopened as (
  update worklist.item set state = 'OPEN', ended_run = null, opened_on = ?, opened_run = ?, last_seq = last_seq + 1
   where work_item_id = ? and last_seq = ? and state = 'RESOLVED'
  returning work_item_id, last_seq, claim_id, root_cause, advice, owner, closing, deadline, cents
)
insert into worklist.item_event (work_item_id, seq, event, claim_id, root_cause, advice, owner, closing, deadline, cents, person, because,
       business_date, run_id)
select work_item_id, last_seq, 'REOPENED', claim_id, root_cause, advice, owner, closing, deadline, cents, ?, ?, ?, ? from reopened
