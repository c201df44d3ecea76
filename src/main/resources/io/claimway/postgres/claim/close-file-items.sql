-- Settles the item of a refused file or transaction when none of the claims that this answer rejected still waits.
with rejected as (
  select i.work_item_id, bool_or(s.state = 'REJECTED' and s.version = f.version) as waits
    from claim.work_item i
    join exchange.file_answer a
      on a.sha256 = split_part(i.cause, '#', 1) and i.cause = a.sha256 || '#' || a.position
    join exchange.filed_claim f
      on f.file_id = a.file_id and (a.transaction_control is null or f.transaction_control = a.transaction_control)
    join claim.event e on e.claim_id = f.claim_id and e.version = f.version and e.kind = 'REJECTED' and e.cause = i.cause
    join claim.state s on s.claim_id = f.claim_id
   where i.closed_run is null and i.kind in ('REJECTED_FILE', 'REJECTED_TRANSACTION')
   group by 1
)
update claim.work_item i set closed_run = ? from rejected r where r.work_item_id = i.work_item_id and not r.waits
