-- Leaves each claim that a replay plan does not send to a person, under the plan's id.
insert into claim.work_item (work_item_id, kind, claim_id, subject, detail, cents, opened_run, opened_on, plan_id)
select encode(sha256(convert_to('REPLAY|' || p.plan_id || '|' || p.claim_id, 'UTF8')), 'hex'), 'REPLAY_' || p.action, p.claim_id,
       'claim ' || p.claim_id, 'plan ' || p.plan_id || ': ' || p.cause || '; ' || p.reason, p.charge_cents, ?, ?, p.plan_id
  from replay.plan_claim p where p.plan_id = ? and p.content_sha256 = ''
on conflict do nothing
