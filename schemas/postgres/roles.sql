-- The roles of Claimway's database. Run once per server, by a superuser; passwords are set apart.
-- migrator owns the schemas and is `claimway migrate`'s alone; pipeline runs the nights (no DDL; it appends, and changes few columns);
-- finance reads, never PHI. phi is no one's login: through it pipeline, and nobody else, reaches what may name a person.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['migrator', 'pipeline', 'finance'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole', wanted);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'phi') then
    create role phi nologin nosuperuser nocreatedb nocreaterole;
  end if;
  grant phi to pipeline;
end
$$;
