-- Remittances that persons have keyed: what waits first, then the newest; and what the nights made of them.
select e.entry_id as entry, lower(e.step) as state, e.payer, e.billing_entity as entity, e.trace as number, e.paid_on, lower(e.method) as method,
       e.claims, e.amount_cents as cents, e.entered_by, e.decided_by, e.decided_on,
       coalesce('payment ' || p.payment_id || ' ' || lower(p.state) || coalesce(': ' || p.reason, ''),
                case e.step when 'ENTERED' then 'waits for another person: remit approve ' || e.entry_id
                            when 'RELEASED' then case when f.handled_run is null then 'the next night takes it' else 'nothing new in it' end else '' end) as what_came
  from remit.entry_standing e
  left join remit.payment p using (sha256)
  left join lateral (select max(i.handled_run) as handled_run from exchange.inbound_file i where i.sha256 = e.sha256) f on true
 order by e.step <> 'ENTERED', e.decided_on desc, e.entry_id
