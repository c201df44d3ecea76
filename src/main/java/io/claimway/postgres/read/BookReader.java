package io.claimway.postgres.read;

import io.claimway.postgres.Database;
import io.claimway.postgres.Sql;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemOwner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Answers about the books for people who ask from the command line: tables of text, never a name or
 * a birth date.
 */
public final class BookReader {
  private static final String OPEN_HOLDS = Sql.read(BookReader.class, "open-holds");

  private static final String ENTRIES = Sql.read(BookReader.class, "entries");

  private static final String HELD_SESSIONS = Sql.read(BookReader.class, "held-sessions");

  private static final String CLAIM_VERSIONS = Sql.read(BookReader.class, "claim-versions");

  private static final String CLAIMS_OF_ID = Sql.read(BookReader.class, "claims-of-id");

  /** The beginning of a work item's id; the shortest that is worth looking for. */
  private static final Pattern ITEM = Pattern.compile("[0-9a-f]{6,64}");

  private static final String NO_ITEM = "-";

  private final Database database;

  public BookReader(Database database) {
    this.database = database;
  }

  /** A titled answer, its rows as text under column names. */
  public record Table(String title, List<String> columns, List<List<String>> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    public boolean isEmpty() {
      return rows.isEmpty();
    }
  }

  /**
   * Open holds by reason, or each session held for one reason: how many have used 50, 75 and 90 %
   * of the time for filing, those nearest to the end first.
   */
  public Table holds(String code) {
    return code == null
        ? table("open holds", OPEN_HOLDS)
        : table("sessions held for " + code, HELD_SESSIONS, code);
  }

  /** Open work by kind, and its items: those that are overdue first, then the most dollars. */
  public List<Table> work(WorkItemKind kind, WorkItemOwner owner, int most) {
    return database.inTransaction(
        connection ->
            List.of(WorkReader.work(connection), WorkReader.items(connection, kind, owner, most)));
  }

  /** Remittances that persons have keyed, what waits for another person first. */
  public Table entries() {
    return table("entered remittances", ENTRIES);
  }

  /** Payout batches, the newest first. */
  public Table payoutBatches() {
    return table(
        "payout batches",
        """
        select batch_id as batch, pay_date, lower(holder) as accounts_of, confirmed_through, payouts, cents, state, prepared_by, released_by
          from payout.batch order by pay_date desc, batch_id desc
        """);
  }

  /** One payout batch and its payouts, with accounts as tokens and last four digits. */
  public List<Table> payoutBatch(String batch) {
    return List.of(
        table(
            "payout batch " + batch,
            """
            select pay_date, lower(holder) as accounts_of, confirmed_through, payouts, cents, state, prepared_on, prepared_by, released_by, content_sha256
              from payout.batch where batch_id = ?
            """,
            batch),
        table(
            "what was done to " + batch,
            """
            select decided_on, lower(event) as what, payout_id as payout, person, because, pay_date, payouts, cents
              from payout.batch_event where batch_id = ? order by seq
            """,
            batch),
        table(
            "payouts of " + batch,
            """
            select payout_id as payout, practice_id as practice, legal_name as pays_to, account_token as account, last_four, sessions, cents, state
              from payout.payout where batch_id = ? order by payout_id
            """,
            batch));
  }

  /**
   * Everything the books know about a session, claim, control number, trace, payout or work item;
   * empty tables are left out.
   */
  public List<Table> explain(String id) {
    List<Long> claims = claimsOf(id);
    List<Table> story = new ArrayList<>();
    story.add(
        table(
            "records read",
            """
            select r.topic, r.partition, r.record_offset as "offset", r.revision, r.recorded_at, lower(r.outcome) as outcome, r.reason,
                   r.run_id as run
              from fact.receipt r where r.key = ? order by r.recorded_at, r.record_offset
            """,
            id));
    story.add(
        table(
            "session",
            """
            select session_id as session, revision, disposition, reason, payer, practice_id as practice, provider_id as provider,
                   service_date, charge_cents, earned_cents, claim_id as claim, run_id as decided_by
              from claim.session_state where session_id = ? or claim_id = any (?) order by session_id
            """,
            id,
            claims));
    story.add(
        table(
            "holds",
            """
            select code, edit_code as edit, edition, missing_fact, lower(owner) as released_by,
                   case when delays_pay then 'waits' else 'earns' end as pay, cents, opened_on, deadline, released_run as released_by_run
              from claim.hold h where h.session_id = ? order by opened_on, code
            """,
            id));
    story.add(table("claim versions", CLAIM_VERSIONS, claims));
    story.add(
        table(
            "what edits put right or warn of",
            """
            select claim_id as claim, version, session_id as session, nullif(line, 0) as line, edit_code as edit, edition, lower(severity) as severity,
                   message, source
              from claim.finding where claim_id = any (?) order by claim_id, version, ordinal
            """,
            claims));
    story.add(
        table(
            "what happened to the claim",
            """
            select claim_id as claim, seq, version, kind, source, codes, business_date, cause
              from claim.event where claim_id = any (?) order by 1, 2
            """,
            claims));
    String item = item(id);
    story.add(database.inTransaction(reading -> WorkReader.itemsOf(reading, item, claims)));
    story.add(database.inTransaction(reading -> WorkReader.trailOf(reading, item, claims)));
    story.add(
        table(
            "remittances",
            """
            select p.trace, p.paid_on, c.status, c.charge_cents, c.paid_cents, c.patient_cents, c.payer_claim_number, c.state, c.codes,
                   c.reason, c.match_rule as found_by, c.posted_on
              from remit.claim c join remit.payment p using (payment_id)
             where c.claim_id = any (?) or p.trace = ? order by p.paid_on, p.payment_id, c.ordinal
            """,
            claims,
            id));
    story.add(
        table(
            "what persons said of remittances",
            """
            select p.trace, d.ordinal as place, d.action, d.person, d.because, d.business_date
              from remit.decision d join remit.claim c using (payment_id, ordinal) join remit.payment p using (payment_id)
             where c.claim_id = any (?) or p.trace = ? order by d.payment_id, d.ordinal, d.seq
            """,
            claims,
            id));
    story.add(
        table(
            "transfers",
            """
            select t.seq, t.posting_date as posted, t.event, d.code as debit, c.code as credit, t.amount_cents, t.version, u.seq as undoes, t.cause
              from ledger.transfer t join ledger.account d on d.account_id = t.debit join ledger.account c on c.account_id = t.credit
              left join ledger.transfer u on u.claim_id = t.claim_id and u.key_hash = t.undoes
             where t.claim_id = any (?) order by t.seq
            """,
            claims));
    story.add(
        table(
            "deposits",
            """
            select l.bank_account, l.as_of, l.kind, l.amount_cents, l.trace, l.state, l.reason, p.payment_id as payment, p.cents as cleared_cents, p.cleared_on
              from (select line_id from deposit.line where trace = ?
                    union select p.line_id from remit.payment r join deposit.part p using (payment_id) where r.trace = ?) found
              join deposit.line l using (line_id) left join deposit.part p using (line_id) order by l.line_id, p.payment_id
            """,
            id,
            id));
    story.add(
        table(
            "card events",
            """
            select p.payment_id as event, lower(p.kind) as kind, p.session_id as session, p.related_id as of, p.effective_on as effective, p.cents, p.fee_cents,
                   p.settlement_id as settlement, s.line_id as brought_by_bank_line
              from patient.payment p left join patient.settled s using (settlement_id)
             where p.session_id = ? or p.settlement_id = ? or p.charge_id = (select e.charge_id from patient.payment e where e.payment_id = ?)
                or p.session_id in (select session_id from claim.line where claim_id = any (?)) order by p.effective_on, p.payment_id
            """,
            id,
            id,
            id,
            claims));
    story.add(
        table(
            "how the client stands",
            """
            select b.session_id as session, b.business_date as since, b.responsibility_cents, b.reason, b.estimated_cents, b.charged_cents, b.paid_cents,
                   case when b.decided then 'final' else 'may change' end as share
              from patient.balance b
             where b.session_id = ? or b.session_id in (select session_id from claim.line where claim_id = any (?)) order by 1, b.seq
            """,
            id,
            claims));
    story.add(
        table(
            "payout",
            """
            select e.session_id as session, e.cents, e.payout_id as payout, b.pay_date, p.state, p.practice_id as practice
              from payout.earning e left join payout.payout p using (payout_id) left join payout.batch b using (batch_id)
             where e.session_id = ? or e.payout_id = ?
                or e.session_id in (select session_id from claim.line where claim_id = any (?)) order by 1, e.seq
            """,
            id,
            id,
            claims));
    story.removeIf(Table::isEmpty);
    return story;
  }

  private static String item(String id) {
    return ITEM.matcher(id).matches() ? id : NO_ITEM;
  }

  /** The claims that an id means. */
  public List<Long> claimsOf(String id) {
    String item = item(id);
    Table found = table("claims", CLAIMS_OF_ID, id, id, id, id, id, item, item);
    return found.rows().stream().map(row -> Long.valueOf(row.get(0))).toList();
  }

  private Table table(String title, String sql, Object... parameters) {
    return database.inTransaction(connection -> read(connection, title, sql, parameters));
  }

  static Table read(Connection connection, String title, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        select.setObject(
            i + 1,
            parameters[i] instanceof List<?> list
                ? connection.createArrayOf("bigint", list.toArray())
                : parameters[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        ResultSetMetaData columns = row.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          names.add(columns.getColumnLabel(i));
        }
        List<List<String>> rows = new ArrayList<>();
        while (row.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= names.size(); i++) {
            String value = row.getString(i);
            values.add(value == null ? "" : value);
          }
          rows.add(values);
        }
        return new Table(title, names, rows);
      }
    }
  }
}
