-- What happened to work items by the beginning of their id, or about claims.
select left(e.work_item_id, 10) as item, e.seq, e.event, e.business_date, coalesce(e.person, e.stage) as told_by, e.because, e.outcome, e.root_cause,
       e.cents
  from worklist.item i join worklist.item_event e using (work_item_id)
 where i.work_item_id >= ? and i.work_item_id < ? || 'g' or i.claim_id = any (?) order by i.opened_on, i.kind, i.work_item_id, e.seq
