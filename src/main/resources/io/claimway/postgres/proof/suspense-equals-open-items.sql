-- The money in suspense is what waits: suspended payments, claims, provider adjustments and bank lines, each with an open item.
with booked as (
  select a.owner, sum(b.credit_cents - b.debit_cents) as cents
    from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'suspense' group by 1
), waiting as (
  select p.originator as owner, p.amount_cents as cents from remit.payment p where p.state = 'SUSPENDED' and p.booked
  union all
  select p.originator, c.paid_cents from remit.claim c join remit.payment p using (payment_id) where c.state in ('SUSPENDED', 'WAITING') and c.in_suspense
  union all
  select p.originator, -d.suspended_cents from remit.provider_standing d join remit.payment p using (payment_id) where d.suspended_cents <> 0
  union all
  select p.originator, -a.cents
    from remit.adjustment a join remit.claim c using (payment_id, ordinal) join remit.payment p using (payment_id)
   where a.class = 'UNLISTED' and c.state = 'POSTED' and c.effect in ('PAID', 'DENIED')
     and not exists (select from remit.classified k
                      where (k.payment_id, k.ordinal, k.line, k.place) = (a.payment_id, a.ordinal, a.line, a.place) and k.class <> 'UNLISTED')
     and not exists (select from remit.claim n join claim.version v on v.claim_id = n.claim_id and v.version = n.version and v.frequency = '7'
                      where n.claim_id = c.claim_id and n.payer = c.payer and n.version > c.version and n.state in ('POSTED', 'REVERSED')
                        and n.status <> '22' and n.effect in ('PAID', 'DENIED'))
  union all
  select l.bank_account, l.amount_cents from deposit.line l where l.state = 'SUSPENDED'
), open as (
  select owner, sum(cents) as cents from waiting group by 1
)
select 'account suspense of ' || coalesce(b.owner, o.owner), 'balance ' || coalesce(b.cents, 0) || ', what waits makes ' || coalesce(o.cents, 0), null, null
  from booked b full join open o using (owner)
 where coalesce(b.cents, 0) <> coalesce(o.cents, 0)
union all
select 'payment ' || c.payment_id || ' claim ' || c.ordinal, 'is ' || c.state || ' with ' || c.paid_cents || ' cents, and no open item says so', null, null
  from remit.claim c
 where c.state in ('SUSPENDED', 'WAITING') and c.reason <> 'PAYMENT'
   and not exists (select from worklist.item i where i.kind = 'SUSPENDED_CLAIM' and i.state = 'OPEN' and i.cents = c.paid_cents
                      and i.business_key = c.payment_id || '|' || c.ordinal)
union all
select 'payment ' || c.payment_id || ' claim ' || c.ordinal, 'is ' || c.state || ' for reason ' || coalesce(c.reason, 'none') || ', its flaw is '
       || coalesce(c.flaw, 'none'), null, null
  from remit.claim c join remit.payment p using (payment_id)
 where c.state in ('SUSPENDED', 'WAITING')
   and (c.reason is null or (c.reason = 'PAYMENT') <> (p.state <> 'POSTED') or p.state = 'POSTED' and (c.reason = 'OUT_OF_BALANCE') <> (c.flaw is not null))
union all
select 'work item ' || i.subject, 'is open, and nothing of it is suspended', null, null
  from worklist.item i
 where i.kind = 'SUSPENDED_CLAIM' and i.state = 'OPEN'
   and not exists (select from remit.claim c where c.state in ('SUSPENDED', 'WAITING') and c.payment_id || '|' || c.ordinal = i.business_key)
union all
select coalesce('payment ' || u.payment_id || ' claim ' || u.ordinal, 'work item ' || i.subject),
       'was adjusted by ' || coalesce(u.cents, 0) || ' cents under codes that no table lists, its open item says ' || coalesce(i.cents::text, 'nothing'), null, null
  from (select c.payment_id, c.ordinal, sum(a.cents) as cents
          from remit.adjustment a join remit.claim c using (payment_id, ordinal)
         where a.class = 'UNLISTED' and a.cents <> 0 and c.state = 'POSTED' and c.effect in ('PAID', 'DENIED')
           and not exists (select from remit.classified k
                            where (k.payment_id, k.ordinal, k.line, k.place) = (a.payment_id, a.ordinal, a.line, a.place) and k.class <> 'UNLISTED')
           and not exists (select from remit.claim n join claim.version v on v.claim_id = n.claim_id and v.version = n.version and v.frequency = '7'
                            where n.claim_id = c.claim_id and n.payer = c.payer and n.version > c.version and n.state in ('POSTED', 'REVERSED')
                              and n.status <> '22' and n.effect in ('PAID', 'DENIED'))
         group by 1, 2) u
  full join (select * from worklist.item where kind = 'UNLISTED_ADJUSTMENT' and state = 'OPEN') i on i.business_key = u.payment_id || '|' || u.ordinal
 where u.cents is distinct from i.cents
union all
select coalesce('payment ' || d.payment_id || ' provider adjustment ' || d.item, 'work item ' || i.subject),
       'has ' || coalesce(d.suspended_cents, 0) || ' cents in suspense, its open item says ' || coalesce((-i.cents)::text, 'nothing'), null, null
  from (select * from remit.provider_standing where waits_for is not null) d
  full join (select * from worklist.item where kind = 'PROVIDER_ADJUSTMENT' and state = 'OPEN') i on i.business_key = d.payment_id || '|' || d.item
 where -d.suspended_cents is distinct from i.cents
union all
-- A person may end the item of a payment whose cash is not in the book.
select coalesce('payment ' || p.payment_id, 'work item ' || i.subject),
       case when p.payment_id is null then 'is open, and no payment is suspended'
            else 'is ' || p.state || ' with ' || p.amount_cents || ' cents, and no open item says so' end, null, null
  from (select * from remit.payment where state <> 'POSTED') p
  full join (select * from worklist.item where kind = 'SUSPENDED_PAYMENT') i on i.business_key = p.payment_id::text
 where case when p.payment_id is null then i.state = 'OPEN'
            else i.cents is distinct from p.amount_cents or i.state <> 'OPEN' and (p.booked or i.state <> 'RESOLVED') end
 order by 1
