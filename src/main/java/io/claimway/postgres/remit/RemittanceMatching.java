package io.claimway.postgres.remit;

import io.claimway.postgres.PublishingTransaction;
import java.sql.SQLException;

/**
 * Finds the claim version that each reported claim speaks of: by the control number it quotes, then
 * by the payer's own number, then by what it describes; and each reported line's place in it.
 * Nothing is guessed: several candidates are none.
 *
 * <p>Works on {@code pg_temp.work}, set-based; the later rules look only at what the earlier ones
 * left.
 */
public final class RemittanceMatching {

  private static final String BY_CONTROL_NUMBER =
      """
      update work w set claim_id = v.claim_id, version = v.version, payer = c.payer, match_rule = 'CONTROL_NUMBER'
        from claim.version v
        join claim.claim c using (claim_id)
        join payer_key k on k.payer = c.payer
       where w.claim_id is null and w.reason is null and v.patient_control_number = w.patient_control_number
         and k.originator = w.originator and c.billing_entity = w.billing_entity
      """;

  private static final String BY_PAYER_CLAIM_NUMBER =
      """
      update work w set claim_id = m.claim_id, version = m.version, payer = m.payer, match_rule = 'PAYER_CLAIM_NUMBER'
        from (select u.payment_id, u.ordinal, min(n.claim_id) as claim_id, min(n.version) as version, min(n.payer) as payer
                from work u
                join (select s.payer_claim_number, s.claim_id, s.version, c.payer, c.billing_entity
                        from claim.state s join claim.claim c using (claim_id) where s.payer_claim_number is not null
                      union
                      select r.payer_claim_number, r.claim_id, r.version, r.payer, c.billing_entity
                        from remit.claim r join claim.claim c using (claim_id) where r.state in ('POSTED', 'REVERSED')) n
                  on n.payer_claim_number = u.payer_claim_number and n.billing_entity = u.billing_entity
                join payer_key k on k.payer = n.payer and k.originator = u.originator
               where u.claim_id is null and u.reason is null and u.payer_claim_number <> ''
               group by u.payment_id, u.ordinal having count(distinct n.claim_id) = 1 and count(distinct n.version) = 1) m
       where w.payment_id = m.payment_id and w.ordinal = m.ordinal
      """;

  private static final String CANDIDATES =
      """
      create temporary table candidate on commit drop as
      select u.payment_id, u.ordinal, c.claim_id, v.version, c.payer
        from work u
        join claim.claim c on c.billing_entity = u.billing_entity and c.service_date = u.service_date
        join payer_key k on k.payer = c.payer and k.originator = u.originator
        join claim.state s on s.claim_id = c.claim_id
        join claim.version v on v.claim_id = c.claim_id and v.version = s.version and v.charge_cents = abs(u.charge_cents)
       where u.claim_id is null and u.reason is null
         and not exists (
           select from reported_line l where l.payment_id = u.payment_id and l.ordinal = u.ordinal and l.line > 0
              and not exists (select from claim.line x where x.claim_id = c.claim_id and x.version = v.version
                                 and x.procedure_code = l.procedure_code and x.charge_cents = abs(l.charge_cents)))
         and exists (select from reported_line l where l.payment_id = u.payment_id and l.ordinal = u.ordinal and l.line > 0)
      """;

  private static final String BY_DESCRIPTION =
      """
      update work w set claim_id = m.claim_id, version = m.version, payer = m.payer, match_rule = 'RANKED'
        from (select payment_id, ordinal, min(claim_id) as claim_id, min(version) as version, min(payer) as payer
                from candidate group by 1, 2 having count(*) = 1) m
       where w.payment_id = m.payment_id and w.ordinal = m.ordinal
      """;

  private static final String LEFT_OVER =
      """
      update work w
         set reason = case when exists (select from candidate d where d.payment_id = w.payment_id and d.ordinal = w.ordinal)
                           then 'AMBIGUOUS' when w.status = '22' then 'REVERSAL_UNMATCHED' else 'NO_MATCH' end
       where w.claim_id is null and w.reason is null
      """;

  /** Fresh lines from staging, older ones from the table. */
  private static final String REPORTED_LINES =
      """
      create temporary table reported_line on commit drop as
      select w.payment_id, w.ordinal, s.line, coalesce(s.procedure_code, '') as procedure_code, coalesce(s.modifiers, '{}') as modifiers,
             coalesce(s.service_date, w.service_date) as service_date, s.charge_cents, s.paid_cents,
             coalesce(s.line_control_number, '') as line_control_number, coalesce(s.remarks, '{}') as remarks,
             coalesce(s.adjustments, '{}') as adjustments
        from work w
        join staging.remittance s on s.sha256 = w.sha256 and s.transaction_ordinal = w.transaction_ordinal and s.position = w.position
       where w.fresh and s.kind = 'L'
      union all
      select l.payment_id, l.ordinal, l.line, l.procedure_code, l.modifiers, l.service_date, l.charge_cents, l.paid_cents,
             l.line_control_number, l.remarks, l.adjustments
        from work w join remit.line l using (payment_id, ordinal)
       where not w.fresh
      """;

  private static final String MATCHED_LINES =
      """
      create temporary table matched_line on commit drop as
      select distinct on (l.payment_id, l.ordinal, l.line) l.payment_id, l.ordinal, l.line, x.line_number, x.expected_cents
        from reported_line l
        join work w using (payment_id, ordinal)
        join claim.line x on x.claim_id = w.claim_id and x.version = w.version
       where l.line > 0
         and (x.line_control_number = l.line_control_number
              or (x.procedure_code = l.procedure_code and x.charge_cents = abs(l.charge_cents)))
       order by l.payment_id, l.ordinal, l.line,
                (x.line_control_number = l.line_control_number) desc, (x.modifiers = l.modifiers) desc, (x.modifiers @> l.modifiers) desc,
                (x.line_number = l.line) desc, x.line_number
      """;

  private static final String INSERT_LINES =
      """
      insert into remit.line (payment_id, ordinal, line, procedure_code, modifiers, service_date, charge_cents, paid_cents,
             line_control_number, remarks, adjustments, line_number, expected_cents, allowed_cents)
      select l.payment_id, l.ordinal, l.line, l.procedure_code, l.modifiers, l.service_date, l.charge_cents, l.paid_cents,
             l.line_control_number, l.remarks, l.adjustments, m.line_number, m.expected_cents,
             l.paid_cents + coalesce((select sum(split_part(a, '|', 3)::bigint) from unnest(l.adjustments) a
                                       where split_part(a, '|', 1) = 'PR' and split_part(a, '|', 4) = 'PATIENT'), 0)
        from reported_line l
        join work w using (payment_id, ordinal)
        left join matched_line m using (payment_id, ordinal, line)
       where w.fresh
       order by l.payment_id, l.ordinal, l.line
      """;

  private static final String UPDATE_LINES =
      """
      update remit.line l set line_number = m.line_number, expected_cents = m.expected_cents
        from matched_line m join work w using (payment_id, ordinal)
       where not w.fresh and l.payment_id = m.payment_id and l.ordinal = m.ordinal and l.line = m.line
         and l.line_number is distinct from m.line_number
      """;

  private RemittanceMatching() {}

  /** Matches claims, then lines, and writes the lines. */
  public static void match(PublishingTransaction tx) throws SQLException {
    tx.execute(REPORTED_LINES);
    tx.execute("create index on reported_line (payment_id, ordinal)");
    tx.execute("analyze reported_line");
    tx.execute(BY_CONTROL_NUMBER);
    boolean unmatched =
        tx.queryLong(
                "select count(*) from (select from work where claim_id is null and reason is null limit 1) w")
            > 0;
    tx.execute(
        "create temporary table candidate (payment_id bigint, ordinal int, claim_id bigint, version int, payer text) on commit drop");
    if (unmatched) {
      tx.execute(BY_PAYER_CLAIM_NUMBER);
      tx.execute("drop table candidate");
      tx.execute(CANDIDATES);
      tx.execute(BY_DESCRIPTION);
      tx.execute(LEFT_OVER);
    }
    tx.execute("analyze work");
    tx.execute(MATCHED_LINES);
    tx.execute("create index on matched_line (payment_id, ordinal, line)");
    tx.execute("analyze matched_line");
    tx.execute(INSERT_LINES);
    tx.execute(UPDATE_LINES);
  }
}
