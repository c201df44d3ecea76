-- The hash of everything that a person approves: payouts, accounts and lines.
select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') from (
  select concat_ws('|', 'payout', payout_id, practice_id, legal_name, account_token, sessions, cents) as line
    from payout.payout where batch_id = ?
  union all
  select concat_ws('|', 'line', e.payout_id, e.session_id, e.seq, e.cents)
    from payout.payout p join payout.earning e using (payout_id) where p.batch_id = ?) content
