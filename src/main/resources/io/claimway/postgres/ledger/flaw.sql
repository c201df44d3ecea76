-- The first transfer that the book cannot take, and why.
select key_date || ' ' || key_hash || ' ' || min(event), 'it is given twice' from fresh_posting group by key_date, key_hash having count(*) > 1
union all
select key_date || ' ' || key_hash || ' ' || event, 'no event has this name' from fresh_posting where debit_kind is null
union all
select key_date || ' ' || key_hash || ' ' || event, 'its amount is zero' from fresh_posting where cents = 0
union all
select key_date || ' ' || key_hash || ' ' || event, 'debit and credit are both ' || debit_kind || ' of ' || debited_owner
  from fresh_posting where (debit_kind, debited_owner) = (credit_kind, credited_owner)
union all
select p.key_date || ' ' || p.key_hash || ' ' || p.event, 'its ' || k.kind || ' account belongs to ' || k.owner || ', and "' || side.owner || '" is told'
  from fresh_posting p
 cross join lateral (values (p.debit_kind, p.debited_owner), (p.credit_kind, p.credited_owner)) side (kind, owner)
  join ledger.account_kind k on k.kind = side.kind
 where (k.owner = 'NONE') <> (side.owner = '')
union all
select key_date || ' ' || key_hash || ' ' || event, 'a text of it spans lines' from fresh_posting
 where strpos(entity || debit_owner || credit_owner || cause || coalesce(payout_id, '') || coalesce(session_id, ''), E'\n') > 0
union all
select p.key_date || ' ' || p.key_hash || ' ' || p.event, 'what it undoes is undone already' from fresh_posting p
  join ledger.posting_key k on k.undoes = p.undoes
union all
select min(key_date || ' ' || key_hash || ' ' || event), 'it undoes what another transfer beside it undoes'
  from fresh_posting where undoes is not null group by undoes having count(*) > 1
 limit 1
