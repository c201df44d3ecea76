-- Whose these sessions are.
select session_id, client_id from claim.session_state where session_id = any (?) and client_id is not null order by session_id
