-- Payments that could not be read to their end.
select 'UNREADABLE_REMITTANCE', sha256 || '|' || transaction_ordinal, null::bigint, sha256 || '#' || transaction_ordinal,
       'transaction ' || coalesce(transaction_control, '?') || ', segment ' || coalesce(segment, 0) || ': ' || flaw, 0, sha256, null, null::date
  from staging.remittance where kind = 'Q'
