-- Work items that a stage opens, until they are merged.
create temporary table if not exists opened_item (
  work_item_id text not null, kind text not null, subject text not null, detail text not null, cents bigint not null, opened_run text not null,
  opened_on date not null
) on commit drop
