-- Marks waiting lines with what they are for now.
update deposit.line l set state = c.state, reason = c.reason
  from changed_line c where l.line_id = c.line_id
