-- Every outbound file is delivered under a name that carries its hash, or withheld with its reason.
select 'file ' || o.file_id || ' (' || coalesce(o.name, 'no name') || ')',
       'state ' || o.state || ', hash ' || coalesce(left(o.sha256, 12), 'none') || ', reason ' || coalesce(o.withheld_reason, 'none'), null, o.run_id
  from exchange.outbound_file o
  join scope_run using (run_id)
  join run.run r using (run_id)
 where (o.state = 'DELIVERED' and (o.sha256 is null or o.name is null or position(left(o.sha256, 12) in o.name) = 0 or o.withheld_reason is not null))
    or (o.state = 'WITHHELD' and o.withheld_reason is null)
    or (o.state not in ('DELIVERED', 'WITHHELD') and r.state = 'FINISHED')
 order by 1
