-- What the stages of a run published, in their order.
select t.stage, t.measure, t.records_in, t.records_out, t.records_held, t.records_rejected, t.records_carried,
       t.cents_in, t.cents_out, t.cents_held, t.cents_rejected, t.cents_carried
  from run.control_total t join run.publication p using (run_id, stage)
 where t.run_id = ? order by p.published_at, t.measure
