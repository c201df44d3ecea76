-- Answers that speak of nothing we know to have sent; of a submission or a billing provider only a refusal must find its place.
create temporary table acknowledge_unmatched on commit drop as
select a.* from acknowledge_answer a
 where a.level in ('FILE', 'GROUP', 'TRANSACTION')
       and not exists (select from acknowledge_answered_file f where f.sha256 = a.sha256 and f.position = a.position)
    or a.level in ('SUBMISSION', 'PROVIDER') and a.verdict = 'REJECTED'
       and not exists (select from acknowledge_answered_file f where f.sha256 = a.sha256 and f.position = a.position)
    or a.level = 'CLAIM' and not exists (select from acknowledge_claim_answer c where c.sha256 = a.sha256 and c.position = a.position)
