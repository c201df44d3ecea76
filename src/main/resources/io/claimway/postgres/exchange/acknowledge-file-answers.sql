-- What answers speak of that we sent: a file, a transaction of it, or a billing provider's claims in it.
-- An accepted group says nothing that its transactions do not say. A 277CA names a submission by its number or by its
-- interchange, and a billing provider by an id that is one of ours.
create temporary table acknowledge_answered_file on commit drop as
select a.sha256, a.position, a.source, a.level, a.verdict, a.codes, a.cause, o.file_id, t.transaction_control, p.billing_entity
  from acknowledge_answer a
  join exchange.outbound_file o
    on o.partner = a.partner
   and (a.source = '999' and o.group_control = a.group_number or a.source <> '999' and o.interchange_control = a.interchange)
  left join exchange.outbound_transaction t
    on a.level <> 'GROUP' and t.file_id = o.file_id
   and ltrim(t.transaction_control, '0') = ltrim(a.transaction_control, '0')
  left join payee_key p on a.level = 'PROVIDER' and p.payee_id = a.provider_id
 where a.level in ('FILE', 'GROUP')
    or a.level = 'TRANSACTION' and (t.file_id is not null or o.kind <> '837P')
    or a.level in ('SUBMISSION', 'PROVIDER') and o.kind = '837P' and (a.transaction_control is null or t.file_id is not null)
       and (a.level = 'SUBMISSION' or p.billing_entity is not null)
