-- Each work item is where its trail leads, and no step of a trail is missing or impossible.
with touched as (
  select work_item_id from worklist.item_event join scope_run using (run_id)
  union
  select i.work_item_id from worklist.item i join scope_run r on r.run_id in (i.opened_run, i.first_run)
), step as (
  select e.*, lag(e.event) over (partition by e.work_item_id order by e.seq) as before from touched join worklist.item_event e using (work_item_id)
), trail as (
  select work_item_id, count(*) as steps, max(seq) as last_seq, max(seq) filter (where event in ('OPENED', 'REOPENED')) as opening,
         bool_or(case event when 'OPENED' then before is not null when 'REOPENED' then coalesce(before, 'OPENED') not in ('RESOLVED', 'CLOSED')
                            else coalesce(before, 'CLOSED') in ('RESOLVED', 'CLOSED') end
                 -- A denial that is written off ends by the deed.
                 or event = 'RESOLVED' and closing <> 'BY_HAND'
                    and not exists (select from worklist.item i where i.work_item_id = step.work_item_id and i.kind = 'DENIED_CLAIM')) as impossible
    from step group by 1
), led as (
  select t.work_item_id, t.steps, t.last_seq, t.impossible, l.run_id as last_run, o.run_id as opened_run, o.business_date as opened_on,
         f.run_id as first_run, l.claim_id, l.root_cause, l.advice, l.owner, l.closing, l.deadline, l.cents,
         case when l.event in ('RESOLVED', 'CLOSED') then l.event else 'OPEN' end as state
    from trail t
    join step l on l.work_item_id = t.work_item_id and l.seq = t.last_seq
    left join step o on o.work_item_id = t.work_item_id and o.seq = t.opening
    left join step f on f.work_item_id = t.work_item_id and f.seq = 1
)
select 'work item ' || work_item_id || coalesce(', ' || i.kind || ' of ' || i.subject, ''),
       case when i.work_item_id is null then 'has a trail of ' || l.steps || ' steps, and is not there'
            when l.work_item_id is null then 'has no trail'
            when l.steps <> l.last_seq then 'has a trail of ' || l.steps || ' steps, the last is number ' || l.last_seq
            when l.impossible then 'has a trail that cannot be'
            else 'is ' || i.state || ' with ' || i.cents || ' cents, its trail leads to ' || l.state || ' with ' || l.cents end,
       null, coalesce(l.last_run, i.opened_run)
  from touched
  left join worklist.item i using (work_item_id)
  left join led l using (work_item_id)
 where i.work_item_id is null or l.work_item_id is null or l.impossible or l.steps <> l.last_seq
    or (i.state, i.claim_id, i.root_cause, i.advice, i.owner, i.closing, i.deadline, i.cents, i.opened_on, i.opened_run, i.first_run, i.last_seq, i.ended_run)
       is distinct from
       (l.state, l.claim_id, l.root_cause, l.advice, l.owner, l.closing, l.deadline, l.cents, l.opened_on, l.opened_run, l.first_run, l.last_seq,
        case when l.state <> 'OPEN' then l.last_run end)
 order by 1
