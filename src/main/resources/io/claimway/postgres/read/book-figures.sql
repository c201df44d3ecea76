-- The whole book in one line: sessions, claims and files, and the money at each place.
with happened as (
  select count(distinct claim_id) filter (where kind = :accepted) as acknowledged,
         count(distinct claim_id) filter (where kind = :rejected) as rejected,
         count(distinct claim_id) filter (where kind = :paid) as paid,
         count(distinct claim_id) filter (where kind = :denied) as denied
    from claim.event
), book as (
  select a.kind, sum(s.debit_cents) as debit, sum(s.credit_cents) as credit
    from ledger.account a join ledger.account_block s using (account_id) group by 1
), money as (
  select coalesce(sum(credit - debit) filter (where kind = :gross_charges), 0) as charged,
         coalesce(sum(debit) filter (where kind = :bank_cash), 0) as deposited,
         coalesce(sum(credit - debit) filter (where kind = :suspense), 0) as suspense,
         coalesce(sum(debit - credit) filter (where kind = :patient_receivable), 0) as patient
    from book
)
select (select count(distinct key) from fact.receipt where topic = 'sessions'), (select count(*) from claim.claim),
       (select count(*) from claim.session_state where disposition = 'HELD'),
       (select count(*) from exchange.outbound_file where kind = '837P' and state = 'DELIVERED'),
       h.acknowledged, h.rejected, h.paid, h.denied, m.charged,
       (select coalesce(sum(amount_cents), 0) from remit.payment where booked),
       m.deposited, m.suspense, m.patient,
       (select coalesce(sum(cents), 0) from payout.payout where state in ('RELEASED', 'SETTLED')),
       (select count(*) from payout.payout where state in ('RELEASED', 'SETTLED'))
  from happened h, money m
