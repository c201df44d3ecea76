-- States a batch's payouts, their sum and the hash of what a person approves.
update payout.batch b set payouts = p.payouts, cents = p.cents, content_sha256 = ?
  from (select count(*) as payouts, coalesce(sum(cents), 0) as cents
          from payout.payout p where batch_id = ? and p.payout_id <> ? and not exists (select from payout.batch_event d where d.payout_id = p.payout_id)) p
 where b.batch_id = ?
