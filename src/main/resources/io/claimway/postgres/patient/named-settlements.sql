-- Settlements that bank lines name and that none has brought.
select u.settlement_id, u.billing_entity, u.gross_cents, u.fee_cents
  from patient.unsettled u
 where u.settlement_id in (select p.settlement_id from patient.payment p
                            where p.settlement_id is not null and upper(ltrim(replace(p.settlement_id, ' ', ''), '0')) = any (?))
 order by u.settlement_id
