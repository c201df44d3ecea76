package io.claimway.spark;

import io.claimway.claim.ClientWork;
import io.claimway.claim.SessionCase;
import io.claimway.postgres.TaskDatabase;
import io.claimway.postgres.claim.ClientPasts;
import io.claimway.spark.ClientCases.ClientCase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/** One task's clients with all their cases, whose past is looked up some hundreds at a time. */
final class ClientWorks implements Iterator<ClientWork> {

  /** Clients per look-up: few round trips, and a few megabytes of contents. */
  private static final int CHUNK = 500;

  private final Iterator<ClientCase> cases;
  private final TaskDatabase database;
  private final long attemptId;
  private final int daysAround;
  private final Queue<ClientWork> ready = new ArrayDeque<>();
  private ClientCase next;
  private Connection connection;

  /**
   * @param cases those of one client follow each other
   * @param attemptId whose staged overlaps count
   * @param daysAround of which edits must know what is billed
   */
  ClientWorks(Iterator<ClientCase> cases, TaskDatabase database, long attemptId, int daysAround) {
    this.cases = cases;
    this.database = database;
    this.attemptId = attemptId;
    this.daysAround = daysAround;
    this.next = cases.hasNext() ? cases.next() : null;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && next != null) {
      fill();
    }
    return !ready.isEmpty();
  }

  @Override
  public ClientWork next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot take another client: they have ended");
    }
    return ready.remove();
  }

  private void fill() {
    List<ClientPasts.Cases> chunk = new ArrayList<>(CHUNK);
    while (chunk.size() < CHUNK && next != null) {
      chunk.add(client());
    }
    try {
      if (connection == null) {
        connection = database.connect();
        TaskCompletionListener close = ended -> close();
        TaskContext.get().addTaskCompletionListener(close);
      }
      ready.addAll(ClientPasts.find(connection, chunk, attemptId, daysAround));
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot look up past claims: the database failed", failure);
    }
  }

  private ClientPasts.Cases client() {
    String clientId = next.clientId();
    List<SessionCase> sessions = new ArrayList<>();
    while (next != null && next.clientId().equals(clientId)) {
      sessions.add(next.facts());
      next = cases.hasNext() ? cases.next() : null;
    }
    return new ClientPasts.Cases(clientId, sessions);
  }

  private void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "Cannot end looking up past claims: the database failed", failure);
    }
  }
}
