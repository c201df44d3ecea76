-- Open work by kind, the most dollars first; overdue on the date of the newest night.
select kind, owner, count(*) as items, sum(cents) as cents, min(opened_on) as oldest, count(*) filter (where deadline < n.today) as overdue
  from worklist.item cross join (select max(business_date) as today from run.run where job = 'nightly') n
 where state = 'OPEN' group by 1, 2 order by 4 desc, 1
