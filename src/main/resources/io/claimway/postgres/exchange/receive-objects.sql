-- Gives each object that was found in a mailbox what became of it.
insert into exchange.inbound_object (run_id, partner, name, etag, bytes, outcome, found, sha256)
select ?, partner, name, etag, bytes, outcome, found, sha256 from receive_object
 order by partner collate "C", name collate "C", etag collate "C"
on conflict (run_id, partner, name, etag) do nothing
