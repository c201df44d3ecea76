package io.claimway.postgres.remit;

import io.claimway.archive.CodeLibrary;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.BookedTransfers;
import io.claimway.postgres.remit.RemittanceTables.ProviderDecisionRow;
import io.claimway.remittance.AdjudicationKey;
import io.claimway.remittance.AdjustmentClass;
import io.claimway.remittance.ProviderDecision;
import io.claimway.remittance.ProviderItem;
import io.claimway.remittance.RecoupmentRegisters;
import io.claimway.remittance.UnlistedAdjustments;
import io.claimway.remittance.UnlistedAdjustments.Part;
import io.claimway.remittance.UnlistedAdjustments.Placement;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What persons say of money in suspense: unlisted adjustments and provider adjustments. */
public final class PlacedMoney {
  private static final String UNLISTED = Sql.read(PlacedMoney.class, "unlisted-of-item");
  private static final String STANDING = Sql.read(PlacedMoney.class, "standing-of-adjudication");
  private static final String WRITTEN_OFF = Sql.read(PlacedMoney.class, "written-off-of-item");
  private static final String TURNS = Sql.read(PlacedMoney.class, "provider-item-turns");
  private static final String SUSPENDED = Sql.read(PlacedMoney.class, "suspended-like");

  private static final String SETTLE = Sql.read(PlacedMoney.class, "settle-provider-item");

  private PlacedMoney() {}

  private record UnlistedRow(UnlistedAdjustments head, Part part) {}

  /** The unlisted adjustments that an item is about; empty where it is about none. */
  public static Optional<UnlistedAdjustments> unlisted(
      Connection connection, String itemId, String shown) throws SQLException {
    List<UnlistedRow> rows =
        Rows.list(
            connection,
            UNLISTED,
            row ->
                new UnlistedRow(
                    new UnlistedAdjustments(
                        shown,
                        new AdjudicationKey(row.getLong("payment_id"), row.getInt("ordinal")),
                        row.getLong("claim_id"),
                        row.getInt("version"),
                        row.getString("billing_entity"),
                        row.getString("payer"),
                        row.getString("originator"),
                        row.getObject("service_date", LocalDate.class),
                        List.of()),
                    new Part(
                        row.getInt("line"),
                        row.getInt("place"),
                        row.getObject("line_number", Integer.class),
                        row.getString("code"),
                        row.getLong("cents"),
                        row.getInt("seq"),
                        row.getString("class") == null
                            ? null
                            : Placement.valueOf(row.getString("class")),
                        row.getObject("business_date", LocalDate.class))),
            AdjustmentClass.UNLISTED.name(),
            itemId,
            WorkItemKind.UNLISTED_ADJUSTMENT.name());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(with(rows.get(0).head(), rows.stream().map(UnlistedRow::part).toList()));
  }

  private static UnlistedAdjustments with(UnlistedAdjustments head, List<Part> parts) {
    return new UnlistedAdjustments(
        head.item(),
        head.of(),
        head.claimId(),
        head.version(),
        head.billingEntity(),
        head.payer(),
        head.originator(),
        head.serviceDate(),
        parts);
  }

  /** What of them stands in suspense. */
  public static List<Transfer> inSuspense(Connection connection, UnlistedAdjustments of)
      throws SQLException {
    return Rows.list(
        connection,
        STANDING,
        BookedTransfers::read,
        of.claimId(),
        of.of().paymentId(),
        of.of().ordinal(),
        BookEvent.UNCLASSIFIED.name());
  }

  /** What was written off of the denial that an item is about, and stands. */
  public static List<Transfer> writtenOff(Connection connection, String itemId)
      throws SQLException {
    return Rows.list(
        connection,
        WRITTEN_OFF,
        BookedTransfers::read,
        itemId,
        BookEvent.DENIAL_WRITTEN_OFF.name());
  }

  /** Whether something has undone one of these transfers. */
  public static boolean isUndone(Connection connection, List<Transfer> transfers)
      throws SQLException {
    return Rows.get(
        connection,
        "select exists (select from ledger.posting_key where undoes = any (?::uuid[]))",
        row -> row.getBoolean(1),
        Rows.texts(connection, transfers.stream().map(each -> each.key().hash()).toList()));
  }

  /** An item as it stands, by its key: the dollars of an open one, and its cause. */
  public record KnownItem(String id, boolean open, long cents, String rootCause) {}

  public static Optional<KnownItem> knownItem(Connection connection, WorkItemKey key)
      throws SQLException {
    return Rows.find(
        connection,
        "select work_item_id, state = 'OPEN', cents, root_cause from worklist.item where work_item_id = worklist.item_id(?, ?)",
        row -> new KnownItem(row.getString(1), row.getBoolean(2), row.getLong(3), row.getString(4)),
        key.kind().name(),
        key.text());
  }

  /** Keeps what a person says of them. */
  public static void keep(
      PublishingTransaction tx, UnlistedAdjustments of, Placement as, String person, String because)
      throws SQLException {
    for (Part part : of.parts()) {
      tx.execute(
          "insert into remit.classification (payment_id, ordinal, line, place, seq, class, cents, person, because, business_date, run_id)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          of.of().paymentId(),
          of.of().ordinal(),
          part.line(),
          part.place(),
          part.seq() + 1,
          as.name(),
          part.cents(),
          person,
          because,
          tx.run().businessDate(),
          tx.run().runId());
    }
  }

  /**
   * A decision on a provider adjustment, and who took it.
   *
   * @param payer of a write-off; null otherwise
   * @param person null where a night decided
   */
  public record Turn(ProviderDecision decision, String payer, String person) {}

  /** What was decided on the provider adjustment that an item is about, the newest first. */
  public static List<Turn> turns(Connection connection, String itemId) throws SQLException {
    return Rows.list(
        connection,
        TURNS,
        row ->
            new Turn(
                RemittanceTables.providerDecision(row),
                row.getString("payer"),
                row.getString("person")),
        itemId,
        WorkItemKind.PROVIDER_ADJUSTMENT.name());
  }

  /**
   * Places a provider adjustment, and what its register makes room for.
   *
   * @param payer of a write-off; null otherwise
   * @return what is decided by that
   */
  public static List<ProviderDecision> place(
      PublishingTransaction tx,
      ProviderDecision standing,
      ProviderDecision.Treatment as,
      String payer,
      String person,
      String because)
      throws SQLException {
    ProviderItem item = standing.item();
    RecoupmentRegisters.Key key =
        new RecoupmentRegisters.Key(item.originator(), item.ofEntity(), item.reference());
    long balance =
        Rows.find(
                tx.connection(),
                "select balance_cents from remit.recoupment where (originator, billing_entity, reference) = (?, ?, ?)",
                row -> row.getLong(1),
                key.originator(),
                key.billingEntity(),
                key.reference())
            .orElse(0L);
    RecoupmentRegisters registers =
        new RecoupmentRegisters(
            CodeLibrary.providerLevelCodes(),
            Map.of(key, balance),
            Rows.list(
                tx.connection(),
                SUSPENDED,
                RemittanceTables::providerDecision,
                key.originator(),
                key.billingEntity(),
                key.reference(),
                item.paymentId(),
                item.item()));
    List<ProviderDecision> decisions = registers.place(standing, as, payer);
    keep(tx, decisions, item, payer, person, because);
    RemittanceTables.publishRegisters(tx, registers);
    return decisions;
  }

  /** Keeps decisions, and what of their payments has taken effect by them. */
  public static void keep(
      PublishingTransaction tx,
      List<ProviderDecision> decisions,
      ProviderItem said,
      String payer,
      String person,
      String because)
      throws SQLException {
    List<ProviderDecisionRow> rows = new ArrayList<>();
    for (ProviderDecision decision : decisions) {
      boolean byPerson = decision.item().equals(said);
      rows.add(
          RemittanceTables.row(
              decision,
              byPerson ? payer : null,
              byPerson ? person : null,
              byPerson ? because : null,
              tx));
    }
    for (ProviderDecision decision : decisions) {
      long taken = decision.takenCents() + decision.refundedCents();
      tx.execute(SETTLE, taken, taken, decision.item().paymentId(), decision.item().item());
    }
    RecordCopy.all(tx.connection(), "remit.provider_decision", ProviderDecisionRow.class, rows);
  }
}
