-- What waited, what of it a person has stopped, and what was made of the rest.
select (select count(*) from staging.split_claim), (select coalesce(sum(charge_cents), 0) from staging.split_claim),
       (select count(*) from staging.split_claim where braked), (select coalesce(sum(charge_cents), 0) from staging.split_claim where braked),
       (select coalesce(sum(claims), 0) from staging.split_file), (select coalesce(sum(charge_cents), 0) from staging.split_file),
       (select count(*) from staging.split_held), (select coalesce(sum(charge_cents), 0) from staging.split_held),
       (select count(*) from staging.split_file)
