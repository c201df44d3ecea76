package io.claimway.postgres;

import java.sql.SQLException;

/** Postgres refused or failed; the message carries its code and words, never row values. */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseFailure(SQLException cause) {
    super(
        "Postgres failed (SQLSTATE " + cause.getSQLState() + "): " + firstLine(cause.getMessage()),
        cause);
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
