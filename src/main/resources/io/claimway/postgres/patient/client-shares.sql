-- What these clients' claims leave open with them, session by session, and with their payers.
with mine as (
  select c.claim_id, c.client_id, c.billing_entity, c.service_date,
         (select min(l.session_id) from claim.line l where l.claim_id = c.claim_id) as first_session
    from claim.claim c where c.client_id = any (?)
), moved as (
  select m.claim_id, coalesce(t.session_id, l.session_id, m.first_session) as session_id,
         case when a.kind = ? then s.cents end as open_cents, case when a.kind = any (?) then s.cents end as undecided_cents
    from mine m
    join ledger.transfer t using (claim_id)
   cross join lateral (values (t.debit, t.amount_cents), (t.credit, -t.amount_cents)) s(account_id, cents)
    join ledger.account a using (account_id)
    left join claim.line l on (l.claim_id, l.version, l.line_number) = (t.claim_id, t.version, t.line_number)
), undecided as (
  select claim_id, coalesce(sum(undecided_cents), 0) as cents from moved group by 1
), opened as (
  select claim_id, session_id, sum(open_cents) as cents from moved group by 1, 2
)
select m.claim_id, s.session_id, m.client_id, m.billing_entity, m.service_date, coalesce(o.cents, 0) as open_cents, u.cents as undecided_cents
  from mine m
  join undecided u using (claim_id)
 cross join lateral (select distinct l.session_id from claim.line l where l.claim_id = m.claim_id) s
  left join opened o on (o.claim_id, o.session_id) = (m.claim_id, s.session_id)
 order by m.client_id, m.claim_id, s.session_id
