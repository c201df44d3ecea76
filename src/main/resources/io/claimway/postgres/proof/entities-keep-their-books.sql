-- Both accounts of a transfer belong to one billing entity, and are of the kinds that its event names.
select 'transfer ' || t.seq, t.event || ' debits ' || coalesce(d.code, 'no account') || ' and credits ' || coalesce(c.code, 'no account'), null, s.block::text
  from scope_block s
  join ledger.transfer t on t.seq between s.from_seq and s.to_seq
  left join ledger.account d on d.account_id = t.debit
  left join ledger.account c on c.account_id = t.credit
  left join ledger.event e using (event)
 where d.entity is distinct from c.entity
    or (d.kind, c.kind) is distinct from (e.debit_kind, e.credit_kind) and (d.kind, c.kind) is distinct from (e.credit_kind, e.debit_kind)
 order by 1
