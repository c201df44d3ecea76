-- Files of a run that were not taken in whole, with the transactions set aside: their senders are owed an answer.
with item as (
  select kind, business_key, evidence from worklist.item
   where first_run = ? and kind in ('UNREADABLE_REMITTANCE', 'UNREADABLE_ANSWER', 'ELIGIBILITY_ANSWER')
)
select f.partner, f.sha256,
       array(select split_part(i.business_key, '|', 2) from item i
              where i.kind = 'UNREADABLE_REMITTANCE' and i.evidence = f.sha256 order by 1) as transactions
  from exchange.inbound_file f
 where f.handled_run = ? and f.kind = any (?) and f.outcome is distinct from 'IGNORED_TEST' and not f.redelivery
   and (f.outcome = 'QUARANTINED' or exists (select from item i where i.evidence = f.sha256))
 order by f.partner collate "C", f.sha256
