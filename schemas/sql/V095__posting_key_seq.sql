-- The nightly proof reads the keys of tonight's transfers: keys are appended in order of seq, so a block range tells where they are.
create index posting_key_seq on ledger.posting_key using brin (seq);
