package io.claimway.postgres.exchange;

import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.run.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Partners' files that were not taken in whole, and the files that tell the partners so. */
public final class AnswerFileTables {
  /** The kind of a file of TA1s and 999s. */
  public static final String KIND = "999";

  private static final String REFUSED = Sql.read(AnswerFileTables.class, "refused-files");

  private static final String KNOWN =
      "select file_id, interchange_control from exchange.outbound_file where run_id = ? and partner = ? and kind = '999' and ordinal = ?";

  private static final String PLAN =
      """
      insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, interchange_control, group_control, transactions,
             claims, charge_cents, state)
      values (?, ?, ?, '999', ?, ?, ?, ?, ?, 0, 0, 'PLANNED')
      """;

  private AnswerFileTables() {}

  /**
   * A file that was not taken in whole.
   *
   * @param transactions ordinals of those that its stage set aside; empty where it tells none
   */
  public record RefusedFile(String partner, String sha256, Set<Integer> transactions) {
    public RefusedFile {
      transactions = Set.copyOf(transactions);
    }
  }

  /** The numbers of one file of answers. */
  public record NumberedAnswer(long fileId, long interchangeControl) {}

  /**
   * The files of these kinds that a run has handled and not taken in whole, by partner and hash.
   */
  public static List<RefusedFile> listRefused(
      Connection connection, String runId, List<String> kinds) throws SQLException {
    return Rows.list(
        connection,
        REFUSED,
        row ->
            new RefusedFile(
                row.getString(1),
                row.getString(2),
                Rows.texts(row.getArray(3)).stream()
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet())),
        runId,
        runId,
        Rows.texts(connection, kinds));
  }

  /**
   * Gives a file of answers its row and its control numbers, under the lease's epoch; a rerun finds
   * those of the first try.
   *
   * @param ordinal within run and partner, from 1
   * @param usage ISA15
   * @param transactions how many 999s it holds
   */
  public static NumberedAnswer number(
      Connection connection,
      Run run,
      long epoch,
      String partner,
      int ordinal,
      String usage,
      int transactions)
      throws SQLException {
    OutboundFiles.checkEpoch(connection, epoch);
    Optional<NumberedAnswer> known =
        Rows.find(
            connection,
            KNOWN,
            row -> new NumberedAnswer(row.getLong(1), row.getLong(2)),
            run.runId(),
            partner,
            ordinal);
    if (known.isPresent()) {
      return known.get();
    }
    long fileId = ControlNumbers.takeFile(connection);
    long control = ControlNumbers.takeInterchange(connection, partner);
    Rows.change(
        connection,
        PLAN,
        fileId,
        run.runId(),
        partner,
        usage,
        ordinal,
        control,
        control,
        transactions);
    return new NumberedAnswer(fileId, control);
  }

  /**
   * Writes down what rendering made of a file; one that is on its way already stays as it is.
   *
   * @param refusal why it must not leave; null for one that may
   */
  public static void rendered(
      Connection connection, long fileId, String name, String sha256, long bytes, String refusal)
      throws SQLException {
    Rows.change(
        connection,
        "update exchange.outbound_file set state = ?, withheld_reason = ?, name = ?, sha256 = ?, bytes = ? where file_id = ? and state = 'PLANNED'",
        refusal == null ? "RENDERED" : "WITHHELD",
        refusal,
        name,
        sha256,
        bytes,
        fileId);
  }
}
