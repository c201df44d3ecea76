-- Adjustments that were suspended and take effect now.
update remit.adjustment a set class = s.adjustment_class
  from staging.remit_adjustment s
 where not s.fresh and (a.payment_id, a.ordinal, a.line, a.place) = (s.payment_id, s.ordinal, s.line, s.place)
   and a.class is distinct from s.adjustment_class
