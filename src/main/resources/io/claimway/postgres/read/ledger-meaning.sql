-- What the book says, without numbers, keys and billing entities: one line per transfer, those of a payout summed over the entities that owe it.
with meant as (
  select k.natural_key, t.version, t.line_number, d.kind as debit, coalesce(nullif(d.owner, ''), d.entity) as debit_owner,
         c.kind as credit, coalesce(nullif(c.owner, ''), c.entity) as credit_owner, t.amount_cents, t.service_date, t.effective_date,
         t.posting_date
    from ledger.transfer t
    join ledger.account d on d.account_id = t.debit
    join ledger.account c on c.account_id = t.credit
    left join claim.claim k using (claim_id)
   where t.event not in ('PAYOUT_RELEASED', 'PAYOUT_OWED_ACROSS', 'PAYOUT_PAID_ACROSS')
  union all
  select null, null, null, max(kind) filter (where cents > 0), max(owner) filter (where cents > 0),
         max(kind) filter (where cents < 0), max(owner) filter (where cents < 0), sum(cents) filter (where cents > 0), null,
         effective_date, posting_date
    from (select p.payout_id, p.effective_date, p.posting_date, p.undone, a.kind, a.owner, sum(p.cents) as cents
            from (select t.payout_id, t.effective_date, t.posting_date, t.undoes is not null as undone, s.account_id, s.cents
                    from ledger.transfer t
                   cross join lateral (values (t.debit, t.amount_cents), (t.credit, -t.amount_cents)) s (account_id, cents)
                   where t.event in ('PAYOUT_RELEASED', 'PAYOUT_OWED_ACROSS', 'PAYOUT_PAID_ACROSS')) p
            join ledger.account a using (account_id)
           where a.kind <> :intercompany
           group by 1, 2, 3, 4, 5, 6) net
   group by payout_id, effective_date, posting_date, undone
), said as (
  select concat_ws('|', coalesce(natural_key, ''), coalesce(version::text, ''), coalesce(line_number::text, ''), debit, debit_owner, credit,
           credit_owner, amount_cents, coalesce(service_date::text, ''), effective_date, posting_date) as line
    from meant
)
select line from said order by line collate "C"
