-- Places where a partner's answer was not read whole.
select 'UNREADABLE_ANSWER', a.sha256 || '|' || a.position, null::bigint, a.source || ' ' || f.partner || '/' || f.name,
       'segment ' || coalesce(a.segment, 0) || ': ' || a.codes || '; evidence ' || a.sha256, coalesce(a.charge_cents, 0), a.sha256, null, null::date
  from staging.partner_answer a
 cross join lateral (select partner, name from exchange.inbound_file where sha256 = a.sha256
                      order by redelivery, partner collate "C", name collate "C" limit 1) f
 where a.level = 'UNREADABLE'
