-- Where each session stands after tonight's decision; the day it was first confirmed never moves later, so its payout cycle holds.
insert into claim.session_state as old (session_id, revision, disposition, reason, claim_id, payer, practice_id, provider_id, client_id,
       service_date, first_confirmed_on, charge_cents, earned_cents, run_id, starts_at, ends_at, procedure_codes)
select s.session_id, s.revision, s.disposition, s.reason, c.claim_id, s.payer, s.practice_id, s.provider_id, s.client_id,
       s.service_date, s.first_confirmed_on, s.charge_cents, s.earned_cents, ?, s.starts_at, s.ends_at, s.procedure_codes
  from staging.build_session s left join claim.claim c using (natural_key)
 order by s.session_id collate "C"
on conflict (session_id) do update
   set revision = excluded.revision, disposition = excluded.disposition, reason = excluded.reason,
       claim_id = coalesce(excluded.claim_id, old.claim_id), payer = excluded.payer, practice_id = excluded.practice_id,
       provider_id = excluded.provider_id, client_id = excluded.client_id, service_date = excluded.service_date,
       first_confirmed_on = least(old.first_confirmed_on, excluded.first_confirmed_on), charge_cents = excluded.charge_cents,
       earned_cents = excluded.earned_cents, run_id = excluded.run_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       procedure_codes = excluded.procedure_codes
