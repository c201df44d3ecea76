-- Answers that speak of nothing we know to have sent.
select 'UNMATCHED_ANSWER', sha256 || '|' || position, null::bigint,
       source || ' ' || level || ' ' || coalesce(patient_control_number, group_control || '/' || transaction_control, group_control,
         interchange_control || coalesce('/' || transaction_control, ''), '?') || coalesce(' ' || nullif(provider_id, ''), ''),
       'from ' || coalesce(partner, '?') || ': ' || verdict || ' ' || coalesce(codes, ''), coalesce(charge_cents, 0), sha256, null, null::date
  from acknowledge_unmatched
