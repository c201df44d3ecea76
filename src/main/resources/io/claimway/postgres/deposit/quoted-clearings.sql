-- What payments expect, of the numbers that lines quote, and of other payments of the same payer, entity and day that are not whole.
with named as (
  select c.* from unnest(?::text[]) n(number) join deposit.clearing c on upper(ltrim(replace(c.trace, ' ', ''), '0')) = n.number
), of_their_days as (
  select c.*
    from (select distinct originator, billing_entity, since from named) n
    join deposit.clearing c using (originator, billing_entity, since)
   where c.deposited_cents <> c.expected_cents
)
select payment_id, originator, trace, billing_entity, method, since, expected_cents, deposited_cents
  from (select * from named union select * from of_their_days) known
 order by payment_id
