-- What tonight's folds found due.
select kind, business_key, claim_id, subject, root_cause, cents, null, null, deadline, owner, advice from staging.remit_item where due
