-- Open holds by reason, and how many have used 50, 75 and 90 % of the time for filing.
with open as (
  select h.*, 100 * (n.today - s.service_date) / nullif(h.deadline - s.service_date, 0) as used
    from claim.hold h
    left join claim.session_state s using (session_id)
   cross join (select max(business_date) as today from run.run where job = 'nightly') n
   where h.released_run is null
)
select code, edit_code as edit, lower(owner) as released_by, count(distinct session_id) as sessions, sum(cents) as cents,
       min(opened_on) as oldest, min(deadline) as first_deadline,
       count(distinct session_id) filter (where used >= 50) as at_50, count(distinct session_id) filter (where used >= 75) as at_75,
       count(distinct session_id) filter (where used >= 90) as at_90
  from open group by 1, 2, 3 order by at_90 desc, at_75 desc, cents desc, 1, 2
