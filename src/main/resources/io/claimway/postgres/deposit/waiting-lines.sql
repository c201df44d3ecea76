-- Lines that wait for a payment and quote the trace of one.
select l.* from deposit.line l
 where l.state = ? and l.trace <> ''
   and exists (select from deposit.clearing c
                where (c.originator, c.trace, c.billing_entity) = (l.originator, l.trace, l.billing_entity))
 order by l.as_of, l.line_id
