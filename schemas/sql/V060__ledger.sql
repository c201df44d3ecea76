-- The book: accounts and transfers (one debit, one credit, one billing entity), insert-only for the pipeline, hash-chained by block.
create schema ledger;

-- Which form of the book this is; a program refuses one of another form (nothing carries an older one over).
create table ledger.book (
  version int primary key
);
insert into ledger.book values (2);

-- The closed lists of io.claimway.ledger: kinds of account and whose they are, events and what they debit and credit.
create table ledger.account_kind (
  kind         text primary key,
  debit_normal boolean not null,
  owner        text not null check (owner in ('NONE', 'PAYER', 'CLIENT', 'PRACTICE', 'ORIGINATOR', 'SENDER', 'BANK_ACCOUNT', 'ENTITY'))
);
insert into ledger.account_kind values
  ('payer-receivable', true, 'PAYER'), ('denied-receivable', true, 'PAYER'), ('patient-receivable', true, 'CLIENT'),
  ('patient-prepayments', false, 'CLIENT'), ('remittance-clearing', true, 'NONE'), ('unapplied-deposits', false, 'NONE'),
  ('bank-cash', true, 'BANK_ACCOUNT'), ('bank-fees', true, 'BANK_ACCOUNT'), ('cash-transfers', true, 'NONE'), ('card-clearing', true, 'NONE'), ('card-fees', true, 'NONE'), ('ach-clearing', false, 'BANK_ACCOUNT'),
  ('suspense', false, 'SENDER'), ('payer-recoupment', false, 'ORIGINATOR'), ('refund-clearing', true, 'ORIGINATOR'),
  ('credit-balances', false, 'PAYER'), ('provider-payable', false, 'PRACTICE'), ('provider-expense', true, 'PRACTICE'),
  ('gross-charges', false, 'NONE'), ('intercompany', true, 'ENTITY'), ('contractual-adjustments', true, 'PAYER'),
  ('write-offs', true, 'PAYER'), ('bad-debt', true, 'CLIENT'), ('absorbed-differences', true, 'PAYER'), ('interest-income', false, 'NONE'),
  ('tax-withheld', false, 'PRACTICE'), ('levies', true, 'ORIGINATOR'), ('opening-balances', false, 'NONE');

create table ledger.event (
  event       text primary key,
  debit_kind  text not null references ledger.account_kind,
  credit_kind text not null references ledger.account_kind
);
insert into ledger.event values
  ('CLAIM_DELIVERED', 'payer-receivable', 'gross-charges'), ('CLAIM_VOIDED', 'gross-charges', 'payer-receivable'),
  ('PAYER_PAID', 'remittance-clearing', 'payer-receivable'), ('CONTRACTUAL', 'contractual-adjustments', 'payer-receivable'),
  ('PATIENT_SHARE', 'patient-receivable', 'payer-receivable'), ('NEXT_PAYER_SHARE', 'payer-receivable', 'payer-receivable'),
  ('DENIED', 'denied-receivable', 'payer-receivable'), ('UNCLASSIFIED', 'suspense', 'payer-receivable'),
  ('PAID_ABOVE_CHARGE', 'payer-receivable', 'credit-balances'), ('CREDIT_REFUNDED', 'credit-balances', 'refund-clearing'),
  ('SUSPENDED', 'remittance-clearing', 'suspense'), ('RECOUPMENT', 'remittance-clearing', 'payer-recoupment'),
  ('INTEREST', 'remittance-clearing', 'interest-income'), ('REFUND_ACKNOWLEDGED', 'remittance-clearing', 'refund-clearing'),
  ('LEVIED', 'remittance-clearing', 'levies'), ('ADJUSTMENT_WRITTEN_OFF', 'remittance-clearing', 'write-offs'),
  ('REFUND_SENT', 'refund-clearing', 'bank-cash'), ('ADJUSTED_ACROSS', 'remittance-clearing', 'intercompany'),
  ('RECOUPMENT_ACROSS', 'intercompany', 'payer-recoupment'), ('INTEREST_ACROSS', 'intercompany', 'interest-income'),
  ('REFUND_ACROSS', 'intercompany', 'refund-clearing'), ('DEPOSIT', 'bank-cash', 'unapplied-deposits'),
  ('DEPOSIT_CLEARED', 'unapplied-deposits', 'remittance-clearing'), ('BANK_LINE_SUSPENDED', 'bank-cash', 'suspense'),
  ('DEPOSIT_HELD_ACROSS', 'unapplied-deposits', 'intercompany'), ('DEPOSIT_CLEARED_ACROSS', 'intercompany', 'remittance-clearing'),
  ('BANK_FEE', 'bank-fees', 'bank-cash'), ('BANK_INTEREST', 'bank-cash', 'interest-income'), ('CASH_MOVED', 'bank-cash', 'cash-transfers'),
  ('CASH_MOVED_ACROSS', 'bank-cash', 'intercompany'), ('OPENING_CASH', 'bank-cash', 'opening-balances'),
  ('CLIENT_CHARGED', 'card-clearing', 'patient-prepayments'), ('PREPAYMENT_APPLIED', 'patient-prepayments', 'patient-receivable'),
  ('PREPAYMENT_GIVEN_ACROSS', 'patient-prepayments', 'intercompany'), ('PREPAYMENT_APPLIED_ACROSS', 'intercompany', 'patient-receivable'),
  ('PAYER_CARD_FEE', 'card-fees', 'remittance-clearing'), ('CARD_SETTLED', 'unapplied-deposits', 'card-clearing'), ('CARD_FEE', 'card-fees', 'card-clearing'),
  ('EARNED', 'provider-expense', 'provider-payable'), ('PAYOUT_RELEASED', 'provider-payable', 'ach-clearing'),
  ('PAYOUT_OWED_ACROSS', 'provider-payable', 'intercompany'), ('PAYOUT_PAID_ACROSS', 'intercompany', 'ach-clearing'),
  ('PAYOUT_SETTLED', 'ach-clearing', 'bank-cash'), ('ENTRY_RETURNED', 'bank-cash', 'ach-clearing'),
  ('WRITTEN_OFF', 'write-offs', 'payer-receivable'), ('DENIAL_WRITTEN_OFF', 'write-offs', 'denied-receivable'),
  ('PATIENT_WRITTEN_OFF', 'bad-debt', 'patient-receivable'), ('OPENING_RECEIVABLE', 'payer-receivable', 'opening-balances');

create table ledger.account (
  account_id bigint primary key,                 -- counter 'account', in order of code
  kind       text not null references ledger.account_kind,
  entity     text not null,                      -- billing entity whose journal it stands in, or UNASSIGNED
  owner      text not null,                      -- empty where the kind has none
  code       text collate "C" not null unique generated always as (kind || ':' || entity || case when owner = '' then '' else ':' || owner end) stored,
  unique (kind, entity, owner)
);

-- What belongs to somebody, or to a billing entity.
create index account_owner on ledger.account (owner) where owner <> '';
create index account_entity on ledger.account (entity);

create table ledger.transfer (
  seq            bigint not null,                -- counter 'transfer', in canonical order
  key_date       date not null,                  -- natural key: date and 128 bits of a hash over what it books
  key_hash       uuid not null,
  event          text not null,                  -- a row of ledger.event; a mirror has the event of what it undoes
  debit          bigint not null,
  credit         bigint not null,
  amount_cents   bigint not null check (amount_cents > 0),
  claim_id       bigint,
  version        int,
  line_number    int,
  payment_id     bigint,                         -- 835 payment that caused it, and the adjudication in it (0: the payment)
  ordinal        int,
  bank_line_id   bigint,
  payout_id      text,                           -- payout, or batch of payouts
  session_id     text,
  undoes         uuid,                           -- key_hash of the transfer that it mirrors
  cause          text not null,                  -- event, file, segment, line: for people, never taken apart
  service_date   date,
  effective_date date not null,
  posting_date   date not null,
  run_id         text not null,
  digest         bytea not null,                 -- sha256 of the canonical text
  primary key (seq),
  check (debit <> credit)
) partition by range (seq);
create index transfer_claim on ledger.transfer (claim_id) where claim_id is not null;

-- Idempotency over all partitions: a key is booked once, and a transfer is undone once.
create table ledger.posting_key (
  key_date date not null,
  key_hash uuid not null,
  seq      bigint not null,
  undoes   uuid,
  primary key (key_date, key_hash)
);
create unique index posting_key_undoes on ledger.posting_key (undoes) where undoes is not null;
-- The nightly proof reads the keys of tonight's transfers: keys are appended in order of seq, so a block range tells where they are.
create index posting_key_seq on ledger.posting_key using brin (seq);

create table ledger.block (
  block      bigint primary key,
  run_id     text not null,
  stage      text not null,
  first_seq  bigint not null,
  last_seq   bigint not null,
  cents      bigint not null,
  previous   bytea not null,
  hash       bytea not null                      -- sha256(previous || digests in seq order)
);

create table ledger.account_block (
  account_id   bigint not null,
  block        bigint not null,
  debit_cents  bigint not null,
  credit_cents bigint not null,
  primary key (account_id, block)
);

-- Transfers that tasks of a stage have made, until it publishes. Owners are those of the event's own debit and credit; cents below zero swap them.
create unlogged table staging.transfer (
  stage_attempt bigint not null, task_partition int not null, task_attempt bigint not null,
  key_date date not null, key_hash uuid not null, event text not null, entity text not null, debit_owner text not null,
  credit_owner text not null, cents bigint not null,
  claim_id bigint, version int, line_number int, payment_id bigint, ordinal int, bank_line_id bigint, payout_id text, session_id text,
  undoes uuid, cause text not null, service_date date, effective_date date not null
);

-- The twin of io.claimway.ledger.BookedTransfer.canonicalText.
create function ledger.canonical_text(
  seq bigint, key_date date, key_hash uuid, event text, debit text, credit text, amount_cents bigint, claim_id bigint, version int,
  line_number int, payment_id bigint, ordinal int, bank_line_id bigint, payout_id text, session_id text, undoes uuid, cause text,
  service_date date, effective_date date, posting_date date, run_id text)
returns text language sql stable parallel safe as $$
  select seq::text || E'\n' || to_char(key_date, 'YYYY-MM-DD') || E'\n' || replace(key_hash::text, '-', '') || E'\n' || event
    || E'\n' || debit || E'\n' || credit || E'\n' || amount_cents::text
    || E'\n' || coalesce(claim_id::text, '') || E'\n' || coalesce(version::text, '') || E'\n' || coalesce(line_number::text, '')
    || E'\n' || coalesce(payment_id::text, '') || E'\n' || coalesce(ordinal::text, '') || E'\n' || coalesce(bank_line_id::text, '')
    || E'\n' || coalesce(payout_id, '') || E'\n' || coalesce(session_id, '')
    || E'\n' || coalesce(replace(undoes::text, '-', ''), '') || E'\n' || cause
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
returns table (seq bigint, key_hash uuid) language sql stable as $$
  select t.seq, t.key_hash
    from ledger.transfer t
    left join ledger.account d on d.account_id = t.debit
    left join ledger.account c on c.account_id = t.credit
   where t.seq between from_seq and to_seq
     and sha256(convert_to(ledger.canonical_text(t.seq, t.key_date, t.key_hash, t.event, d.code, c.code, t.amount_cents, t.claim_id, t.version,
           t.line_number, t.payment_id, t.ordinal, t.bank_line_id, t.payout_id, t.session_id, t.undoes, t.cause, t.service_date,
           t.effective_date, t.posting_date, t.run_id), 'UTF8')) is distinct from t.digest
   order by t.seq
$$;
