-- Tonight's readable answers, with the partner that sent them and the control numbers that they quote.
create temporary table acknowledge_answer on commit drop as
select a.*, f.partner,
       case when a.interchange_control ~ '^[0-9]{1,9}$' then a.interchange_control::bigint end as interchange,
       case when a.group_control ~ '^[0-9]{1,9}$' then a.group_control::bigint end as group_number,
       a.sha256 || '#' || a.position as cause
  from staging.partner_answer a
 cross join lateral (select min(partner) as partner from exchange.inbound_file where sha256 = a.sha256) f
 where a.level <> 'UNREADABLE'
