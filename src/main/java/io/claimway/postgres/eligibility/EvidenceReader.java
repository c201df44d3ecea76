package io.claimway.postgres.eligibility;

import io.claimway.eligibility.CoverageEvidence;
import io.claimway.eligibility.CoverageStatus;
import io.claimway.eligibility.KnownCoverage;
import io.claimway.eligibility.OpenInquiry;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.Sql;
import io.claimway.postgres.TaskDatabase;
import java.io.Serializable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads from an executor what is kept of the coverages of some clients, by their ids. */
public final class EvidenceReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String COLUMNS =
      "evidence_id, fingerprint, client_id, payer, asked_for, answered_on, status, codes,"
          + " covered_from, covered_to, copay_cents, sha256";

  private static final String EVIDENCE =
      "select "
          + COLUMNS
          + " from eligibility.evidence where client_id = any (?) union all select "
          + COLUMNS
          + " from staging.eligibility_evidence where client_id = any (?) and stage_attempt = ?";

  private static final String OPEN = Sql.read(EvidenceReader.class, "open-inquiries");

  /** The state of a file that was kept back: what it asks was never asked. */
  private static final String WITHHELD = "WITHHELD";

  private final TaskDatabase database;

  public EvidenceReader(PostgresSettings settings) {
    this.database = new TaskDatabase(settings);
  }

  /**
   * Opens a connection for the look-ups of one task.
   *
   * @param runId whose own inquiries do not count as open: a rerun asks the same again
   * @param attemptId whose staged answers count as evidence
   */
  public Lookup open(String runId, LocalDate businessDate, long attemptId) throws SQLException {
    return new Lookup(database.connect(), runId, businessDate, attemptId);
  }

  /** An open connection that answers look-ups. */
  public static final class Lookup implements AutoCloseable {
    private final Connection connection;
    private final String runId;
    private final LocalDate businessDate;
    private final long attemptId;

    private Lookup(Connection connection, String runId, LocalDate businessDate, long attemptId) {
      this.connection = connection;
      this.runId = runId;
      this.businessDate = businessDate;
      this.attemptId = attemptId;
    }

    /** What is known of each of these clients; those of whom nothing is known are left out. */
    public Map<String, KnownCoverage> find(Collection<String> clientIds) throws SQLException {
      Array ids = connection.createArrayOf("text", clientIds.toArray());
      Map<String, List<CoverageEvidence>> evidence = evidence(ids);
      Map<String, List<OpenInquiry>> open = open(ids);
      Map<String, KnownCoverage> known = new HashMap<>();
      for (String client : clientIds) {
        if (evidence.containsKey(client) || open.containsKey(client)) {
          known.put(
              client,
              new KnownCoverage(
                  evidence.getOrDefault(client, List.of()), open.getOrDefault(client, List.of())));
        }
      }
      return known;
    }

    private Map<String, List<CoverageEvidence>> evidence(Array ids) throws SQLException {
      Map<String, List<CoverageEvidence>> evidence = new HashMap<>();
      try (PreparedStatement select = connection.prepareStatement(EVIDENCE)) {
        select.setArray(1, ids);
        select.setArray(2, ids);
        select.setLong(3, attemptId);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            CoverageEvidence each = read(row);
            evidence.computeIfAbsent(each.clientId(), any -> new ArrayList<>(2)).add(each);
          }
        }
      }
      return evidence;
    }

    private Map<String, List<OpenInquiry>> open(Array ids) throws SQLException {
      Map<String, List<OpenInquiry>> open = new HashMap<>();
      try (PreparedStatement select = connection.prepareStatement(OPEN)) {
        select.setArray(1, ids);
        select.setObject(2, businessDate);
        select.setString(3, runId);
        select.setString(4, WITHHELD);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            OpenInquiry each =
                new OpenInquiry(
                    row.getString(1), row.getString(2), row.getObject(3, LocalDate.class));
            open.computeIfAbsent(each.clientId(), any -> new ArrayList<>(1)).add(each);
          }
        }
      }
      return open;
    }

    private static CoverageEvidence read(ResultSet row) throws SQLException {
      return new CoverageEvidence(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          row.getString(4),
          row.getObject(5, LocalDate.class),
          row.getObject(6, LocalDate.class),
          CoverageStatus.valueOf(row.getString(7)),
          row.getString(8),
          row.getObject(9, LocalDate.class),
          row.getObject(10, LocalDate.class),
          row.getObject(11, Long.class),
          row.getString(12));
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
