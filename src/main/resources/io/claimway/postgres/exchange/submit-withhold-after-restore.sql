-- Keeps back claim files of a night that runs again after a restore and that did not leave the first time.
-- Of a night that had delivered all: every file that is none of those. Of one that had not: those to a partner that has others of that night.
update exchange.outbound_file o
   set state = 'WITHHELD', withheld_reason = 'this night had run before the book was put back, and other files of it left for ' || o.partner
  from run.run r join run.lost_night n using (business_date)
 where o.run_id = ? and r.run_id = o.run_id and r.job = 'nightly' and o.kind = '837P' and o.state = 'RENDERED'
   and not exists (select from exchange.left_before_restore l where (l.partner, l.name) = (o.partner, o.name))
   and (n.finished
        or exists (select from exchange.left_before_restore l
                    where l.partner = o.partner and starts_with(l.name, '837P_' || to_char(n.business_date, 'YYYYMMDD') || '_')
                      and not exists (select from exchange.outbound_file p where p.run_id = o.run_id and (p.partner, p.name) = (l.partner, l.name))))
