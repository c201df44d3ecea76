-- Answers to a whole submission or to a billing provider's claims in it, and what answers count up.
alter table staging.partner_answer
  add column provider_id    text,
  add column included_count bigint,
  add column received_count bigint,
  add column accepted_count bigint,
  add column rejected_count bigint,
  add column accepted_cents bigint,
  add column rejected_cents bigint,
  add column named_count    bigint;
