-- Every record read has one receipt, and every record of a session one disposition.
select 'run ' || t.run_id, t.records_in || ' records read, ' || count(r.run_id) || ' receipts', null, t.run_id
  from run.control_total t
  join scope_run using (run_id)
  left join fact.receipt r on r.run_id = t.run_id
 where t.stage = 'ingest' and t.measure = 'records'
 group by t.run_id, t.records_in
having t.records_in <> count(r.run_id)
union all
select 'record ' || d.topic || '-' || d.partition || '@' || d.record_offset,
       'session ' || d.session_id || ' revision ' || coalesce(d.revision, 0) || ' has no disposition', null, d.run_id
  from fact.session_disposition d
  join scope_run using (run_id)
 where d.disposition is null
   and exists (select from run.publication p where p.run_id = d.run_id and p.stage = 'build')
 order by 1
