-- A reported claim that waits has taken no effect: at most what it speaks of is known, and none of its adjustments has a class.
with waiting as (
  select c.*, 'payment ' || c.payment_id || ' claim ' || c.ordinal as named
    from scope_payment x join remit.claim c using (payment_id) where c.state in ('SUSPENDED', 'WAITING')
)
select w.named, 'is ' || w.state || ', with effect ' || coalesce(w.effect, 'none') || ' in ' || coalesce(w.posted_run, 'no run') || ', on claim '
       || coalesce(w.claim_id::text, 'none') || ' version ' || coalesce(w.version::text, 'none') || ' by ' || coalesce(w.match_rule, 'no rule'), null, w.payment_id::text
  from waiting w
 where num_nonnulls(w.effect, w.codes, w.reversed_by_payment, w.reversed_by_ordinal, w.applied_order, w.classified_for, w.posted_run, w.posted_on) > 0
    or (w.contractual_cents, w.patient_posted_cents, w.denied_cents) <> (0, 0, 0)
    or num_nonnulls(w.claim_id, w.version, w.payer, w.match_rule, w.match_score) not in (0, 5)
    or w.claim_id is not null
       and not exists (select from claim.claim c join claim.version v using (claim_id) where (c.claim_id, v.version, c.payer) = (w.claim_id, w.version, w.payer))
union all
select w.named || ' line ' || l.line, 'is for ' || coalesce(l.expected_cents::text, 'no') || ' cents of claim ' || coalesce(w.claim_id::text, 'none') || ' line '
       || coalesce(l.line_number::text, 'none') || ', which it cannot be', null, w.payment_id::text
  from waiting w
  join remit.line l using (payment_id, ordinal)
  left join claim.line b on (b.claim_id, b.version, b.line_number) = (w.claim_id, w.version, l.line_number)
 where (l.line_number, l.expected_cents) is distinct from (b.line_number, b.expected_cents)
union all
select w.named || ' line ' || a.line, 'its adjustment ' || a.place || ' is ' || a.class, null, w.payment_id::text
  from waiting w join remit.adjustment a using (payment_id, ordinal) where a.class is not null
 order by 1
