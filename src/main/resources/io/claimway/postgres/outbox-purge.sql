-- Lets the events of runs before a day go that were sent, and keeps how many there were of each key and up to which number.
-- A run whose events wait stays, and all after it.
with old as materialized (
  select r.run_id
    from run.run r
   where r.state = 'FINISHED' and r.business_date < ?
     and r.business_date < coalesce((select min(w.business_date)
                                       from run.outbox o join run.run w using (run_id)
                                      where o.sent_at is null
                                        and not exists (select from run.outbox_standing_aside a where a.event_id = o.event_id and a.given_up)), 'infinity')
     and not exists (select from run.outbox_purge p where p.purged_run = r.run_id)
), gone as (
  delete from run.outbox o using old where o.run_id = old.run_id returning o.topic, o.key, o.key_seq, o.run_id
), told as (
  insert into run.outbox_history as h (topic, key, events, last_seq, run_id)
  select topic, key, count(*), max(key_seq), ? from gone group by 1, 2
  on conflict (topic, key) do update
    set events = h.events + excluded.events, last_seq = greatest(h.last_seq, excluded.last_seq), run_id = excluded.run_id
  returning 1
)
insert into run.outbox_purge (purged_run, events, run_id) select run_id, count(*), ? from gone group by 1
