package io.claimway.postgres.eligibility;

import io.claimway.eligibility.CoverageAnswer;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Sql;
import io.claimway.postgres.StagedRows;
import io.claimway.run.ControlTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Payers' answers, tied to the inquiries by their traces, and what was decided from them. */
public final class EligibilityTables {

  /** Where a night's decisions are staged. */
  public static final String DECISIONS = "staging.eligibility_decision";

  private static final String TIE = Sql.read(EligibilityTables.class, "tie-answers");

  private static final String PUBLISH_EVIDENCE =
      Sql.read(EligibilityTables.class, "publish-evidence");

  private static final String SETTLE_INQUIRIES =
      """
      update eligibility.inquiry i
         set ask_again_on = case when e.status <> 'UNCONFIRMED' then i.asked_on when e.retriable then e.answered_on + 1 else e.answered_on + 7 end
        from staging.eligibility_evidence e where e.trace = i.trace and e.stage_attempt = ?
      """;

  private static final String PUBLISH_DECISIONS =
      Sql.read(EligibilityTables.class, "publish-decisions");

  private EligibilityTables() {}

  /** An answer with the place where it stands. */
  public record AnswerRow(
      String trace,
      String sha256,
      int transactionOrdinal,
      int ordinal,
      String status,
      String codes,
      boolean retriable,
      LocalDate coveredFrom,
      LocalDate coveredTo,
      Long copayCents,
      Long coinsuranceMillionths,
      Long deductibleLeftCents,
      boolean authorizationRequired,
      String otherEntity) {

    public static AnswerRow of(CoverageAnswer answer, String sha256, int transactionOrdinal) {
      return new AnswerRow(
          answer.trace(),
          sha256,
          transactionOrdinal,
          answer.ordinal(),
          answer.status().name(),
          answer.codes(),
          answer.retriable(),
          answer.coveredFrom(),
          answer.coveredTo(),
          answer.copayCents(),
          answer.coinsuranceMillionths(),
          answer.deductibleLeftCents(),
          answer.authorizationRequired(),
          answer.otherEntity());
    }
  }

  /** Takes answers one by one. */
  @FunctionalInterface
  public interface AnswerSink {
    void take(AnswerRow answer) throws SQLException;
  }

  /** Gives its answers to a sink, file by file. */
  @FunctionalInterface
  public interface AnswerSource {
    void feed(AnswerSink sink) throws SQLException;
  }

  /** Answers of one file that quote no trace of ours. */
  public record UntiedAnswers(String sha256, long answers) {}

  /**
   * Stages answers as evidence of one attempt, tied to their inquiries, over whatever earlier
   * attempts left there.
   *
   * @return what could not be tied
   */
  public static List<UntiedAnswers> stageAnswers(
      Connection connection,
      String runId,
      long attemptId,
      LocalDate answeredOn,
      PayerProfiles profiles,
      AnswerSource source)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("delete from staging.eligibility_evidence");
      statement.execute(
          """
          create temporary table eligibility_answer (trace text, sha256 text, transaction_ordinal int, ordinal int, status text, codes text,
            retriable boolean, covered_from date, covered_to date, copay_cents bigint, coinsurance_millionths bigint,
            deductible_left_cents bigint, authorization_required boolean, other_entity text) on commit drop
          """);
      copy(connection, source);
      statement.execute("analyze eligibility_answer");
    }
    loadCacheDays(connection, profiles);
    try (PreparedStatement tie = connection.prepareStatement(TIE)) {
      tie.setObject(1, answeredOn);
      tie.setObject(2, answeredOn);
      tie.setString(3, runId);
      tie.setLong(4, attemptId);
      tie.executeUpdate();
    }
    try (var statement = connection.createStatement()) {
      // Tasks look up by client at once: without figures each look-up would read the whole table.
      statement.execute("analyze staging.eligibility_evidence");
    }
    return untied(connection);
  }

  private static void copy(Connection connection, AnswerSource source) throws SQLException {
    try (RecordCopy<AnswerRow> copy =
        RecordCopy.into(connection, "eligibility_answer", AnswerRow.class)) {
      source.feed(copy::write);
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot stage eligibility answers: copying failed", failure);
    }
  }

  private static void loadCacheDays(Connection connection, PayerProfiles profiles)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create temporary table eligibility_cache_days (payer text primary key, days int not null) on commit"
              + " drop");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into eligibility_cache_days values (?, ?)")) {
      for (PayerProfile profile : profiles.list()) {
        insert.setString(1, profile.payer());
        insert.setInt(2, profile.eligibility().cacheDays());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static List<UntiedAnswers> untied(Connection connection) throws SQLException {
    List<UntiedAnswers> untied = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select sha256, count(*) from eligibility_answer a where not exists (select from"
                    + " eligibility.inquiry i where i.trace = a.trace) group by sha256 order by"
                    + " sha256");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        untied.add(new UntiedAnswers(row.getString(1), row.getLong(2)));
      }
    }
    return untied;
  }

  /**
   * Publishes staged evidence and decisions: evidence is appended, inquiries that it answers are
   * closed, decisions that changed are kept.
   */
  public static List<ControlTotals> publish(PublishingTransaction tx, StagedRows decisions)
      throws SQLException {
    long attempt = tx.attempt().attemptId();
    tx.execute(PUBLISH_EVIDENCE, attempt);
    tx.execute(SETTLE_INQUIRIES, attempt);
    long confirmed = 0;
    if (!decisions.isEmpty()) {
      tx.take(decisions);
      tx.execute(PUBLISH_DECISIONS, tx.run().runId());
      confirmed =
          tx.queryLong(
              "select count(*) from staging.eligibility_decision where status = 'CONFIRMED'");
    }
    String run = tx.run().runId();
    long asked = tx.queryLong("select count(*) from eligibility.inquiry where run_id = ?", run);
    long answered =
        tx.queryLong(
            "select count(distinct e.trace) from staging.eligibility_evidence e join"
                + " eligibility.inquiry i using (trace) where e.stage_attempt = ? and i.run_id = ?",
            attempt,
            run);
    return List.of(
        ControlTotals.of("decisions", decisions.rows(), 0)
            .out(confirmed, 0)
            .held(decisions.rows() - confirmed, 0),
        ControlTotals.of("inquiries", asked, 0).out(answered, 0).carried(asked - answered, 0));
  }
}
