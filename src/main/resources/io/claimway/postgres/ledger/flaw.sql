-- The first transfer that the book cannot take, and why.
with undoing as materialized (
  select key_date, key_hash, event, undoes from fresh_posting where undoes is not null
)
select p.key_date || ' ' || p.key_hash || ' ' || p.event, f.flaw
  from fresh_posting p
  left join ledger.account_kind d on d.kind = p.debit_kind
  left join ledger.account_kind c on c.kind = p.credit_kind
 cross join lateral (
   select case when p.debit_kind is null then 'no event has this name'
               when p.cents = 0 then 'its amount is zero'
               when (p.debit_kind, p.debited_owner) = (p.credit_kind, p.credited_owner)
                 then 'debit and credit are both ' || p.debit_kind || ' of ' || p.debited_owner
               when (d.owner = 'NONE') <> (p.debited_owner = '')
                 then 'its ' || d.kind || ' account belongs to ' || d.owner || ', and "' || p.debited_owner || '" is told'
               when (c.owner = 'NONE') <> (p.credited_owner = '')
                 then 'its ' || c.kind || ' account belongs to ' || c.owner || ', and "' || p.credited_owner || '" is told'
               when strpos(p.entity || p.debit_owner || p.credit_owner || p.cause || coalesce(p.payout_id, '') || coalesce(p.session_id, ''), E'\n') > 0
                 then 'a text of it spans lines' end as flaw) f
 where f.flaw is not null
union all
select key_date || ' ' || key_hash || ' ' || min(event), 'it is given twice' from fresh_posting group by key_date, key_hash having count(*) > 1
union all
select u.key_date || ' ' || u.key_hash || ' ' || u.event, 'what it undoes is undone already' from undoing u
  join ledger.posting_key k on k.undoes = u.undoes
union all
select min(key_date || ' ' || key_hash || ' ' || event), 'it undoes what another transfer beside it undoes'
  from undoing group by undoes having count(*) > 1
 limit 1
