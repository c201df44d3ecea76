package io.claimway.postgres.eligibility;

import io.claimway.eligibility.CoverageQuestion;
import io.claimway.eligibility.InquiryFile;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.exchange.ControlNumbers;
import io.claimway.postgres.exchange.OutboundFiles;
import io.claimway.run.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Inquiries and the 270 files that carry them: numbered once, rendered once. */
public final class InquiryTables {

  /** Days after which an inquiry without any answer is asked again: batches take one or two. */
  private static final int PATIENCE_DAYS = 3;

  private static final String FILE =
      """
      insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, interchange_control, group_control, transactions,
             claims, charge_cents, state)
      values (?, ?, ?, '270', ?, ?, ?, ?, ?, ?, 0, 'PLANNED')
      """;

  private InquiryTables() {}

  /** A planned file with its numbers. */
  public record NumberedInquiryFile(InquiryFile plan, long fileId, long interchangeControl) {}

  /**
   * What rendering a file made.
   *
   * @param refusal why it must not be delivered; null when it may
   */
  public record RenderedInquiryFile(
      long fileId, String name, String sha256, long bytes, String refusal) {}

  /** One row of the inquiries. */
  public record InquiryRow(
      String trace,
      long fileId,
      String transactionControl,
      String clientId,
      String payer,
      String fingerprint,
      LocalDate askedFor,
      LocalDate askedOn,
      LocalDate askAgainOn,
      String runId) {}

  /**
   * Gives each planned file its row, its control numbers and its inquiries, under the lease's
   * epoch; a rerun finds those of the first try.
   *
   * @param usages ISA15 per partner
   */
  public static List<NumberedInquiryFile> number(
      Connection connection,
      Run run,
      long epoch,
      List<InquiryFile> plan,
      Map<String, String> usages)
      throws SQLException {
    OutboundFiles.checkEpoch(connection, epoch);
    Map<String, long[]> known = known(connection, run.runId());
    if (!known.isEmpty()) {
      return found(run, plan, known);
    }
    List<NumberedInquiryFile> numbered = new ArrayList<>();
    try (PreparedStatement insert = connection.prepareStatement(FILE)) {
      for (InquiryFile file : plan) {
        long fileId = ControlNumbers.takeFile(connection);
        long control = ControlNumbers.takeInterchange(connection, file.partner());
        insert.setLong(1, fileId);
        insert.setString(2, run.runId());
        insert.setString(3, file.partner());
        insert.setString(4, usages.get(file.partner()));
        insert.setInt(5, file.ordinal());
        insert.setLong(6, control);
        insert.setLong(7, control);
        insert.setInt(8, file.transactions().size());
        insert.setInt(9, file.questions());
        insert.executeUpdate();
        numbered.add(new NumberedInquiryFile(file, fileId, control));
      }
    }
    insertTransactions(connection, numbered);
    copyInquiries(connection, run, numbered);
    return numbered;
  }

  private static Map<String, long[]> known(Connection connection, String runId)
      throws SQLException {
    Map<String, long[]> known = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select partner, ordinal, file_id, interchange_control, claims from"
                + " exchange.outbound_file where run_id = ? and kind = '270'")) {
      select.setString(1, runId);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.put(
              row.getString(1) + "|" + row.getInt(2),
              new long[] {row.getLong(3), row.getLong(4), row.getLong(5)});
        }
      }
    }
    return known;
  }

  private static List<NumberedInquiryFile> found(
      Run run, List<InquiryFile> plan, Map<String, long[]> known) {
    List<NumberedInquiryFile> numbered = new ArrayList<>();
    for (InquiryFile file : plan) {
      long[] row = known.remove(file.partner() + "|" + file.ordinal());
      if (row == null || row[2] != file.questions()) {
        throw new IllegalStateException(
            "Cannot ask again in %s: its first try planned %s questions for file %d to %s, this one %d"
                .formatted(
                    run.runId(),
                    row == null ? "no" : row[2],
                    file.ordinal(),
                    file.partner(),
                    file.questions()));
      }
      numbered.add(new NumberedInquiryFile(file, row[0], row[1]));
    }
    if (!known.isEmpty()) {
      throw new IllegalStateException(
          "Cannot ask again in %s: its first try planned %d files more"
              .formatted(run.runId(), known.size()));
    }
    return numbered;
  }

  private static void insertTransactions(Connection connection, List<NumberedInquiryFile> files)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into exchange.outbound_transaction (file_id, transaction_control, payer,"
                + " claims, charge_cents) values (?, ?, ?, ?, 0)")) {
      for (NumberedInquiryFile file : files) {
        for (int i = 0; i < file.plan().transactions().size(); i++) {
          insert.setLong(1, file.fileId());
          insert.setString(2, InquiryFile.control(i));
          insert.setString(3, file.plan().payer());
          insert.setInt(4, file.plan().transactions().get(i).size());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static void copyInquiries(Connection connection, Run run, List<NumberedInquiryFile> files)
      throws SQLException {
    LocalDate today = run.businessDate();
    try (RecordCopy<InquiryRow> copy =
        RecordCopy.into(connection, "eligibility.inquiry", InquiryRow.class)) {
      for (NumberedInquiryFile file : files) {
        for (int i = 0; i < file.plan().transactions().size(); i++) {
          for (CoverageQuestion question : file.plan().transactions().get(i)) {
            copy.write(
                new InquiryRow(
                    question.trace(),
                    file.fileId(),
                    InquiryFile.control(i),
                    question.clientId(),
                    question.payer(),
                    question.fingerprint(),
                    question.askedFor(),
                    today,
                    today.plusDays(PATIENCE_DAYS),
                    run.runId()));
          }
        }
      }
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Cannot write down the inquiries of " + run.runId() + ": copying failed", failure);
    }
  }

  /** Writes down what rendering made; a file on its way already must be the same. */
  public static void rendered(Connection connection, long epoch, List<RenderedInquiryFile> files)
      throws SQLException {
    OutboundFiles.checkEpoch(connection, epoch);
    try (PreparedStatement select =
            connection.prepareStatement(
                "select state, sha256 from exchange.outbound_file where file_id = ?");
        PreparedStatement update =
            connection.prepareStatement(
                "update exchange.outbound_file set state = ?, withheld_reason = ?, name = ?, sha256"
                    + " = ?, bytes = ? where file_id = ?")) {
      for (RenderedInquiryFile file : files) {
        if (isNew(select, file)) {
          update.setString(1, file.refusal() == null ? "RENDERED" : "WITHHELD");
          update.setString(2, file.refusal());
          update.setString(3, file.name());
          update.setString(4, file.sha256());
          update.setLong(5, file.bytes());
          update.setLong(6, file.fileId());
          update.executeUpdate();
        }
      }
    }
  }

  private static boolean isNew(PreparedStatement select, RenderedInquiryFile file)
      throws SQLException {
    select.setLong(1, file.fileId());
    try (ResultSet row = select.executeQuery()) {
      row.next();
      if (row.getString(1).equals("PLANNED")) {
        return true;
      }
      if (!file.sha256().equals(row.getString(2))) {
        throw new IllegalStateException(
            "Cannot render file %d again: it had hash %s, now it has %s"
                .formatted(file.fileId(), row.getString(2), file.sha256()));
      }
      return false;
    }
  }
}
