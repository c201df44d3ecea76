package io.claimway.postgres.remit;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.remittance.EnteredRemittance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Remittances that persons have keyed, and what persons did with each. */
public final class EntryTables {
  private static final String LIKE = Sql.read(EntryTables.class, "entries-like");
  private static final String STANDING = Sql.read(EntryTables.class, "entry-standing");
  private static final String KEEP = Sql.read(EntryTables.class, "keep-entry");

  private EntryTables() {}

  /** What a person does with an entry. */
  public enum Step {
    /** It waits for another person. */
    ENTERED,
    /** It lies in the mailbox of entries. */
    RELEASED,
    /** It is given up before it was released. */
    WITHDRAWN
  }

  /**
   * An entry as it stands.
   *
   * @param seq of its newest step
   * @param samePayment whether it is of the payment that was asked about
   */
  public record Entry(
      String entryId,
      String payer,
      String billingEntity,
      String number,
      LocalDate paidOn,
      long cents,
      String method,
      int claims,
      String documentSha256,
      String sha256,
      int seq,
      Step step,
      String enteredBy,
      boolean samePayment) {}

  /** Entries of the same bytes, the same document or the same payment. */
  public static List<Entry> like(
      Connection connection, EnteredRemittance entered, String documentSha256, String sha256)
      throws SQLException {
    return Rows.list(
        connection,
        LIKE,
        EntryTables::entry,
        entered.originator(),
        entered.billingEntity(),
        entered.number(),
        entered.paidOn(),
        sha256,
        documentSha256,
        entered.originator(),
        entered.billingEntity(),
        entered.number(),
        entered.paidOn());
  }

  /** The number that the book gave a payment of this identity, whoever told of it. */
  public static Optional<Long> findPayment(Connection connection, EnteredRemittance entered)
      throws SQLException {
    return Rows.find(
        connection,
        "select min(payment_id) from remit.payment where (originator, billing_entity, trace, paid_on) = (?, ?, ?, ?) having count(*) > 0",
        row -> row.getLong(1),
        entered.originator(),
        entered.billingEntity(),
        entered.number(),
        entered.paidOn());
  }

  public static Optional<Entry> find(Connection connection, String entryId) throws SQLException {
    return Rows.find(connection, STANDING, EntryTables::entry, entryId);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("entry_id"),
        row.getString("payer"),
        row.getString("billing_entity"),
        row.getString("trace"),
        row.getObject("paid_on", LocalDate.class),
        row.getLong("amount_cents"),
        row.getString("method"),
        row.getInt("claims"),
        row.getString("document_sha256"),
        row.getString("sha256"),
        row.getInt("seq"),
        Step.valueOf(row.getString("step")),
        row.getString("entered_by"),
        row.getBoolean("same_payment"));
  }

  /** Keeps an entry unless it is there. */
  public static void keep(
      PublishingTransaction tx,
      String entryId,
      EnteredRemittance entered,
      String documentSha256,
      String sha256)
      throws SQLException {
    tx.execute(
        KEEP,
        entryId,
        entered.payer(),
        entered.originator(),
        entered.billingEntity(),
        entered.number(),
        entered.paidOn(),
        entered.cents(),
        entered.method().name(),
        entered.claims().size(),
        documentSha256,
        sha256,
        tx.run().businessDate(),
        tx.run().runId());
  }

  /**
   * Appends what a person did.
   *
   * @param because of a withdrawal; null otherwise
   */
  public static void append(
      PublishingTransaction tx, String entryId, int seq, Step step, String person, String because)
      throws SQLException {
    tx.execute(
        "insert into remit.entry_step (entry_id, seq, step, person, because, business_date, run_id) values (?, ?, ?, ?, ?, ?, ?)",
        entryId,
        seq,
        step.name(),
        person,
        because,
        tx.run().businessDate(),
        tx.run().runId());
  }
}
