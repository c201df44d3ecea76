-- What a person must look at: items as they stand, and the trail of what happened to each. No PHI.
create schema worklist;

-- By what an item is known again, whoever finds it and in whatever order.
create function worklist.item_id(kind text, business_key text) returns text language sql immutable parallel safe as $$
  select encode(sha256(convert_to(kind || '|' || business_key, 'UTF8')), 'hex')
$$;

-- One per cause; where its trail leads.
create table worklist.item (
  work_item_id text collate "C" primary key generated always as (worklist.item_id(kind, business_key)) stored,
  kind         text not null,                    -- io.claimway.worklist.WorkItemKind
  business_key text collate "C" not null,        -- of what it is about: the whole, then its parts
  claim_id     bigint,
  subject      text not null,                    -- what it is about, as a person names it
  root_cause   text not null,
  advice       text,                             -- what is the matter and what to do, where a table says more than the kind
  owner        text not null check (owner in ('FINANCE', 'OPERATIONS', 'SUPPORT', 'ENGINEER')),
  closing      text not null check (closing in ('BY_STATE', 'BY_HAND')),
  deadline     date not null,
  cents        bigint not null,
  evidence     text,                             -- hash of the inbound file that told of it
  state        text not null check (state in ('OPEN', 'RESOLVED', 'CLOSED')),
  opened_on    date not null,                    -- when it last opened
  opened_run   text not null,
  first_run    text not null,                    -- the run that first opened it
  ended_run    text,                             -- the run that ended it, unless it is open
  last_seq     int not null,
  check ((state = 'OPEN') = (ended_run is null))
);
create index item_open on worklist.item (kind, business_key) where state = 'OPEN';
create index item_claim on worklist.item (claim_id) where claim_id is not null;
create index item_opened on worklist.item (opened_run);
create index item_evidence on worklist.item (evidence) where evidence is not null;

-- Append-only truth about an item: each event with the item as it is from then on.
create table worklist.item_event (
  work_item_id  text collate "C" not null references worklist.item,
  seq           int not null,                    -- 1.. per item
  event         text not null check (event in ('OPENED', 'CHANGED', 'RESOLVED', 'CLOSED', 'REOPENED')),
  claim_id      bigint,
  root_cause    text not null,
  advice        text,
  owner         text not null,
  closing       text not null,
  deadline      date not null,
  cents         bigint not null,
  stage         text,                            -- the stage that saw it
  person        text,                            -- or the person who said it and why; of an end, what came of it
  because       text,
  outcome       text check (outcome in ('DONE', 'NOTHING_TO_DO', 'ACCEPTED')),
  business_date date not null,
  run_id        text not null,
  primary key (work_item_id, seq),
  check (case event when 'RESOLVED' then person is not null when 'REOPENED' then true else person is null end),
  check ((person is null) = (stage is not null) and (person is null) = (because is null) and (event = 'RESOLVED') = (outcome is not null))
);
create index item_event_run on worklist.item_event (run_id);

-- Events that stand aside, and whether a person has given them up.
create view run.outbox_standing_aside as
select o.event_id, o.topic, o.key, o.key_seq, o.run_id, o.aside,
       exists (select from worklist.item i
                where i.work_item_id = worklist.item_id('EVENT_TOO_LARGE', o.event_id) and i.state = 'RESOLVED') as given_up
  from run.outbox o where o.aside is not null and o.sent_at is null;
