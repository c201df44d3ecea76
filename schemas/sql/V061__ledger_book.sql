-- What makes the book a chain: the canonical text in SQL, partitions made ahead, the place of each key, who may write.

alter table ledger.posting_key add column seq bigint not null;

-- The twin of io.claimway.ledger.BookedTransfer.canonicalText.
create function ledger.canonical_text(
  seq bigint, transfer_key text, debit text, credit text, amount_cents bigint, kind text, claim_id bigint, version int,
  line_number int, undoes text, cause text, service_date date, effective_date date, posting_date date, run_id text)
returns text language sql stable parallel safe as $$
  select seq::text || E'\n' || transfer_key || E'\n' || debit || E'\n' || credit || E'\n' || amount_cents::text || E'\n' || kind
    || E'\n' || coalesce(claim_id::text, '') || E'\n' || coalesce(version::text, '') || E'\n' || coalesce(line_number::text, '')
    || E'\n' || coalesce(undoes, '') || E'\n' || cause
    || E'\n' || coalesce(to_char(service_date, 'YYYY-MM-DD'), '') || E'\n' || to_char(effective_date, 'YYYY-MM-DD')
    || E'\n' || to_char(posting_date, 'YYYY-MM-DD') || E'\n' || run_id
$$;

-- Partitions of two million, until the book has room for `ahead` more transfers. Run by the migrator after every migration.
create function ledger.make_partitions(ahead bigint) returns void language plpgsql as $$
declare
  width constant bigint := 2000000;
  needed bigint := coalesce((select value from run.counter where name = 'transfer'), 0) + ahead;
  first_seq bigint := 0;
begin
  while first_seq <= needed loop
    if to_regclass(format('ledger.transfer_%s', lpad((first_seq / width)::text, 4, '0'))) is null then
      execute format('create table ledger.transfer_%s partition of ledger.transfer for values from (%s) to (%s)',
        lpad((first_seq / width)::text, 4, '0'), first_seq, first_seq + width);
    end if;
    first_seq := first_seq + width;
  end loop;
end
$$;

select ledger.make_partitions(10000000);

-- The first seq that has no partition.
create function ledger.capacity() returns bigint language sql stable as $$
  select coalesce(max(split_part(split_part(pg_get_expr(c.relpartbound, c.oid), 'TO (''', 2), '''', 1)::bigint), 0)
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
   where i.inhparent = 'ledger.transfer'::regclass
$$;

-- Recomputed digests of a range, for prove: rows whose content is no longer what was hashed.
create function ledger.altered(from_seq bigint, to_seq bigint)
returns table (seq bigint, transfer_key text) language sql stable as $$
  select t.seq, t.transfer_key
    from ledger.transfer t
    left join ledger.account d on d.account_id = t.debit
    left join ledger.account c on c.account_id = t.credit
   where t.seq between from_seq and to_seq
     and sha256(convert_to(ledger.canonical_text(t.seq, t.transfer_key, d.code, c.code, t.amount_cents, t.kind, t.claim_id, t.version,
           t.line_number, t.undoes, t.cause, t.service_date, t.effective_date, t.posting_date, t.run_id), 'UTF8')) is distinct from t.digest
   order by t.seq
$$;

-- Blocks whose hash, extent or place in the chain no longer follows from their transfers.
create function ledger.broken_blocks(from_block bigint)
returns table (block bigint, reason text) language sql stable as $$
  with chained as (
    select b.*, lag(b.hash) over (order by b.block) as before, lag(b.last_seq) over (order by b.block) as last_before,
           lag(b.block) over (order by b.block) as block_before
      from ledger.block b where b.block >= from_block - 1
  ), content as (
    select c.block, count(t.seq) as transfers, coalesce(sum(t.amount_cents), 0) as cents,
           sha256(c.previous || coalesce(string_agg(t.digest, ''::bytea order by t.seq), ''::bytea)) as hash
      from chained c left join ledger.transfer t on t.seq between c.first_seq and c.last_seq
     where c.block >= from_block
     group by c.block, c.previous
  )
  select c.block,
         case when x.transfers <> c.last_seq - c.first_seq + 1 then 'transfers are missing'
              when x.cents <> c.cents then 'cents differ'
              when x.hash <> c.hash then 'hash differs'
              when c.block_before is not null and c.previous <> c.before then 'does not follow the block before'
              else 'leaves a gap' end
    from chained c join content x using (block)
   where c.block >= from_block
     and (x.transfers <> c.last_seq - c.first_seq + 1 or x.cents <> c.cents or x.hash <> c.hash
       or (c.block_before is not null and (c.previous <> c.before or c.first_seq <> c.last_before + 1 or c.block <> c.block_before + 1))
       or (c.block_before is null and c.block = 1 and (c.first_seq <> 1 or c.previous <> decode(repeat('00', 32), 'hex'))))
   order by c.block
$$;

grant usage on schema ledger to pipeline, finance;
grant select, insert on ledger.account, ledger.transfer, ledger.posting_key, ledger.block, ledger.account_block to pipeline;
grant select on ledger.account, ledger.transfer, ledger.posting_key, ledger.block, ledger.account_block to finance;
