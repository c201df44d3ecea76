package io.claimway.postgres;

import io.claimway.run.OutsideFailure;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Postgres refused or failed; the message carries its code and words, never row values. */
public final class DatabaseFailure extends RuntimeException implements OutsideFailure {
  private static final long serialVersionUID = 1L;

  /** A connection, resources, or an operator of the server. */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57");

  /** Serialization failed, a deadlock, a lock not to be had in time. */
  private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03");

  /** Part of class 57, and no passing thing: the database is gone. */
  private static final String DATABASE_DROPPED = "57P04";

  /** What a statement of this program meets in a database that another one has migrated. */
  private static final Set<String> OTHER_SCHEMAS =
      Set.of(
          "3F000", // no such schema
          "42P01", // no such table
          "42703", // no such column
          "42883", // no such function
          "42501"); // not this role's right

  private final boolean mayPass;
  private final String state;

  public DatabaseFailure(SQLException cause) {
    this(
        "Postgres failed (SQLSTATE " + cause.getSQLState() + "): " + firstLine(cause.getMessage()),
        cause);
  }

  DatabaseFailure(String message, SQLException cause) {
    super(message, cause);
    this.mayPass = mayPass(cause);
    this.state = String.valueOf(cause.getSQLState());
  }

  private static boolean mayPass(SQLException cause) {
    String state = cause.getSQLState();
    return cause instanceof SQLTransientException
        || (state != null
            && !state.equals(DATABASE_DROPPED)
            && (PASSING_STATES.contains(state) || PASSING_CLASSES.contains(state.substring(0, 2))));
  }

  @Override
  public boolean mayPass() {
    return mayPass;
  }

  /** Whether the schemas, or the rights on them, are not those of this program. */
  public boolean isOfOtherSchemas() {
    return OTHER_SCHEMAS.contains(state);
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
