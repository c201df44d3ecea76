package io.claimway.postgres.ledger;

import io.claimway.ledger.AccountKind;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.ledger.TransferKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** Transfers read back from the book, to be undone. */
public final class BookedTransfers {
  private BookedTransfers() {}

  /**
   * The transfer of a row with its key, event, kinds, entity and owners, amount, claim, version,
   * line, payment, ordinal, cause and dates, named as in {@code ledger.transfer} and {@code
   * ledger.account}.
   */
  public static Transfer read(ResultSet row) throws SQLException {
    String entity = row.getString("entity");
    return new Transfer(
        new TransferKey(
            row.getObject("key_date", LocalDate.class), row.getString("key_hash").replace("-", "")),
        BookEvent.valueOf(row.getString("event")),
        AccountKind.of(row.getString("debit_kind")).of(entity, row.getString("debit_owner")),
        AccountKind.of(row.getString("credit_kind")).of(entity, row.getString("credit_owner")),
        row.getLong("amount_cents"),
        new Subject(
            "",
            row.getObject("claim_id", Long.class),
            row.getObject("version", Integer.class),
            row.getObject("line_number", Integer.class),
            row.getObject("payment_id", Long.class),
            row.getObject("ordinal", Integer.class),
            null,
            null,
            null,
            row.getObject("service_date", LocalDate.class)),
        null,
        row.getString("cause"),
        row.getObject("effective_date", LocalDate.class));
  }
}
