-- Items of payouts that came back, or were taken back before they left, as far as their money is in no other payout.
with waiting as (
  select p.payout_id, p.batch_id, p.practice_id, p.state, d.because, w.cents
    from payout.payout p
    left join payout.batch_event d on d.payout_id = p.payout_id
   cross join lateral (select sum(e.cents)::bigint as cents from payout.earning e
                        where e.payout_id is null and e.practice_id = p.practice_id
                          and e.session_id in (select l.session_id from payout.line l where l.payout_id = p.payout_id)) w
   where p.state = any (?) and w.cents > 0
)
select ?, payout_id, null::bigint, 'payout ' || payout_id, 'the bank returned it; practice ' || practice_id || ' must say where to pay', cents,
       null, null::text, null::date
  from waiting where state = ?
union all
select ?, payout_id, null, 'payout ' || payout_id, 'practice ' || practice_id || ' was taken out of batch ' || batch_id || ': ' || because, cents,
       null, null, null
  from waiting where because is not null
union all
select ?, w.batch_id, null, 'batch ' || w.batch_id, count(*) || ' payouts were cancelled: ' || min(c.because), sum(w.cents)::bigint, null, null, null
  from waiting w join payout.batch_event c on c.batch_id = w.batch_id and c.event = ?
 where w.because is null and w.state <> ? group by w.batch_id
