-- Causes for which claims stand rejected, the most dollars first: what one replay could try again.
select e.source, s.codes, c.payer, count(*), sum(v.charge_cents), min(v.patient_control_number)
  from claim.state s
  join claim.claim c using (claim_id)
  join claim.version v on v.claim_id = s.claim_id and v.version = s.version
  join claim.event e on e.claim_id = s.claim_id and e.seq = s.last_seq
 where s.state = :rejected group by 1, 2, 3 order by 5 desc, 1, 2, 3
