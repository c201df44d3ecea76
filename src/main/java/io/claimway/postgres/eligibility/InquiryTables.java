package io.claimway.postgres.eligibility;

import io.claimway.eligibility.CoverageQuestion;
import io.claimway.eligibility.InquiryFile;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
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
import java.util.Optional;
import java.util.Set;
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

  private static final Set<String> NOT_YET_SENT = Set.of("PLANNED", "RENDERED", "WITHHELD");

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
   * epoch; a rerun finds those of the first try and goes on where that ended.
   *
   * @param plan some of the run's files, in order
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
    FirstTry firstTry = FirstTry.of(connection, run.runId());
    List<NumberedInquiryFile> numbered = new ArrayList<>();
    List<NumberedInquiryFile> added = new ArrayList<>();
    try (PreparedStatement insert = connection.prepareStatement(FILE)) {
      for (InquiryFile file : plan) {
        Optional<NumberedInquiryFile> found = firstTry.find(run, file);
        if (found.isEmpty()) {
          added.add(insert(connection, insert, run, file, usages.get(file.partner())));
        }
        numbered.add(found.orElseGet(() -> added.get(added.size() - 1)));
      }
    }
    if (!added.isEmpty()) {
      insertTransactions(connection, added);
      copyInquiries(connection, run, added);
    }
    return numbered;
  }

  private static NumberedInquiryFile insert(
      Connection connection, PreparedStatement insert, Run run, InquiryFile file, String usage)
      throws SQLException {
    long fileId = ControlNumbers.takeFile(connection);
    long control = ControlNumbers.takeInterchange(connection, file.partner());
    insert.setLong(1, fileId);
    insert.setString(2, run.runId());
    insert.setString(3, file.partner());
    insert.setString(4, usage);
    insert.setInt(5, file.ordinal());
    insert.setLong(6, control);
    insert.setLong(7, control);
    insert.setInt(8, file.transactions().size());
    insert.setInt(9, file.questions());
    insert.executeUpdate();
    return new NumberedInquiryFile(file, fileId, control);
  }

  /** Holds a run's files against the number of those that its questions made. */
  public static void mustBeAll(Connection connection, Run run, int made) throws SQLException {
    int known =
        Rows.get(
            connection,
            "select count(*) from exchange.outbound_file where run_id = ? and kind = '270'",
            row -> row.getInt(1),
            run.runId());
    if (known != made) {
      throw new IllegalStateException(
          "Cannot ask again in %s: its first try planned %d files more"
              .formatted(run.runId(), known - made));
    }
  }

  /**
   * What an earlier try of a run numbered.
   *
   * @param files by partner and ordinal
   * @param complete whether it got as far as sending them, so that none can be missing
   */
  private record FirstTry(Map<String, Numbers> files, boolean complete) {
    private record Numbers(long fileId, long interchangeControl, int questions) {}

    static FirstTry of(Connection connection, String runId) throws SQLException {
      Map<String, Numbers> files = new TreeMap<>();
      List<String> states =
          Rows.list(
              connection,
              "select partner, ordinal, file_id, interchange_control, claims, state from"
                  + " exchange.outbound_file where run_id = ? and kind = '270'",
              row -> {
                files.put(
                    key(row.getString(1), row.getInt(2)),
                    new Numbers(row.getLong(3), row.getLong(4), row.getInt(5)));
                return row.getString(6);
              },
              runId);
      return new FirstTry(files, !NOT_YET_SENT.containsAll(states));
    }

    private static String key(String partner, int ordinal) {
      return partner + "|" + ordinal;
    }

    Optional<NumberedInquiryFile> find(Run run, InquiryFile file) {
      Numbers known = files.get(key(file.partner(), file.ordinal()));
      if (known == null ? complete : known.questions() != file.questions()) {
        throw new IllegalStateException(
            "Cannot ask again in %s: its first try planned %s questions for file %d to %s, this one %d"
                .formatted(
                    run.runId(),
                    known == null ? "no" : known.questions(),
                    file.ordinal(),
                    file.partner(),
                    file.questions()));
      }
      return known == null
          ? Optional.empty()
          : Optional.of(new NumberedInquiryFile(file, known.fileId(), known.interchangeControl()));
    }
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
