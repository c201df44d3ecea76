-- Card clearing = what was charged and not settled; a client's prepayments = charges less what went back and what they have paid, never below zero.
with moved as (
  select billing_entity, client_id, sum(cents) as cents from patient.payment where settlement_id is null group by 1, 2
), settled as (
  select s.billing_entity, sum(s.gross_cents) as cents from patient.settled s group by 1
), balance as (
  select a.kind, a.entity, a.owner, sum(b.debit_cents - b.credit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind in ('card-clearing', 'patient-prepayments') group by 1, 2, 3
), clearing as (
  select entity, sum(cents) as cents
    from (select billing_entity as entity, cents from moved union all select billing_entity, -cents from settled) m group by 1
), prepaid as (
  select entity, client_id, sum(cents) as cents
    from (select billing_entity as entity, client_id, cents from moved
          union all
          select charge_entity, client_id, case when undoes is null then -cents else cents end from patient.applied) m
   group by 1, 2
)
select 'account card-clearing:' || coalesce(b.entity, c.entity), 'balance ' || coalesce(b.cents, 0) || ', what is not settled makes ' || coalesce(c.cents, 0), null, null
  from (select * from balance where kind = 'card-clearing') b full join clearing c using (entity)
 where coalesce(b.cents, 0) <> coalesce(c.cents, 0)
union all
select 'account patient-prepayments:' || coalesce(b.entity, p.entity) || ':' || coalesce(b.owner, p.client_id),
       'balance ' || coalesce(-b.cents, 0) || ', what is left of the charges makes ' || coalesce(p.cents, 0), null, null
  from (select * from balance where kind = 'patient-prepayments') b full join prepaid p on (b.entity, b.owner) = (p.entity, p.client_id)
 where coalesce(-b.cents, 0) <> coalesce(p.cents, 0) or coalesce(p.cents, 0) < 0
union all
select 'charge ' || a.charge_id, 'has ' || c.cents || ' cents left, and pays ' || a.cents || ' of shares', null, null
  from (select charge_id, sum(case when undoes is null then cents else -cents end) as cents from patient.applied group by 1) a
  left join (select charge_id, sum(cents) as cents from patient.payment where settlement_id is null group by 1) c using (charge_id)
 where a.cents not between 0 and coalesce(c.cents, 0)
union all
select 'settlement ' || s.settlement_id, 'came as ' || s.gross_cents || ' cents less a fee of ' || s.fee_cents || ', its events make '
       || coalesce(p.gross, 0) || ' less ' || coalesce(p.fee, 0), null, null
  from patient.settled s
  left join (select settlement_id, sum(cents) as gross, sum(fee_cents) as fee from patient.payment group by 1) p using (settlement_id)
 where (s.gross_cents, s.fee_cents) is distinct from (p.gross::bigint, p.fee::bigint)
union all
select 'bank line ' || coalesce(l.line_id, s.line_id), 'is ' || coalesce(l.state, 'nowhere') || ' with ' || coalesce(l.amount_cents, 0) || ' cents, and brought '
       || coalesce((s.gross_cents - s.fee_cents)::text, 'no settlement'), null, null
  from (select * from deposit.line where state = 'CARDS') l full join patient.settled s using (line_id)
 where (l.amount_cents, l.billing_entity) is distinct from (s.gross_cents - s.fee_cents, s.billing_entity)
 order by 1
