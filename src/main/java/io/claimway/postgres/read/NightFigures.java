package io.claimway.postgres.read;

import io.claimway.claim.ClaimEvent;
import io.claimway.ledger.AccountKind;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.run.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** The figures of a night's page, each one query over the books as that night left them. */
public final class NightFigures {
  /** The page's charts reach this far back. */
  private static final int DAYS_SHOWN = 60;

  private static final String PAYERS =
      Sql.read(
          NightFigures.class,
          "night-payers",
          ClaimEvent.SUBMITTED,
          ClaimEvent.ACCEPTED,
          ClaimEvent.REJECTED,
          ClaimEvent.PAID,
          ClaimEvent.DENIED,
          AccountKind.PAYER_RECEIVABLE);

  private static final String REFUSALS = Sql.read(NightFigures.class, "open-refusals");

  private static final String MONEY =
      Sql.read(
          NightFigures.class,
          "money-days",
          AccountKind.GROSS_CHARGES,
          AccountKind.REMITTANCE_CLEARING,
          AccountKind.CONTRACTUAL_ADJUSTMENTS,
          AccountKind.PATIENT_RECEIVABLE,
          AccountKind.DENIED_RECEIVABLE,
          AccountKind.BANK_CASH,
          AccountKind.ACH_CLEARING);

  private static final String FILES = Sql.read(NightFigures.class, "night-files");

  private NightFigures() {}

  /** One measure of a stage's control totals. */
  public record StageTotals(
      String stage,
      String measure,
      long in,
      long out,
      long held,
      long rejected,
      long carried,
      long centsIn,
      long centsOut) {}

  /** What one payer was sent and answered on a night, and what it owes in all. */
  public record PayerNight(
      String payer,
      long sent,
      long sentCents,
      long accepted,
      long rejected,
      long paid,
      long paidCents,
      long denied,
      long openCents) {}

  /** Sessions held for one reason. */
  public record OpenHold(
      String code, String owner, long sessions, long cents, LocalDate oldest, LocalDate deadline) {}

  /** Claims refused by one answer, and not yet dealt with. */
  public record Refusal(String source, String codes, long claims, long cents, long tonight) {}

  /** What was booked on one date. */
  public record MoneyDay(
      LocalDate date,
      long chargedCents,
      long remittedCents,
      long contractualCents,
      long patientCents,
      long deniedCents,
      long depositedCents,
      long paidOutCents) {

    /** A date on which nothing is booked. */
    public static MoneyDay none(LocalDate date) {
      return new MoneyDay(date, 0, 0, 0, 0, 0, 0, 0);
    }
  }

  /** The balance of all accounts of a kind: debits less credits. */
  public record Balance(String kind, long debitCents, long creditCents) {
    public long cents() {
      return debitCents - creditCents;
    }
  }

  /** Files of one kind, in one direction, in one state. */
  public record FileGroup(
      String direction,
      String partner,
      String kind,
      String state,
      long files,
      long claims,
      long cents) {}

  /** An invariant as the night's proof found it. */
  public record ProvedInvariant(
      String name, String promise, long figure, String unit, long broken) {}

  /** How long the published try of a stage took, by the database's clock. */
  public record StageTiming(String stage, int attempt, double seconds) {}

  public static List<StageTiming> listTimings(Connection connection, Run run) throws SQLException {
    return Rows.list(
        connection,
        """
        select p.stage, p.attempt, extract(epoch from p.published_at - a.started_at)
          from run.publication p join run.stage_attempt a using (run_id, stage, attempt) where p.run_id = ? order by p.published_at
        """,
        row -> new StageTiming(row.getString(1), row.getInt(2), row.getDouble(3)),
        run.runId());
  }

  public static List<StageTotals> listFlow(Connection connection, Run run) throws SQLException {
    return Rows.list(
        connection,
        """
        select t.stage, t.measure, t.records_in, t.records_out, t.records_held, t.records_rejected, t.records_carried,
               t.cents_in, t.cents_out
          from run.control_total t join run.publication p using (run_id, stage)
         where t.run_id = ? order by p.published_at, t.measure
        """,
        row ->
            new StageTotals(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9)),
        run.runId());
  }

  public static List<PayerNight> listPayers(Connection connection, Run run) throws SQLException {
    return Rows.list(
        connection,
        PAYERS,
        row ->
            new PayerNight(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9)),
        run.runId(),
        run.businessDate(),
        run.runId());
  }

  public static List<OpenHold> listHolds(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        """
        select code, owner, count(distinct session_id), sum(cents), min(opened_on), min(deadline)
          from claim.hold where released_run is null group by 1, 2 order by 4 desc, 1, 2
        """,
        row ->
            new OpenHold(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class)));
  }

  /**
   * Claims that stand refused, by answer and codes.
   *
   * @param state {@code REJECTED} or {@code DENIED}
   */
  public static List<Refusal> listRefusals(Connection connection, Run run, String state)
      throws SQLException {
    return Rows.list(
        connection,
        REFUSALS,
        row ->
            new Refusal(
                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)),
        run.runId(),
        state);
  }

  public static List<MoneyDay> listMoney(Connection connection, LocalDate until)
      throws SQLException {
    return Rows.list(
        connection,
        MONEY,
        row ->
            new MoneyDay(
                row.getObject(1, LocalDate.class),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8)),
        until,
        DAYS_SHOWN,
        until);
  }

  public static List<Balance> listBalances(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        """
        select a.kind, sum(s.debit_cents), sum(s.credit_cents)
          from ledger.account a join ledger.account_block s using (account_id) group by 1 order by 1
        """,
        row -> new Balance(row.getString(1), row.getLong(2), row.getLong(3)));
  }

  public static List<FileGroup> listFiles(Connection connection, Run run) throws SQLException {
    return Rows.list(
        connection,
        FILES,
        row ->
            new FileGroup(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)),
        run.runId(),
        run.runId(),
        run.runId());
  }

  public static List<ProvedInvariant> listInvariants(Connection connection, Run run)
      throws SQLException {
    return Rows.list(
        connection,
        "select invariant, promise, figure, unit, broken from proof.finding where run_id = ? order by broken desc, invariant",
        row ->
            new ProvedInvariant(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5)),
        run.runId());
  }
}
