-- Gives a rendered file its row and number, or finds the row of an earlier try, so that a rerun sends the same file.
with known as (
  select file_id from exchange.outbound_file where run_id = ? and partner = ? and kind = ? and ordinal = 1
), number as (
  insert into run.counter (name, value) select 'outbound-file', 1 where not exists (select from known)
  on conflict (name) do update set value = run.counter.value + 1 returning value
), made as (
  insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, transactions, claims, charge_cents,
         state, name, sha256, bytes)
  select value, ?, ?, ?, 'P', 1, 1, ?, ?, 'RENDERED', ?, ?, ? from number returning file_id
)
select file_id from known union all select file_id from made
