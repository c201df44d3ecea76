-- Who may do what. The pipeline changes the state it keeps, appends to the book (V060), and never alters a table; finance reads what is no PHI.
do $$
declare
  kept text;
begin
  foreach kept in array array['run', 'batch', 'staging', 'worklist', 'claim', 'exchange', 'phi', 'fact', 'remit', 'payout', 'proof', 'replay'] loop
    if to_regnamespace(kept) is not null then
      execute format('grant usage on schema %I to pipeline', kept);
      execute format('grant select, insert, update, delete on all tables in schema %I to pipeline', kept);
      execute format('grant usage on all sequences in schema %I to pipeline', kept);
      execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to pipeline', kept);
      execute format('alter default privileges in schema %I grant usage on sequences to pipeline', kept);
    end if;
  end loop;
  grant all on all tables in schema staging to pipeline;
  alter default privileges in schema staging grant all on tables to pipeline;
  -- Where migrating is somebody else's, the nights still look whether a migration is missing.
  if to_regclass('public.flyway_schema_history') is not null then
    grant select on public.flyway_schema_history to pipeline;
  end if;
  -- Events of claims and work items, what claims say and facts are append-only like the book.
  revoke update, delete on claim.event, worklist.item_event, phi.claim_content, phi.fact_version from pipeline;
  foreach kept in array array['run', 'worklist', 'claim', 'exchange', 'fact', 'remit', 'payout', 'proof', 'replay'] loop
    if to_regnamespace(kept) is not null then
      execute format('grant usage on schema %I to finance', kept);
      execute format('grant select on all tables in schema %I to finance', kept);
      execute format('alter default privileges in schema %I grant select on tables to finance', kept);
    end if;
  end loop;
end
$$;
