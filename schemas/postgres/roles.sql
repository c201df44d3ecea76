-- The three roles of Claimway's database. Run once per server, by a superuser; passwords are set apart.
-- migrator owns the schemas; pipeline runs the nights (no DDL, insert-only on the ledger); finance reads, never PHI.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['migrator', 'pipeline', 'finance'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole', wanted);
    end if;
  end loop;
end
$$;
