package io.claimway.postgres.proof;

import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A released payout batch as the book has it, to be held against what lies outside.
 *
 * @param runId of the release
 * @param partner whose mailbox its file lies in
 * @param fileName the file's name there
 * @param sha256 of the file's bytes
 */
public record PaidBatch(
    String batchId,
    LocalDate payDate,
    String runId,
    String partner,
    String fileName,
    String sha256,
    List<Paid> payouts) {

  private static final String IN_SCOPE = Sql.read(PaidBatch.class, "paid-batches-in-scope");

  public PaidBatch {
    payouts = List.copyOf(payouts);
  }

  /** One payout of it. */
  public record Paid(String payoutId, String practiceId, long cents) {}

  /** What is paid to whom, by payout. */
  public Map<String, Long> centsByPayout() {
    Map<String, Long> cents = new LinkedHashMap<>();
    payouts.forEach(payout -> cents.put(payout.payoutId(), payout.cents()));
    return cents;
  }

  /** The batches that the proof of this transaction looks at. */
  public static List<PaidBatch> list(Connection connection) throws SQLException {
    Map<String, PaidBatch> batches = new LinkedHashMap<>();
    for (PaidBatch row :
        Rows.list(
            connection,
            IN_SCOPE,
            row ->
                new PaidBatch(
                    row.getString(1),
                    row.getObject(2, LocalDate.class),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    List.of(new Paid(row.getString(7), row.getString(8), row.getLong(9)))))) {
      batches.merge(row.batchId(), row, PaidBatch::and);
    }
    return List.copyOf(batches.values());
  }

  private PaidBatch and(PaidBatch more) {
    List<Paid> all = new ArrayList<>(payouts);
    all.addAll(more.payouts);
    return new PaidBatch(batchId, payDate, runId, partner, fileName, sha256, all);
  }
}
