-- Who holds the lease now: a row alone may be left by a process that died, the lock cannot be.
select holder, since from run.lease
where name = 'pipeline' and exists (
  select from pg_locks
  where locktype = 'advisory' and granted and objsubid = 1
    and (classid::bigint << 32 | objid::bigint) = ?)
