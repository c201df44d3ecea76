-- Arrived files that no stage can read.
select 'UNKNOWN_FILE', partner || '/' || name || '|' || sha256, null::bigint, partner || '/' || name,
       'neither X12, NACHA nor BAI2 by its content; kept as evidence ' || sha256, 0, sha256, null, null::date
  from exchange.inbound_file where run_id = ? and outcome = 'QUARANTINED' and kind = 'UNKNOWN'
