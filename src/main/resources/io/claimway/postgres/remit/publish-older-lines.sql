-- Lines that were suspended and are matched otherwise now.
update remit.line l set line_number = s.line_number, expected_cents = s.expected_cents
  from staging.remit_line s
 where not s.fresh and (l.payment_id, l.ordinal, l.line) = (s.payment_id, s.ordinal, s.line)
   and l.line_number is distinct from s.line_number
