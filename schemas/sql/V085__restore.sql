-- A book that was put back to an older state: a person's word to go on, and what the bucket had beyond it then.
create table run.restore (
  run_id       text primary key references run.run,
  nth          int not null unique check (nth > 0),
  book_epoch   bigint not null,                  -- of the lease, as the book had it
  found_epoch  bigint not null,                  -- the newest that had written to the bucket
  decided_by   text not null,
  because      text not null
);

-- The nights whose inputs the bucket keeps and that the book had lost.
create table run.lost_night (
  run_id        text not null references run.restore,
  business_date date not null,
  finished      boolean not null,                -- its head was written: it had delivered all of its files
  primary key (run_id, business_date)
);

-- The files in partners' mailboxes that the book did not know to have left. Once a night makes one again, it is recognised by its name.
create table exchange.left_before_restore (
  run_id  text not null references run.restore,
  partner text not null,
  name    text not null,
  bytes   bigint not null,
  etag    text not null,
  primary key (partner, name)
);
