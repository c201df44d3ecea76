-- Opens an item for each file, transaction or billing provider that was refused as a whole, with the dollars it holds.
insert into claim.work_item (work_item_id, kind, subject, detail, cents, cause, opened_run, opened_on)
select encode(sha256(convert_to(concat_ws('|', 'REJECTED_FILE', a.file_id, coalesce(a.transaction_control, ''), a.billing_entity), 'UTF8')), 'hex'),
       case when a.transaction_control is null then 'REJECTED_FILE' else 'REJECTED_TRANSACTION' end,
       coalesce(o.name, 'file ' || o.file_id) || coalesce(' ST ' || a.transaction_control, '') || coalesce(' ' || a.billing_entity, ''),
       a.codes || ', ' || case when a.level = 'PROVIDER' then r.claims else coalesce(t.claims, o.claims) end || ' claims or inquiries',
       case when a.level = 'PROVIDER' then r.cents else coalesce(t.charge_cents, o.charge_cents) end, a.cause, ?, ?
  from acknowledge_answered_file a
  join exchange.outbound_file o using (file_id)
  left join exchange.outbound_transaction t on t.file_id = a.file_id and t.transaction_control = a.transaction_control
 cross join lateral (select count(*) as claims, coalesce(sum(v.charge_cents), 0) as cents
                       from acknowledge_claim_answer c join claim.version v using (claim_id, version)
                      where c.sha256 = a.sha256 and c.position = a.position) r
 where a.verdict = 'REJECTED' and (a.level <> 'PROVIDER' or r.claims > 0)
on conflict do nothing
