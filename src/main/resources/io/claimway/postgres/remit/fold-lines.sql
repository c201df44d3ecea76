-- The lines of one bucket's reported claims, in the same order: tonight's from staging, older ones from the book.
select m.family_id, m.payment_id, m.ordinal, s.line, coalesce(s.procedure_code, '') as procedure_code, s.decided_code,
       coalesce(s.modifiers, '{}') as modifiers, coalesce(s.service_date, w.service_date) as service_date, s.charge_cents, s.paid_cents,
       coalesce(s.line_control_number, '') as line_control_number, coalesce(s.remarks, '{}') as remarks, s.adjustment_groups,
       s.adjustment_reasons, s.adjustment_cents
  from staging.remit_match m
  join staging.remit_work w using (stage_attempt, payment_id, ordinal)
  join staging.remittance s on s.sha256 = w.sha256 and s.transaction_ordinal = w.transaction_ordinal and s.position = w.position
 where m.stage_attempt = ? and m.bucket = ? and w.fresh and s.kind = 'L'
union all
select m.family_id, m.payment_id, m.ordinal, l.line, l.procedure_code, l.decided_code, l.modifiers, l.service_date, l.charge_cents, l.paid_cents,
       l.line_control_number, l.remarks, coalesce(a.groups, '{}'), coalesce(a.reasons, '{}'), coalesce(a.cents, '{}')
  from staging.remit_match m
  join staging.remit_work w using (stage_attempt, payment_id, ordinal)
  join remit.line l using (payment_id, ordinal)
  left join lateral (
    select array_agg(group_code order by place) as groups, array_agg(reason_code order by place) as reasons,
           array_agg(a.cents order by place) as cents
      from remit.adjustment a where (a.payment_id, a.ordinal, a.line) = (l.payment_id, l.ordinal, l.line)) a on true
 where m.stage_attempt = ? and m.bucket = ? and not w.fresh
 order by family_id, payment_id, ordinal, line
