-- Work items by the beginning of their id, or about claims.
select left(work_item_id, 10) as item, kind, subject, root_cause, advice, owner, state, opened_on, deadline, cents
  from worklist.item
 where work_item_id >= ? and work_item_id < ? || 'g' or claim_id = any (?) order by opened_on, kind, work_item_id
