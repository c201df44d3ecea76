-- Opens an item for each answer that speaks of nothing we know to have sent.
insert into claim.work_item (work_item_id, kind, subject, detail, cents, opened_run, opened_on)
select encode(sha256(convert_to('UNMATCHED_ANSWER|' || sha256 || '|' || position, 'UTF8')), 'hex'), 'UNMATCHED_ANSWER',
       source || ' ' || level || ' ' || coalesce(patient_control_number, group_control || '/' || transaction_control, group_control,
         interchange_control || coalesce('/' || transaction_control, ''), '?') || coalesce(' ' || nullif(provider_id, ''), ''),
       'from ' || coalesce(partner, '?') || ': ' || verdict || ' ' || coalesce(codes, ''), coalesce(charge_cents, 0), ?, ?
  from acknowledge_unmatched
on conflict do nothing
