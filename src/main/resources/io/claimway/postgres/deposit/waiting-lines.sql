-- Deposits that wait for a payment and name one.
select l.* from deposit.line l
 where l.state = ? and l.quotes <> '{}'
 order by l.as_of, l.line_id
