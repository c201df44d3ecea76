-- Everything in the books.
insert into scope_run select run_id from run.run;
insert into scope_sealed select run_id from run.run where state = 'FINISHED' union select run_id from proof.seal union select '';
insert into scope_claim select claim_id from claim.claim union select claim_id from claim.state union select claim_id from claim.event;
insert into scope_session select session_id from claim.session_state union select session_id from payout.earning;
insert into scope_payment select payment_id from remit.payment;
insert into scope_account select account_id from ledger.account union select account_id from ledger.account_block;
insert into scope_block select block, first_seq, last_seq from ledger.block;
insert into scope_block select null, coalesce(max(last_seq), 0) + 1, 9223372036854775807 from ledger.block;
insert into scope_block values (null, -9223372036854775808, 0)
