-- Sessions whose provider saw another client at the same time; those of a group, which several clients share, overlap nobody. The first that is found is enough.
with day as (
  select session_id, client_id, provider_id, service_date, starts_at, ends_at, true as fresh from build_judged_slot where exclusive
  union all
  select s.session_id, s.client_id, s.provider_id, s.service_date, s.starts_at, s.ends_at, false
    from claim.session_state s
   where s.disposition = 'CLAIM' and not s.procedure_codes && ?
     and (s.provider_id, s.service_date) in (select provider_id, service_date from build_judged_slot)
     and not exists (select from build_judged_slot where build_judged_slot.session_id = s.session_id)
)
select a.session_id
  from day a
 where a.fresh
   and exists (select from day b
                where b.provider_id = a.provider_id and b.service_date = a.service_date and b.session_id <> a.session_id
                  and b.client_id <> a.client_id and a.starts_at < b.ends_at and b.starts_at < a.ends_at)
