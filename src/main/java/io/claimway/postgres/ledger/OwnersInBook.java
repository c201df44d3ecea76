package io.claimway.postgres.ledger;

import io.claimway.ledger.AccountKind;
import io.claimway.postgres.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whose accounts the book has. */
public final class OwnersInBook {
  private OwnersInBook() {}

  /** Owners of accounts of a kind, in order; by the index of accounts, so also of a large book. */
  public static List<String> of(Connection connection, AccountKind kind) throws SQLException {
    return Rows.list(
        connection,
        "select distinct owner from ledger.account where kind = ? order by owner",
        row -> row.getString(1),
        kind.text());
  }
}
