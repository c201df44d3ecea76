-- Gives a planned claim file its row; a rerun that plans it anew keeps its control numbers.
insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, interchange_control, group_control, transactions,
       claims, charge_cents, state)
select ?, ?, ?, '837P', ?, ?, ?, ?, ?, ?, coalesce(sum(c.charge_cents), 0), 'PLANNED'
  from staging.split_transaction t
  join staging.split_claim c on c.payer = t.payer and not c.braked and c.place >= t.first_place and c.place < t.first_place + t.claims
 where t.file_id = ?
on conflict (run_id, partner, kind, ordinal) do update
   set usage = excluded.usage, transactions = excluded.transactions, claims = excluded.claims, charge_cents = excluded.charge_cents,
       state = 'PLANNED', withheld_reason = null
