-- Keeps an entry; one that was withdrawn is there already.
insert into remit.entry (entry_id, payer, originator, billing_entity, trace, paid_on, amount_cents, method, claims, document_sha256, sha256, business_date, run_id)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (entry_id) do nothing
