-- Open items, those past their deadline first, then the most dollars.
select left(work_item_id, 10) as item, kind, subject, root_cause, advice, owner, n.today - opened_on as age_days, deadline, cents
  from worklist.item cross join (select max(business_date) as today from run.run where job = 'nightly') n
 where state = 'OPEN' and (?::text is null or kind = ?) and (?::text is null or owner = ?)
 order by deadline < n.today desc, cents desc, kind, work_item_id limit ?
