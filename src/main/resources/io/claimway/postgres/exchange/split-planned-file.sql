-- Gives a planned claim file its row; a rerun that plans it anew keeps its control numbers.
insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, interchange_control, group_control, transactions,
       claims, charge_cents, state)
values (?, ?, ?, '837P', ?, ?, ?, ?, ?, ?, ?, 'PLANNED')
on conflict (run_id, partner, kind, ordinal) do update
   set usage = excluded.usage, transactions = excluded.transactions, claims = excluded.claims, charge_cents = excluded.charge_cents,
       state = 'PLANNED', withheld_reason = null
