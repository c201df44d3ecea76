-- What payments expect, of the traces that tonight's lines and those that wait quote.
with quoted as (
  select originator, trace from unnest(?::text[], ?::text[]) tonight (originator, trace)
  union
  select originator, trace from deposit.line where state = ? and trace <> ''
)
select c.payment_id, c.originator, c.trace, c.billing_entity, c.expected_cents, c.deposited_cents
  from quoted join deposit.clearing c using (originator, trace)
 order by c.payment_id
