-- Makes items as tonight's events leave them.
insert into worklist.item (kind, business_key, claim_id, subject, root_cause, advice, owner, closing, deadline, cents, evidence, state, opened_on, opened_run,
       first_run, ended_run, last_seq)
select c.kind, c.business_key, c.claim_id, c.subject, c.root_cause, c.advice, c.owner, c.closing, c.deadline, c.cents, c.evidence, c.state,
       case when c.opens then ?::date else i.opened_on end, case when c.opens then ? else i.opened_run end, coalesce(i.first_run, ?),
       case when c.state <> 'OPEN' then ? end, c.seq
  from due_change c left join worklist.item i using (work_item_id)
 order by c.work_item_id
on conflict (work_item_id) do update
   set claim_id = excluded.claim_id, root_cause = excluded.root_cause, advice = excluded.advice, owner = excluded.owner, closing = excluded.closing,
       deadline = excluded.deadline, cents = excluded.cents, state = excluded.state, opened_on = excluded.opened_on,
       opened_run = excluded.opened_run, ended_run = excluded.ended_run, last_seq = excluded.last_seq
