-- Opens an item for each arrived file that no stage can read.
insert into claim.work_item (work_item_id, kind, subject, detail, opened_run, opened_on)
select encode(sha256(convert_to(kind || '_FILE|' || partner || '/' || name, 'UTF8')), 'hex'), kind || '_FILE', partner || '/' || name,
       case kind when 'UNKNOWN' then 'neither X12, NACHA nor BAI2 by its content'
                 else bytes || ' bytes are more than limits.inbound-file-bytes allows' end
         || '; kept as evidence ' || sha256, run_id, ?
  from exchange.inbound_file where run_id = ? and outcome = 'QUARANTINED' and kind in ('UNKNOWN', 'TOO_LARGE')
on conflict do nothing
