-- What should be open now, what was looked at for that, and what the core says of kinds and steps.
create temporary table due_kind (kind text primary key, owner text not null, closing text not null, deadline date not null) on commit drop;
create temporary table due_step (standing text, due text, event text not null, state text not null, opens boolean not null) on commit drop;
create temporary table due_item (
  kind text not null, business_key text collate "C" not null, claim_id bigint, subject text not null, root_cause text not null,
  cents bigint not null, evidence text, closing text, deadline date, owner text, advice text,
  work_item_id text collate "C" not null generated always as (worklist.item_id(kind, business_key)) stored
) on commit drop;
create temporary table due_scope (kind text not null, business_key text collate "C") on commit drop
