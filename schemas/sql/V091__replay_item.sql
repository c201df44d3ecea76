-- Where an item comes from: the plan that left it to a person, or the answer that rejected a file.
alter table claim.work_item
  add column plan_id text,                       -- replay.plan
  add column cause   text;                       -- inbound sha256#position, as in claim.event
