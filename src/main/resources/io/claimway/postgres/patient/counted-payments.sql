-- All that counts of these charges, and of those that these events lead back to.
select p.* from patient.payment p
 where p.charge_id = any (?) or p.charge_id in (select charge_id from patient.payment where payment_id = any (?))
 order by p.payment_id
