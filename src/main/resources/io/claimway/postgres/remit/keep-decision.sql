-- Keeps what a person said, after what was said before.
insert into remit.decision (payment_id, ordinal, seq, action, claim_id, version, person, because, business_date, run_id)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
