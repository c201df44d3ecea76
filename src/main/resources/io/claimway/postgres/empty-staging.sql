-- Empties the staging tables that hold rows.
do $$
declare
  staged regclass;
  filled boolean;
begin
  for staged in select c.oid from pg_class c where c.relnamespace = 'staging'::regnamespace and c.relkind = 'r' order by c.relname loop
    execute format('select exists (select from %s)', staged) into filled;
    if filled then
      execute format('truncate %s', staged);
    end if;
  end loop;
end
$$
