-- How clients were last said to stand for these sessions, what they were told that each would cost, and by which codes payers left it to them.
select k.session_id, f.payload, b.seq, b.responsibility_cents, b.charged_cents, b.paid_cents,
       (select string_agg(distinct a.group_code || '-' || a.reason_code, ' ' order by a.group_code || '-' || a.reason_code)
          from claim.line l
          join remit.claim c on c.claim_id = l.claim_id and c.version = l.version and c.state = ?
          join remit.line r on (r.payment_id, r.ordinal) = (c.payment_id, c.ordinal) and coalesce(r.line_number, l.line_number) = l.line_number
          join remit.adjustment a on (a.payment_id, a.ordinal, a.line) = (r.payment_id, r.ordinal, r.line) and a.class = ?
         where l.session_id = k.session_id) as codes
  from unnest(?::text[]) k(session_id)
  left join lateral (select v.payload from phi.fact_version v where v.topic = ? and v.key = k.session_id and v.recorded_at <= ?
                      order by v.revision desc limit 1) f on true
  left join lateral (select b.* from patient.balance b where b.session_id = k.session_id order by b.seq desc limit 1) b on true
 order by k.session_id
