-- What each record of the topic sessions came to; null where nothing was decided, which no finished night leaves.
create or replace view fact.session_disposition as
select r.topic, r.partition, r.record_offset, r.run_id, r.key as session_id, r.revision,
       case
         when r.outcome in ('QUARANTINED', 'DUPLICATE') then r.outcome
         when r.outcome = 'SUPERSEDED' or s.revision > r.revision then 'SUPERSEDED'
         when s.revision = r.revision then s.disposition
         when r.recorded_at > l.as_of then 'CARRIED_OVER'
       end as disposition,
       case when r.outcome = 'QUARANTINED' then r.reason when s.revision = r.revision then s.reason end as reason
  from fact.receipt r
  left join claim.session_state s on s.session_id = r.key
  cross join (select max(as_of) as as_of from run.run) l
 where r.topic = 'sessions';
