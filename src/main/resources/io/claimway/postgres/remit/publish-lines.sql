-- Lines as they were reported, beside the billed line they speak of.
insert into remit.line (payment_id, ordinal, line, procedure_code, decided_code, modifiers, service_date, charge_cents, paid_cents,
       line_control_number, remarks, line_number, expected_cents, allowed_cents)
select payment_id, ordinal, line, procedure_code, decided_code, modifiers, service_date, charge_cents, paid_cents,
       line_control_number, remarks, line_number, expected_cents, allowed_cents
  from staging.remit_line where fresh
 order by payment_id, ordinal, line
