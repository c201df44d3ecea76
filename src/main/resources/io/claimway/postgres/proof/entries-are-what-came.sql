-- What persons keyed lies in the mailbox of entries, each payment once and released by a second person or its author, and nothing else does.
with standing as (
  select e.*, f.run_id as received
    from remit.entry_standing e
    left join lateral (select i.run_id from exchange.inbound_file i where i.partner = 'entered' and i.sha256 = e.sha256 order by i.run_id limit 1) f on true
), broken as (
  select s.run_id, 'entry ' || s.entry_id as subject, 'was released, and the nights since have not received it' as why
    from standing s
   where s.step = 'RELEASED' and s.received is null
     and exists (select from run.publication p join run.run r using (run_id) where p.stage = 'receive' and r.job = 'nightly' and r.business_date > s.decided_on)
  union all
  select s.run_id, 'entry ' || s.entry_id, 'is ' || s.step || ', and was received by ' || s.received
    from standing s where s.step <> 'RELEASED' and s.received is not null
  union all
  select f.run_id, 'inbound file ' || f.partner || '/' || f.name, 'lies among the entries, and nobody has entered it: jobs/claimway remit enter FILE'
    from exchange.inbound_file f join scope_run using (run_id)
   where f.partner = 'entered' and not exists (select from remit.entry e where e.sha256 = f.sha256)
  union all
  select s.run_id, 'entry ' || s.entry_id, 'tells ' || s.amount_cents || ' cents of trace ' || s.trace || ', and payment ' || p.payment_id || ' came of it with '
         || p.amount_cents || ' of ' || p.trace
    from standing s join remit.payment p using (sha256)
   where (p.originator, p.billing_entity, p.trace, p.paid_on, p.amount_cents) is distinct from (s.originator, s.billing_entity, s.trace, s.paid_on, s.amount_cents)
  union all
  select min(s.run_id), 'entry ' || min(s.entry_id), 'is one of ' || count(*) || ' for one payment or one document'
    from standing s where s.step <> 'WITHDRAWN'
   group by s.originator, s.billing_entity, s.trace, s.paid_on having count(*) > 1
  union all
  select min(s.run_id), 'entry ' || min(s.entry_id), 'is one of ' || count(*) || ' for one document'
    from standing s where s.step <> 'WITHDRAWN' group by s.document_sha256 having count(*) > 1
  union all
  select e.run_id, 'entry ' || e.entry_id, 'has steps that cannot be'
    from remit.entry e
   where not exists (select from remit.entry_step s where (s.entry_id, s.seq) = (e.entry_id, 1))
      or exists (select from (select s.seq, s.step, lag(s.step, 1, 'WITHDRAWN') over (order by s.seq) as before, row_number() over (order by s.seq) as place
                                from remit.entry_step s where s.entry_id = e.entry_id) n
                  where n.seq <> n.place or n.before <> case n.step when 'ENTERED' then 'WITHDRAWN' else 'ENTERED' end)
  union all
  select coalesce(s.run_id, i.opened_run), coalesce('entry ' || s.entry_id, 'work item ' || i.subject), 'waits for approval without its item, or its item without it'
    from (select * from standing where step = 'ENTERED') s
    full join (select * from worklist.item where kind = 'REMITTANCE_TO_APPROVE' and state = 'OPEN') i on i.business_key = s.entry_id
   where s.amount_cents is distinct from i.cents
)
select subject, why, null, run_id from broken order by 1, 2
