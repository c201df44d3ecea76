-- What each claim version says: the one place from which amendments, replays, files and whoever comes later read it again.
create table phi.claim_content (
  claim_id bigint not null,
  version  int not null,
  content  bytea not null,                       -- Avro of the core's Claim (schemas/avro/Claim.avsc), single-object encoding
  primary key (claim_id, version),
  foreign key (claim_id, version) references claim.version
);

-- A claim of many lines passes two kilobytes; the usual one lies in its row as it is.
do $$
begin
  alter table phi.claim_content alter column content set compression lz4;
exception when feature_not_supported then
  null;
end
$$;

create unlogged table staging.build_content (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  natural_key text not null, version int not null, content bytea not null
);
