-- Adjustments as they were reported, with their class where they took effect.
insert into remit.adjustment (payment_id, ordinal, line, place, group_code, reason_code, cents, class)
select payment_id, ordinal, line, place, group_code, reason_code, cents, adjustment_class
  from staging.remit_adjustment where fresh
 order by payment_id, ordinal, line, place
