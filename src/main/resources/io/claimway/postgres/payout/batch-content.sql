-- The hash of everything that a person approves, without the payout that is being taken out: payouts, accounts and lines.
with kept as (
  select p.* from payout.payout p where p.batch_id = ? and p.payout_id <> ? and not exists (select from payout.batch_event d where d.payout_id = p.payout_id)
)
select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') from (
  select concat_ws('|', 'payout', payout_id, practice_id, legal_name, account_token, sessions, cents) as line from kept
  union all
  select concat_ws('|', 'line', l.payout_id, l.session_id, l.seq, l.cents) from kept join payout.line l using (payout_id)) content
