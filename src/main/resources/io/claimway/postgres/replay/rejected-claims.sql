-- Claims that stand refused or kept back and were asked for, with what tells a safe retry from a duplicate bill.
-- Of several refusals of a version, the one that stands is the newest.
select c.claim_id, c.client_id, v.patient_control_number, e.source, coalesce(s.codes, o.withheld_reason, ''), c.payer, s.last_seq, o.sha256,
       o.state = 'DELIVERED', o.state <> 'DELIVERED' or exists (select from exchange.file_answer a
                where a.sha256 = split_part(e.cause, '#', 1) and e.cause = a.sha256 || '#' || a.position) as whole,
       exists (select from claim.claim other
                 join claim.state t on t.claim_id = other.claim_id
                 join claim.line l on l.claim_id = t.claim_id and l.version = t.version
                where other.client_id = c.client_id and other.provider_id = c.provider_id and other.payer = c.payer
                  and other.service_date = c.service_date and other.claim_id <> c.claim_id
                  and t.state <> all (?)
                  and l.procedure_code in (select procedure_code from claim.line m where m.claim_id = c.claim_id and m.version = s.version))
  from claim.state s
  join claim.claim c using (claim_id)
  join claim.version v on v.claim_id = s.claim_id and v.version = s.version
  join lateral (select source, cause from claim.event e
                 where e.claim_id = s.claim_id and e.version = s.version and e.kind = s.state order by e.seq desc limit 1) e on true
  join lateral (select o.sha256, o.name, o.state, o.withheld_reason from exchange.filed_claim f join exchange.outbound_file o using (file_id)
                 where f.claim_id = s.claim_id and f.version = s.version and o.state in ('DELIVERED', s.state)
                 order by o.file_id desc limit 1) o on true
 where s.state = any (?)
   and (?::text is null or c.payer = ?)
   and (?::text is null or o.name = ?)
   and (?::date is null or c.service_date >= ?)
   and (?::date is null or c.service_date <= ?)
   and (cardinality(?::text[]) = 0 or v.patient_control_number = any (?))
 order by c.claim_id
