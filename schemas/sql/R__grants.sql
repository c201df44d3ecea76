-- What each role may do with the tables that all stages share; the others carry their grants in their own migrations.
grant usage on schema run, batch, claim, exchange, staging, phi to pipeline;
grant select, insert, update, delete on all tables in schema run, batch, claim, exchange to pipeline;
grant usage, select, update on all sequences in schema run, batch to pipeline;
grant select, insert, update, delete, truncate, maintain on all tables in schema staging to pipeline;
grant usage on schema run, claim, exchange to finance;
grant select on all tables in schema run, claim, exchange to finance;
