-- Payments that are not used because they were not read whole, and what of a file stands in no payment.
select 'UNREADABLE_REMITTANCE', s.sha256 || '|' || s.transaction_ordinal, null::bigint,
       f.partner || '/' || f.name || case when s.transaction_ordinal = 0 then '' else ', transaction ' || s.transaction_ordinal end,
       case when s.transaction_control is null then '' else 'transaction ' || s.transaction_control || ', ' end
         || 'segment ' || coalesce(s.segment, 0) || ': ' || s.flaw || '; evidence ' || s.sha256,
       coalesce(s.amount_cents, 0), s.sha256, null, null::date
  from staging.remittance s
 cross join lateral (select partner, name from exchange.inbound_file where sha256 = s.sha256
                      order by redelivery, partner collate "C", name collate "C" limit 1) f
 where s.kind = 'Q'
