-- Every row is as the run that wrote it left it: none is changed, lost or added since.
select subject, detail, practice_id, key from proof.broken_seals() order by 1, 2
