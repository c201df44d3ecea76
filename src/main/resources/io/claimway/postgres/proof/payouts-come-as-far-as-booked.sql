-- Each payout and batch is as far as its release, the bank's debit and its returns have brought it.
select 'batch ' || b.batch_id, 'is ' || b.state || ', its file is ' || coalesce(f.state, 'none') || ' and ' || l.debits || ' debits of the bank name it', null, null
  from payout.batch b
  left join exchange.outbound_file f using (file_id)
 cross join lateral (select count(*) as debits from deposit.line d where d.state = 'SETTLED' and d.customer_reference = f.name and d.amount_cents = -b.cents) l
 where b.state is distinct from case when l.debits > 0 then 'SETTLED' when f.state = 'DELIVERED' and b.released_by is not null then 'RELEASED' else 'PREPARED' end
    or (b.released_by is null) <> (b.state = 'PREPARED') or b.released_by = b.prepared_by
    or f.file_id is not null and (f.kind, f.claims) is distinct from ('NACHA', b.payouts)
union all
select 'payout ' || p.payout_id, 'is ' || p.state || ' in a batch that is ' || b.state || ', and ' || r.returns || ' entries came back', p.practice_id, null
  from payout.payout p
  join payout.batch b using (batch_id)
  left join exchange.outbound_file f using (file_id)
 cross join lateral (select count(*) as returns from deposit.line d
                      where d.state = 'RETURNED' and d.customer_reference = f.name and d.amount_cents = p.cents
                        and right(d.bank_reference, 5) = right(p.payout_id, 5)
                        and exists (select from run.publication n where n.run_id = d.run_id and n.stage = 'payout')) r
 where p.state is distinct from case when r.returns > 0 then 'RETURNED' else b.state end
union all
select 'batch ' || b.batch_id, 'is not what was prepared', null, null
  from payout.batch b
 where b.content_sha256 <> (
   select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') from (
     select concat_ws('|', 'payout', payout_id, practice_id, legal_name, account_token, sessions, cents) as line
       from payout.payout p where p.batch_id = b.batch_id
     union all
     select concat_ws('|', 'line', e.payout_id, e.session_id, e.seq, e.cents)
       from payout.payout p join payout.earning e using (payout_id) where p.batch_id = b.batch_id) content)
 order by 1
