-- What was ever applied of these clients' charges, and taken back.
select * from patient.applied where client_id = any (?) order by client_id, decided_on, charge_id, seq
