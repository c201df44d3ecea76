-- What happens to each item that is due, or was looked at and is not, and how it is from then on.
create temporary table due_change on commit drop as
with due as (
  select distinct on (d.work_item_id) d.work_item_id, d.kind, d.business_key, d.claim_id, d.subject, d.root_cause, d.cents, d.evidence, d.deadline, d.advice,
         k.deadline as usual_deadline, coalesce(d.owner, k.owner) as owner, coalesce(d.closing, k.closing) as closing
    from due_item d left join due_kind k using (kind)
   order by d.work_item_id, d.root_cause, d.cents, d.claim_id, d.closing, d.deadline, d.evidence, d.owner, d.advice
), concerned as (
  select work_item_id from due
  union
  select i.work_item_id
    from due_scope s join worklist.item i on i.kind = s.kind
   where s.business_key is null and i.state = 'OPEN'
  union
  -- What lies under a key: the key itself, or one that goes on after a bar, which comes right before a brace; looked up key by key.
  select i.work_item_id
    from due_scope s
   cross join lateral (select i.work_item_id from worklist.item i
                        where i.state = 'OPEN' and i.kind = s.kind and i.business_key >= s.business_key and i.business_key < s.business_key || '}'
                          and (i.business_key = s.business_key or starts_with(i.business_key, s.business_key || '|')) offset 0) i
), compared as (
  select c.work_item_id, coalesce(i.state, 'NONE') as standing,
         case when d.work_item_id is null then 'NOT_DUE'
              when (d.claim_id, d.root_cause, d.cents, d.owner, d.closing, d.advice, least(d.deadline, i.deadline))
                   is not distinct from (i.claim_id, i.root_cause, i.cents, i.owner, i.closing, i.advice, i.deadline) then 'AS_TOLD'
              else 'OTHERWISE' end as due,
         d.work_item_id is not null as is_due, coalesce(i.last_seq, 0) + 1 as seq, coalesce(i.kind, d.kind) as kind,
         coalesce(i.business_key, d.business_key) as business_key, coalesce(i.subject, d.subject) as subject,
         coalesce(i.evidence, d.evidence) as evidence, d.claim_id as due_claim, d.root_cause as due_cause, d.cents as due_cents,
         d.owner as due_owner, d.closing as due_closing, d.deadline as due_deadline, d.usual_deadline, i.claim_id, i.root_cause, i.cents, i.owner,
         i.closing, i.deadline, i.advice, d.advice as due_advice
    from concerned c left join due d using (work_item_id) left join worklist.item i using (work_item_id)
)
select c.work_item_id, c.seq, s.event, s.state, s.opens, c.kind, c.business_key, c.subject, c.evidence,
       case when is_due then due_claim else claim_id end as claim_id, case when is_due then due_cause else root_cause end as root_cause,
       case when is_due then due_cents else cents end as cents, case when is_due then due_owner else owner end as owner,
       case when is_due then due_closing else closing end as closing, case when is_due then due_advice else advice end as advice,
       case when s.opens then least(due_deadline, usual_deadline) else least(due_deadline, deadline) end as deadline
  from compared c join due_step s using (standing, due)
