-- Closes the items of what waits no more.
update claim.work_item i set closed_run = ?
 where i.closed_run is null and i.kind = any (?)
   and not exists (select from deposit.queue q where q.kind = i.kind and q.subject = i.subject)
