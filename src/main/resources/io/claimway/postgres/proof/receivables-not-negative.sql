-- No receivable of a lineage is below zero, but for what a payer paid on a version that a smaller one replaces, until that is settled.
with side as (
  select account_id, kind from ledger.account where kind in ('payer-receivable', 'patient-receivable', 'denied-receivable')
), moved as (
  select claim_id, debit as account_id, amount_cents as cents from scope_claim join ledger.transfer using (claim_id)
  union all
  select claim_id, credit, -amount_cents from scope_claim join ledger.transfer using (claim_id)
)
select 'claim ' || m.claim_id, 'its ' || s.kind || ' stands at ' || sum(m.cents) || ' cents', min(c.practice_id), m.claim_id::text
  from moved m join side s using (account_id) left join claim.claim c using (claim_id)
 group by m.claim_id, s.kind
having sum(m.cents) < 0
   and not (s.kind = 'payer-receivable'
            and (exists (select from claim.version v join claim.state t using (claim_id, version)
                          where v.claim_id = m.claim_id and v.frequency in ('7', '8') and t.state not in ('PAID', 'DENIED', 'VOIDED'))
              or exists (select from worklist.item i where i.claim_id = m.claim_id and i.kind = 'CREDIT_BALANCE' and i.state = 'OPEN')))
 order by 1
