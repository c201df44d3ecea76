-- Answers whose totals are not those of what was sent.
select 'UNRECONCILED_ANSWER', u.sha256 || '|' || u.position, null::bigint,
       coalesce(o.name, 'file ' || o.file_id) || coalesce(' ST ' || u.transaction_control, '') || coalesce(' ' || u.billing_entity, ''),
       case when u.level = 'GROUP' then '999: ' else '277CA: ' end || u.detail, u.cents, u.sha256, null, null::date
  from acknowledge_unreconciled u join exchange.outbound_file o using (file_id)
