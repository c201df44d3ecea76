-- Reported claims and what became of them: came tonight or was tried again, took effect or waits.
select count(*), coalesce(sum(w.paid_cents), 0), count(*) filter (where o.effect is not null),
       coalesce(sum(w.paid_cents) filter (where o.effect is not null), 0), count(*) filter (where o.effect is null and w.fresh),
       coalesce(sum(w.paid_cents) filter (where o.effect is null and w.fresh), 0), count(*) filter (where o.effect is null and not w.fresh),
       coalesce(sum(w.paid_cents) filter (where o.effect is null and not w.fresh), 0)
  from staging.remit_work w left join staging.remit_outcome o using (payment_id, ordinal)
