-- What came of each remittance file.
update exchange.inbound_file f
   set handled_run = ?,
       outcome = case when s.good then 'APPLIED' when s.suspended then 'SUSPENDED' when s.test then 'IGNORED_TEST'
                      when s.duplicate then 'APPLIED' else 'QUARANTINED' end
  from (select o.sha256, bool_or(p.verdict = 'GOOD') as good, bool_or(p.verdict in ('TEST', 'PRENOTE')) as test,
               bool_or(p.verdict = 'DUPLICATE') as duplicate, bool_or(p.verdict not in ('GOOD', 'TEST', 'PRENOTE', 'DUPLICATE')) as suspended
          from exchange.inbound_file o left join staging.remit_payment p using (sha256)
         where o.kind = '835' and o.handled_run is null group by o.sha256) s
 where f.sha256 = s.sha256 and f.handled_run is null
