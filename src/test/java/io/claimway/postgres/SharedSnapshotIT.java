package io.claimway.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two connections read side by side, and see what was there when the first began. */
class SharedSnapshotIT {
  private static ScratchPostgres postgres;
  private static Database database;

  @BeforeAll
  static void open() {
    postgres = ScratchPostgres.migrated();
    database =
        Database.open(
            new PostgresSettings(
                postgres.url(), "postgres", "postgres", "", "", 2, 5, PostgresTimeouts.USUAL));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void bothSeeOneStateWhateverOthersCommit() {
    Set<Integer> backends = ConcurrentHashMap.newKeySet();
    CyclicBarrier together = new CyclicBarrier(2, () -> count("probe.between"));
    Database.Work<Long> piece =
        connection -> {
          backends.add(Rows.get(connection, "select pg_backend_pid()", row -> row.getInt(1)));
          await(together);
          return counting().in(connection);
        };
    assertThat(SharedSnapshot.read(database, connection -> null, List.of(piece, piece)))
        .containsExactly(0L, 0L);
    assertThat(backends).hasSize(2);
    assertThat(SharedSnapshot.<Long>read(database, connection -> null, List.of(counting())))
        .containsExactly(1L);
  }

  @Test
  void answersInTheOrderOfThePieces() {
    List<Database.Work<Integer>> pieces =
        List.of(connection -> 1, connection -> 2, connection -> 3, connection -> 4);
    assertThat(SharedSnapshot.read(database, connection -> null, pieces))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void whatFailsBesideIsTold() {
    CyclicBarrier together = new CyclicBarrier(2);
    List<Database.Work<Integer>> pieces =
        List.of(failing(together, "first"), failing(together, "second"));
    assertThatThrownBy(() -> SharedSnapshot.read(database, connection -> null, pieces))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Database.Work<Integer> failing(CyclicBarrier together, String which) {
    return connection -> {
      await(together);
      throw new IllegalStateException(which);
    };
  }

  private static Database.Work<Long> counting() {
    return connection ->
        Rows.get(
            connection,
            "select count(*) from run.counter where name like 'probe.%'",
            row -> row.getLong(1));
  }

  private static void count(String name) {
    try (Connection connection = postgres.connect("postgres")) {
      Rows.change(connection, "insert into run.counter (name, value) values (?, 1)", name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
