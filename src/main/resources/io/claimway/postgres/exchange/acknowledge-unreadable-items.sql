-- Places where a partner's answer could not be read.
select 'UNREADABLE_ANSWER', sha256 || '|' || position, null::bigint, source || ' ' || sha256,
       'segment ' || coalesce(segment, 0) || ': ' || codes, 0, sha256, null, null::date
  from staging.partner_answer where level = 'UNREADABLE'
