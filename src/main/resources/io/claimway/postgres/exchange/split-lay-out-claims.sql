-- Lays out the claims that wait for a file, each with its place among those of its payer by patient control number.
-- Braked are those whose payer, billing entity or practice a person has stopped.
insert into staging.split_claim (stage_attempt, payer, braked, place, claim_id, version, charge_cents)
select ?, payer, braked, row_number() over (partition by payer, braked order by patient_control_number collate "C") - 1,
       claim_id, version, charge_cents
  from (select c.payer, v.patient_control_number, s.claim_id, s.version, v.charge_cents,
               exists (select from claim.brake b
                        where (b.kind, b.subject) in (('PAYER', c.payer), ('BILLING_ENTITY', c.billing_entity),
                                                      ('PRACTICE', c.practice_id))) as braked
          from claim.state s join claim.claim c using (claim_id) join claim.version v using (claim_id, version)
         where s.state = :ready) waiting
