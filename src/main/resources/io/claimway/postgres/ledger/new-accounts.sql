-- Accounts that are named for the first time, numbered in order of their codes.
with wanted as (
  select debit_kind as kind, entity, debited_owner as owner from fresh_posting
  union select credit_kind, entity, credited_owner from fresh_posting
), missing as (
  select w.*, row_number() over (order by (kind || ':' || entity || ':' || owner) collate "C") as place
    from wanted w where not exists (select from ledger.account a where (a.kind, a.entity, a.owner) = (w.kind, w.entity, w.owner))
), made as (
  insert into ledger.account (account_id, kind, entity, owner)
  select ? + place, kind, entity, owner from missing
  returning 1
)
select count(*) from made
