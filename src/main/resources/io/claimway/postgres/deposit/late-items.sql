-- What has waited too long in a queue of the bank, and what no waiting ends.
select kind, subject, null::bigint, subject, 'originator ' || originator || ', trace ' || trace || ', since ' || since, cents, null, null, null::date
  from deposit.queue where since < ? or kind = any (?)
