-- Files that left before the book was put back, and that it has not made again.
select case when l.partner = ? then 'PAID_BEFORE_RESTORE' else 'LEFT_BEFORE_RESTORE' end, l.partner || '|' || l.name, null::bigint,
       'file ' || l.name || ' to ' || l.partner, 'it left before the book was put back, and the book has not made it again', 0::bigint,
       null::text, null::text, null::date
  from exchange.left_before_restore l
 where not exists (select from exchange.outbound_file f where (f.partner, f.name) = (l.partner, l.name) and f.state = 'DELIVERED')
