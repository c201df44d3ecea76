-- Totals that are not those of what was sent, and claims counted as rejected but not named: somebody must ask the partner which.
create temporary table acknowledge_unreconciled on commit drop as
with told as (
  select f.*, a.included_count, a.received_count, coalesce(a.accepted_count, 0) as accepted, coalesce(a.rejected_count, 0) as rejected,
         coalesce(a.accepted_cents, 0) + coalesce(a.rejected_cents, 0) as cents, coalesce(a.rejected_cents, 0) as rejected_cents,
         coalesce(a.accepted_cents, a.rejected_cents) is not null as says_cents, a.named_count,
         a.accepted_count is not null or a.rejected_count is not null as counts
    from acknowledge_answered_file f join acknowledge_answer a using (sha256, position)
), claims as (
  select t.sha256, t.position, t.level, t.file_id, t.transaction_control, t.billing_entity,
         t.accepted || ' accepted and ' || t.rejected || ' rejected, ' || t.cents || ' cents, of ' || s.claims || ' claims sent, '
           || s.cents || ' cents; ' || t.named_count || ' rejected by name' as detail,
         greatest(case when t.says_cents then abs(t.cents - s.cents) else 0 end,
                  case when t.verdict <> 'REJECTED' and t.rejected > t.named_count then t.rejected_cents else 0 end) as cents
    from told t
   cross join lateral (select count(*) as claims, coalesce(sum(v.charge_cents), 0) as cents
                         from exchange.filed_claim f join claim.version v using (claim_id, version) join claim.claim c using (claim_id)
                        where f.file_id = t.file_id and (t.transaction_control is null or f.transaction_control = t.transaction_control)
                          and (t.billing_entity is null or c.billing_entity = t.billing_entity)) s
   where t.level in ('SUBMISSION', 'PROVIDER') and t.counts
     and (t.accepted + t.rejected <> s.claims or t.says_cents and t.cents <> s.cents
          or t.verdict <> 'REJECTED' and t.rejected > t.named_count)
)
select * from claims c
 where c.level = 'SUBMISSION' or not exists (select from claims s where s.level = 'SUBMISSION' and s.sha256 = c.sha256
                                                and s.file_id = c.file_id and s.transaction_control is not distinct from c.transaction_control)
union all
select t.sha256, t.position, t.level, t.file_id, null, null,
       t.included_count || ' included, ' || t.received_count || ' received and ' || t.accepted || ' accepted of ' || o.transactions
         || ' transactions sent; ' || n.rejected || ' rejected by name', o.charge_cents
  from told t join exchange.outbound_file o using (file_id)
 cross join lateral (select count(*) as rejected from acknowledge_answered_file r
                      where r.sha256 = t.sha256 and r.file_id = t.file_id and r.level = 'TRANSACTION' and r.verdict = 'REJECTED') n
 where t.level = 'GROUP' and t.included_count is not null
   and (t.included_count <> o.transactions or t.received_count <> o.transactions
        or t.accepted <> case when t.verdict = 'REJECTED' then 0 else o.transactions - n.rejected end)
