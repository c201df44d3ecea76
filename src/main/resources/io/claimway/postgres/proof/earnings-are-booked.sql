-- Each change of what a session earns is booked to its practice on the night that saw it.
select 'session ' || coalesce(e.session_id, b.session_id), 'of practice ' || coalesce(e.practice_id, b.practice_id) || ' earned ' || coalesce(e.cents, 0) || ' cents in '
       || coalesce(e.run_id, b.run_id) || ', booked are ' || coalesce(b.cents, 0), coalesce(e.practice_id, b.practice_id), coalesce(e.run_id, b.run_id)
  from (select session_id, practice_id, run_id, sum(cents) as cents from payout.earning join scope_run using (run_id) group by 1, 2, 3) e
  full join (select t.session_id, d.owner as practice_id, b.run_id,
                    sum(case when d.kind = 'provider-expense' then t.amount_cents else -t.amount_cents end) as cents
               from scope_run r
               join ledger.block b using (run_id)
               join ledger.transfer t on t.seq between b.first_seq and b.last_seq
               join ledger.account d on d.account_id = t.debit
              where t.event = 'EARNED' group by 1, 2, 3) b using (session_id, practice_id, run_id)
 where coalesce(e.cents, 0) <> coalesce(b.cents, 0)
 order by 1
