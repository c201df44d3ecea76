-- What happened to claims.
select claim_id as claim, seq, version, kind, source, codes, business_date, cause from claim.event where claim_id = any (?) order by 1, 2
