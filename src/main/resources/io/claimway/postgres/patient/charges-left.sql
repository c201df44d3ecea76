-- What is left of the charges of these clients.
select c.payment_id, c.session_id, c.client_id, c.billing_entity, c.effective_on,
       (select sum(p.cents) from patient.payment p where p.charge_id = c.payment_id and p.settlement_id is null) as cents
  from patient.payment c
 where c.client_id = any (?) and c.payment_id = c.charge_id
 order by c.client_id, c.payment_id
