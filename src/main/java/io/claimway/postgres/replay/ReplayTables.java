package io.claimway.postgres.replay;

import io.claimway.claim.ClaimState;
import io.claimway.party.people.Person;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.RejectedItems;
import io.claimway.replay.PlannedClaim;
import io.claimway.replay.ReplayAction;
import io.claimway.replay.ReplayPlan;
import io.claimway.replay.ReplaySelection;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Replay plans, and the rejected claims that they are made of. */
public final class ReplayTables {

  private static final String REJECTED = Sql.read(ReplayTables.class, "rejected-claims");

  private static final String CLAIMS =
      """
      select claim_id, version, patient_control_number, new_control_number, payer, cause, action, reason, duplicate_risk, charge_cents, changes,
             content_sha256, inputs
        from replay.plan_claim where plan_id = ? order by claim_id
      """;

  private static final List<String> REFUSED =
      List.of(ClaimState.REJECTED.name(), ClaimState.WITHHELD.name());

  private static final List<String> BILLS_NOTHING =
      List.of(ClaimState.REJECTED.name(), ClaimState.WITHHELD.name(), ClaimState.VOIDED.name());

  private ReplayTables() {}

  /**
   * A refused claim, or one kept back at the door, as the tables know it.
   *
   * @param lastSeq of its newest event
   * @param fileSha256 of the delivered file that holds it
   * @param whole whether its file, transaction or submission was refused as a whole
   * @param delivered whether a file that holds it has left
   * @param twinBilled whether another live claim bills the same procedure on the same day
   */
  public record RejectedRow(
      long claimId,
      String clientId,
      String patientControlNumber,
      String source,
      String codes,
      String payer,
      int lastSeq,
      String fileSha256,
      boolean delivered,
      boolean whole,
      boolean twinBilled) {}

  /** A plan as stored. */
  public record StoredPlan(ReplayPlan plan, boolean executed, String executedRun) {}

  /** The rejected claims that a selection asks for, in order of claim id. */
  public static List<RejectedRow> listRejected(Connection connection, ReplaySelection selection)
      throws SQLException {
    Array claims = Rows.texts(connection, selection.claims());
    return Rows.list(
            connection,
            REJECTED,
            row ->
                new RejectedRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getInt(7),
                    row.getString(8),
                    row.getBoolean(9),
                    row.getBoolean(10),
                    row.getBoolean(11)),
            Rows.texts(connection, BILLS_NOTHING),
            Rows.texts(connection, REFUSED),
            selection.payer(),
            selection.payer(),
            selection.file(),
            selection.file(),
            selection.from(),
            selection.from(),
            selection.to(),
            selection.to(),
            claims,
            claims)
        .stream()
        .filter(rejected -> selection.asksFor(rejected.source(), rejected.codes()))
        .toList();
  }

  /** The sessions that some version of these claims bills, by the client whose claims they are. */
  public static Map<String, Set<String>> sessionsByClient(
      Connection connection, Collection<Long> claimIds) throws SQLException {
    Map<String, Set<String>> sessions = new TreeMap<>();
    Rows.list(
            connection,
            "select distinct c.client_id, l.session_id from claim.line l join claim.claim c using"
                + " (claim_id) where c.claim_id = any (?)",
            row -> Map.entry(row.getString(1), row.getString(2)),
            connection.createArrayOf("bigint", claimIds.toArray()))
        .forEach(
            each ->
                sessions
                    .computeIfAbsent(each.getKey(), any -> new TreeSet<>())
                    .add(each.getValue()));
    return sessions;
  }

  /** Keeps a plan; the same plan made again changes nothing. */
  public static void append(Connection connection, ReplayPlan plan) throws SQLException {
    int added =
        Rows.change(
            connection,
            "insert into replay.plan (plan_id, business_date, selection, inputs, claims,"
                + " sent_claims, sent_cents) values (?, ?, ?, ?, ?, ?, ?) on conflict (plan_id) do"
                + " nothing",
            plan.planId(),
            plan.businessDate(),
            plan.selection(),
            Rows.texts(connection, plan.inputs()),
            plan.claims().size(),
            plan.sent().size(),
            plan.sentCents());
    if (added == 0) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into replay.plan_claim (plan_id, claim_id, version, patient_control_number,"
                + " new_control_number, payer, cause, action, reason, duplicate_risk, charge_cents,"
                + " changes, content_sha256, inputs) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?)")) {
      for (PlannedClaim claim : plan.claims()) {
        insert.setString(1, plan.planId());
        insert.setLong(2, claim.claimId());
        insert.setInt(3, claim.version());
        insert.setString(4, claim.patientControlNumber());
        insert.setString(5, claim.newControlNumber());
        insert.setString(6, claim.payer());
        insert.setString(7, claim.cause());
        insert.setString(8, claim.action().name());
        insert.setString(9, claim.reason());
        insert.setString(10, claim.duplicateRisk());
        insert.setLong(11, claim.chargeCents());
        insert.setArray(12, Rows.texts(connection, claim.changes()));
        insert.setString(13, claim.contentSha256());
        insert.setArray(14, Rows.texts(connection, claim.inputs()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The plan of an id. */
  public static Optional<StoredPlan> find(Connection connection, String planId)
      throws SQLException {
    List<PlannedClaim> claims = listClaims(connection, planId);
    return Rows.find(
        connection,
        "select business_date, selection, inputs, state, executed_run from replay.plan where"
            + " plan_id = ?",
        row ->
            new StoredPlan(
                new ReplayPlan(
                    planId,
                    row.getObject(1, LocalDate.class),
                    row.getString(2),
                    Rows.texts(row.getArray(3)),
                    claims),
                row.getString(4).equals("EXECUTED"),
                row.getString(5)),
        planId);
  }

  private static List<PlannedClaim> listClaims(Connection connection, String planId)
      throws SQLException {
    return Rows.list(
        connection,
        CLAIMS,
        row ->
            new PlannedClaim(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                ReplayAction.valueOf(row.getString(7)),
                row.getString(8),
                row.getString(9),
                row.getLong(10),
                Rows.texts(row.getArray(11)),
                row.getString(12),
                Rows.texts(row.getArray(13))),
        planId);
  }

  /**
   * Marks a plan as carried out, with an item under its id for each claim that it does not send.
   */
  public static void execute(PublishingTransaction tx, ReplayPlan plan, Person executedBy)
      throws SQLException {
    String run = tx.run().runId();
    long marked =
        tx.execute(
            "update replay.plan set state = 'EXECUTED', executed_run = ?, executed_by = ? where"
                + " plan_id = ? and state = 'PLANNED'",
            run,
            executedBy.id(),
            plan.planId());
    if (marked != 1) {
      throw new IllegalStateException(
          "Cannot execute " + plan.planId() + ": it has been carried out meanwhile");
    }
    RejectedItems.follow(tx);
  }
}
