-- What delivery does to the book (SPEC §8.2): a first delivery charges the payer.
-- A later version books what its charge changes, and takes back from the denied receivable what an earlier denial had moved
-- there; a void books nothing until it is effective.
insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, undoes, cause,
       service_date, effective_date)
with booked as (
  select l.claim_id,
         coalesce(sum(t.amount_cents) filter (where c.kind = 'gross-charges'), 0)
         - coalesce(sum(t.amount_cents) filter (where d.kind = 'gross-charges'), 0) as charged
    from submit_leaving l
    join ledger.transfer t using (claim_id)
    join ledger.account d on d.account_id = t.debit
    join ledger.account c on c.account_id = t.credit
   where l.version > 1 group by l.claim_id
), change as (
  select l.*, l.charge_cents - coalesce(b.charged, 0) as charge_change
    from submit_leaving l left join booked b using (claim_id) where l.state = 'DELIVERED' and l.frequency <> '8'
)
select n.day, ledger.key_hash('submitted:' || claim_id || ':' || version), 'CLAIM_DELIVERED', billing_entity, payer, '', charge_change,
       claim_id, version, null, null::uuid, name, service_date, n.day
  from change cross join (select ?::date as day) n where charge_change <> 0
union all
select n.day, ledger.key_hash('reopened:' || g.version || ':' || t.key_hash), t.event, d.entity, d.owner, c.owner, -t.amount_cents,
       t.claim_id, g.version, t.line_number, t.key_hash, g.name, g.service_date, n.day
  from change g
  join ledger.transfer t using (claim_id)
  join ledger.account d on d.account_id = t.debit
  join ledger.account c on c.account_id = t.credit
 cross join (select ?::date as day) n
 where g.version > 1 and t.event = 'DENIED' and t.undoes is null
   and not exists (select from ledger.posting_key u where u.undoes = t.key_hash)
