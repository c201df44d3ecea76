-- Every control number is the one that its claim, version and line make, and interchanges of a partner are numbered without gaps.
with spelt as (
  select v.claim_id, v.version, v.patient_control_number,
         'C' || substr(d, (v.claim_id / 2821109907456 % 36)::int + 1, 1) || substr(d, (v.claim_id / 78364164096 % 36)::int + 1, 1)
           || substr(d, (v.claim_id / 2176782336 % 36)::int + 1, 1) || substr(d, (v.claim_id / 60466176 % 36)::int + 1, 1)
           || substr(d, (v.claim_id / 1679616 % 36)::int + 1, 1) || substr(d, (v.claim_id / 46656 % 36)::int + 1, 1)
           || substr(d, (v.claim_id / 1296 % 36)::int + 1, 1) || substr(d, (v.claim_id / 36 % 36)::int + 1, 1)
           || substr(d, (v.claim_id % 36)::int + 1, 1) || substr(d, v.version / 36 % 36 + 1, 1)
           || substr(d, v.version % 36 + 1, 1) as number
    from scope_claim
    join claim.version v using (claim_id)
   cross join (values ('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')) digits(d)
)
select 'claim ' || s.claim_id || ' version ' || s.version, 'is numbered ' || s.patient_control_number || ', its number begins ' || s.number,
       c.practice_id, s.claim_id::text
  from spelt s join claim.claim c using (claim_id)
 where not starts_with(s.patient_control_number, s.number) or length(s.patient_control_number) <> length(s.number) + 1
union all
select 'claim ' || l.claim_id || ' version ' || l.version || ' line ' || l.line_number, 'is numbered ' || l.line_control_number,
       c.practice_id, l.claim_id::text
  from spelt s
  join claim.line l using (claim_id, version)
  join claim.claim c using (claim_id)
 where l.line_control_number <> s.patient_control_number || 'L' || lpad(l.line_number::text, 2, '0')
union all
select 'interchanges to ' || g.partner, g.files || ' files carry numbers from ' || g.lowest || ' to ' || g.highest || ', the counter is at ' || coalesce(c.value, 0),
       null, null
  from (select partner, count(*) as files, min(interchange_control) as lowest, max(interchange_control) as highest
          from exchange.outbound_file where interchange_control is not null group by 1) g
  left join run.counter c on c.name = 'interchange:' || g.partner
 where (g.lowest, g.highest, coalesce(c.value, 0)) is distinct from (1, g.files, g.files)
 order by 1
