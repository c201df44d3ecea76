-- Gives each file that was taken its row; a file whose bytes came before and were of use, and one that no stage can read, is handled at once.
insert into exchange.inbound_file (partner, name, etag, sha256, bytes, kind, run_id, redelivery, handled_run, outcome)
select partner, name, etag, sha256, bytes, kind, ?, again, case when again or kind = 'UNKNOWN' then ? end,
       case when again then 'REDELIVERY' when kind = 'UNKNOWN' then 'QUARANTINED' end
  from (select r.*, row_number() over (partition by sha256 order by partner collate "C", name collate "C") > 1
                    or exists (select from exchange.inbound_file f where f.sha256 = r.sha256 and f.outcome is distinct from 'QUARANTINED') as again
          from receive_object r where outcome = 'TAKEN') r
 order by partner collate "C", name collate "C"
on conflict (partner, name, etag) do nothing
