package io.claimway.postgres.remit;

import io.claimway.claim.PatientControlNumber;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.BookedTransfers;
import io.claimway.remittance.RemittanceDecision;
import io.claimway.worklist.WorkItemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reported claims that could not be applied, and what persons say of them. */
public final class RemittanceDecisions {
  private static final String OF_ITEM =
      Sql.read(RemittanceDecisions.class, "suspended-claim-of-item");
  private static final String DENIALS = Sql.read(RemittanceDecisions.class, "denials-of-item");
  private static final String KEEP = Sql.read(RemittanceDecisions.class, "keep-decision");

  private RemittanceDecisions() {}

  /**
   * A reported claim that waits for a person.
   *
   * @param decisions how many are kept of it
   */
  public record Suspended(
      long paymentId,
      int ordinal,
      String originator,
      String billingEntity,
      long paidCents,
      String reason,
      int decisions) {}

  /** A claim version that one may be said to speak of. */
  public record Meant(
      PatientControlNumber number, String payer, String billingEntity, String naturalKey) {}

  /** What an open item is about; empty where it is about no reported claim. */
  public static Optional<Suspended> ofItem(Connection connection, String itemId)
      throws SQLException {
    return Rows.find(
        connection,
        OF_ITEM,
        row ->
            new Suspended(
                row.getLong("payment_id"),
                row.getInt("ordinal"),
                row.getString("originator"),
                row.getString("billing_entity"),
                row.getLong("paid_cents"),
                row.getString("reason"),
                row.getInt("decisions")),
        itemId,
        WorkItemKind.SUSPENDED_CLAIM.name());
  }

  /** What stands as denied of the adjudication that an open item is about. */
  public static List<Transfer> denials(Connection connection, String itemId) throws SQLException {
    return Rows.list(connection, DENIALS, BookedTransfers::read, itemId, BookEvent.DENIED.name());
  }

  /** The version of a control number as it was sent. */
  public static Optional<Meant> meant(Connection connection, String controlNumber)
      throws SQLException {
    return Rows.find(
        connection,
        "select v.claim_id, v.version, c.payer, c.billing_entity, c.natural_key from claim.version v join claim.claim c using (claim_id)"
            + " where v.patient_control_number = ?",
        row ->
            new Meant(
                new PatientControlNumber(row.getLong(1), row.getInt(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5)),
        controlNumber);
  }

  /**
   * Keeps a person's word.
   *
   * @param meant of a match; null otherwise
   */
  public static void keep(
      PublishingTransaction tx, Suspended of, RemittanceDecision decision, Meant meant)
      throws SQLException {
    tx.execute(
        KEEP,
        of.paymentId(),
        of.ordinal(),
        of.decisions() + 1,
        decision.action().name(),
        meant == null ? null : meant.number().claimId(),
        meant == null ? null : meant.number().version(),
        decision.person(),
        decision.because(),
        tx.run().businessDate(),
        tx.run().runId());
  }
}
