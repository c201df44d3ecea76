package io.claimway.postgres.read;

import io.claimway.claim.ClaimEvent;
import io.claimway.claim.ClaimState;
import io.claimway.ledger.AccountKind;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.proof.ProofTables;
import io.claimway.run.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * The whole book in one line of figures: how many sessions, claims and files, how much money at
 * each place, and the hashes by which two books are compared.
 *
 * @param outboundSha256 SHA-256 over the sorted (partner, name, sha256) of all delivered objects
 * @param ledgerSha256 head of the hash chain
 * @param ledgerMeaningSha256 SHA-256 over the sorted meanings of all transfers: claim, version,
 *     line, accounts without their billing entity, cents and dates
 */
public record BookSummary(
    long sessions,
    long claims,
    long held,
    long files,
    long claimsAcknowledged,
    long claimsRejected,
    long claimsPaid,
    long claimsDenied,
    long chargeCents,
    long remittedCents,
    long depositedCents,
    long suspenseCents,
    long patientCents,
    long paidOutCents,
    long payouts,
    String outboundSha256,
    String ledgerSha256,
    String ledgerMeaningSha256) {

  private static final String MEANING =
      Sql.read(BookSummary.class, "ledger-meaning", AccountKind.INTERCOMPANY);
  private static final int ROWS_AT_ONCE = 10_000;

  private static final String FIGURES =
      Sql.read(
          BookSummary.class,
          "book-figures",
          ClaimEvent.ACCEPTED,
          ClaimEvent.REJECTED,
          ClaimEvent.PAID,
          ClaimEvent.DENIED,
          AccountKind.GROSS_CHARGES,
          AccountKind.BANK_CASH,
          AccountKind.SUSPENSE,
          AccountKind.PATIENT_RECEIVABLE);

  private static final String REJECTED_GROUPS =
      Sql.read(BookSummary.class, "rejected-groups", ClaimState.REJECTED);

  /** The figures as the database has them now. */
  public static BookSummary read(Connection connection) throws SQLException {
    String outbound = outboundSha256(connection);
    String ledger =
        ProofTables.findHead(connection)
            .map(head -> HexFormat.of().formatHex(head.hash()))
            .orElse("");
    String meaning = ledgerMeaningSha256(connection);
    return Rows.get(
        connection,
        FIGURES,
        row ->
            new BookSummary(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                outbound,
                ledger,
                meaning));
  }

  /** Claims that stand rejected for one cause. */
  public record RejectedGroup(
      String source, String codes, String payer, long claims, long cents, String example) {}

  /** Causes of rejection that can be tried again, the most dollars first. */
  public static List<RejectedGroup> listRejected(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        REJECTED_GROUPS,
        row ->
            new RejectedGroup(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6)));
  }

  private static String ledgerMeaningSha256(Connection connection) throws SQLException {
    MessageDigest digest = Sha256.digest();
    try (PreparedStatement select = connection.prepareStatement(MEANING)) {
      select.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          digest.update((row.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String outboundSha256(Connection connection) throws SQLException {
    List<String> lines =
        Rows.list(
            connection,
            "select partner, name, sha256 from exchange.outbound_file where state = 'DELIVERED'"
                + " order by partner collate \"C\", name collate \"C\"",
            row -> row.getString(1) + "\t" + row.getString(2) + "\t" + row.getString(3) + "\n");
    return Sha256.hex(String.join("", lines));
  }
}
