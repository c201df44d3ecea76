package io.claimway.postgres.proof;

import java.util.List;

/**
 * The promises about payers' money: each payment whole, each trace cleared, the book's cash the
 * bank's.
 */
final class MoneyInvariants {

  private static final Invariant PAYMENTS_ARE_WHOLE =
      new Invariant(
          "payments-are-whole",
          "each 835 payment's posted + suspended = its BPR amount, and clearing was charged exactly that",
          "cents",
          "select coalesce(sum(amount_cents), 0) from remit.payment join scope_run using (run_id)",
          """
          with moved as (
            select t.payment_id,
                   sum(case when d.kind = 'remittance-clearing' then t.amount_cents else -t.amount_cents end) as cents
              from scope_seq s
              join ledger.transfer t on t.seq between s.from_seq and s.to_seq
              join ledger.account d on d.account_id = t.debit
              join ledger.account c on c.account_id = t.credit
             where t.payment_id is not null and t.event <> 'DEPOSIT_CLEARED' and (d.kind = 'remittance-clearing' or c.kind = 'remittance-clearing')
             group by 1
          ), due as (
            select payment_id, case when booked then amount_cents else 0 end as cents from remit.payment join scope_run using (run_id)
          )
          select 'payment ' || coalesce(d.payment_id, m.payment_id),
                 'clearing was charged ' || coalesce(m.cents, 0) || ' cents, ' || coalesce(d.cents, 0) || ' were due', null
            from due d full join moved m using (payment_id)
           where coalesce(d.cents, 0) <> coalesce(m.cents, 0)
          union all
          select 'payment ' || payment_id,
                 'posted ' || posted_cents || ' and suspended ' || suspended_cents || ' do not make ' || amount_cents, null
            from remit.payment join scope_run using (run_id) where posted_cents + suspended_cents <> amount_cents
           order by 1
          """);

  private static final Invariant TRACES_CLEAR =
      new Invariant(
          "clearing-per-trace",
          "clearing per trace = remitted - deposited, and is never negative",
          "cents",
          "select coalesce(sum(expected_cents), 0) from deposit.clearing",
          """
          with booked as (
            select a.entity as billing_entity, sum(b.debit_cents - b.credit_cents) as cents
              from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'remittance-clearing' group by 1
          ), traced as (
            select billing_entity, sum(expected_cents - deposited_cents) as cents from deposit.clearing group by 1
          )
          select 'payment ' || c.payment_id || ', trace ' || c.trace,
                 'remitted ' || p.amount_cents || ', expected ' || c.expected_cents || ', deposited ' || c.deposited_cents
                 || ', cleared bank lines make ' || coalesce(l.cents, 0), null
            from deposit.clearing c
            join remit.payment p using (payment_id)
            left join (select payment_id, sum(amount_cents) as cents from deposit.line where state = 'CLEARED' group by 1) l using (payment_id)
           where c.expected_cents <> p.amount_cents or c.deposited_cents <> coalesce(l.cents, 0)
              or (c.expected_cents > 0 and c.deposited_cents not between 0 and c.expected_cents)
          union all
          select 'account remittance-clearing:' || coalesce(t.billing_entity, b.billing_entity),
                 'balance ' || coalesce(b.cents, 0) || ', its traces make ' || coalesce(t.cents, 0), null
            from traced t full join booked b using (billing_entity)
           where coalesce(b.cents, 0) <> coalesce(t.cents, 0)
           order by 1
          """);

  private static final Invariant CASH_EQUALS_BANK =
      new Invariant(
          "cash-equals-bank",
          "the book's cash per bank account = the bank's lines = closing less first opening balance",
          "cents",
          "select coalesce(sum(amount_cents), 0) from deposit.line",
          """
          with booked as (
            select a.owner as bank_account, sum(b.debit_cents - b.credit_cents) as cents
              from ledger.account a join ledger.account_block b using (account_id) where a.kind = 'bank-cash' group by 1
          ), listed as (
            select bank_account, sum(amount_cents) as cents from deposit.line group by 1
          ), stated as (
            select bank_account, (array_agg(closing_cents order by as_of desc, sequence desc))[1]
                               - (array_agg(opening_cents order by as_of, sequence))[1] as cents
              from deposit.statement group by 1
          )
          select 'account bank-cash:' || bank_account,
                 'book ' || coalesce(b.cents, 0) || ', bank lines ' || coalesce(l.cents, 0) || ', statements ' || coalesce(s.cents, 0), null
            from booked b full join listed l using (bank_account) full join stated s using (bank_account)
           where coalesce(b.cents, 0) <> coalesce(l.cents, 0) or coalesce(s.cents, 0) <> coalesce(l.cents, 0)
           order by 1
          """);

  static final List<Invariant> ALL = List.of(PAYMENTS_ARE_WHOLE, TRACES_CLEAR, CASH_EQUALS_BANK);

  private MoneyInvariants() {}
}
