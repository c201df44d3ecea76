-- The lines of what no number matched: tonight's from staging, older ones from the book.
create temporary table remit_unmatched_line on commit drop as
select u.payment_id, u.ordinal, coalesce(s.procedure_code, '') as procedure_code, s.charge_cents
  from remit_unmatched u
  join staging.remit_work w using (payment_id, ordinal)
  join staging.remittance s on s.sha256 = w.sha256 and s.transaction_ordinal = w.transaction_ordinal and s.position = w.position
 where w.fresh and s.kind = 'L' and s.line > 0
union all
select l.payment_id, l.ordinal, l.procedure_code, l.charge_cents
  from remit_unmatched u
  join staging.remit_work w using (payment_id, ordinal)
  join remit.line l using (payment_id, ordinal)
 where not w.fresh and l.line > 0
