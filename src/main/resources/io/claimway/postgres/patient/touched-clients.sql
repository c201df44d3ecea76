-- Clients on whose claims something was booked since they were last looked at, beside those of tonight's events.
select client_id from unnest(?::text[]) t(client_id)
union
select c.client_id from ledger.transfer t join claim.claim c using (claim_id)
 where t.seq > coalesce((select max(last_seq) from patient.looked), 0)
 order by 1
