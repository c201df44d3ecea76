-- Transfers not booked yet, in canonical order, on the kinds that the table of events names.
create temporary table fresh_posting on commit drop as
select row_number() over (order by p.claim_id nulls last, p.key_date, p.key_hash) as place, p.*,
       case when p.cents > 0 then e.debit_kind else e.credit_kind end as debit_kind,
       case when p.cents > 0 then p.debit_owner else p.credit_owner end as debited_owner,
       case when p.cents > 0 then e.credit_kind else e.debit_kind end as credit_kind,
       case when p.cents > 0 then p.credit_owner else p.debit_owner end as credited_owner
  from posting p
  left join ledger.event e using (event)
 where not exists (select from ledger.posting_key k where (k.key_date, k.key_hash) = (p.key_date, p.key_hash))
