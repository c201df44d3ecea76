package io.claimway.postgres.fact;

import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.TaskDatabase;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one share of the working set from an executor, in constant memory. */
public final class WorkingSetReader implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows per round trip: about a megabyte. */
  private static final int FETCH = 2_000;

  private final TaskDatabase database;

  public WorkingSetReader(PostgresSettings settings) {
    this.database = new TaskDatabase(settings);
  }

  /** Opens one of so many shares; each version lies in one of them. */
  public Rows open(int share, int shares) throws SQLException {
    return new Rows(database.connect(), share, shares);
  }

  /** An open share: rows one by one until there is none. */
  public static final class Rows implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement select;
    private final ResultSet row;

    private Rows(Connection connection, int share, int shares) throws SQLException {
      this.connection = connection;
      connection.setAutoCommit(false);
      this.select =
          connection.prepareStatement(
              "select topic, payload from staging.working_set where hash % ? = ?");
      select.setFetchSize(FETCH);
      select.setInt(1, shares);
      select.setInt(2, share);
      this.row = select.executeQuery();
    }

    public boolean next() throws SQLException {
      return row.next();
    }

    public String topic() throws SQLException {
      return row.getString(1);
    }

    public byte[] payload() throws SQLException {
      return row.getBytes(2);
    }

    @Override
    public void close() throws SQLException {
      row.close();
      select.close();
      connection.close();
    }
  }
}
