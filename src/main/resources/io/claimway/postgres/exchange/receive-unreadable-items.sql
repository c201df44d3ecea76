-- Arrived files that no stage can read.
select kind || '_FILE', partner || '/' || name, null::bigint, partner || '/' || name,
       case kind when 'UNKNOWN' then 'neither X12, NACHA nor BAI2 by its content'
                 else bytes || ' bytes are more than limits.inbound-file-bytes allows' end
         || '; kept as evidence ' || sha256, 0, sha256, null, null::date
  from exchange.inbound_file where run_id = ? and outcome = 'QUARANTINED' and kind in ('UNKNOWN', 'TOO_LARGE')
