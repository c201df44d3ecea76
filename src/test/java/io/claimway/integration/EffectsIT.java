package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.batch.NightEnd;
import io.claimway.batch.ProveBooks;
import io.claimway.exchange.Delivery;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.KafkaFailure;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.Database;
import io.claimway.postgres.DatabaseFailure;
import io.claimway.postgres.Lease;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.PostgresTimeouts;
import io.claimway.postgres.Rows;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.StageAttempt;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import io.claimway.stage.Tries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What happens around commits: heads, deliveries, the lease, and what dead tries leave behind. One
 * database; each test has a night of its own.
 */
class EffectsIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final CrashPoints NEVER = new CrashPoints(null);

  private static Suite suite;
  private static Database database;
  private static ObjectStore objects;
  private static RunStore runs;

  @BeforeAll
  static void open() {
    suite = SharedServers.suite("effects");
    database = Database.open(suite.postgres());
    objects = ObjectStore.open(suite.s3());
    runs = new RunStore(database);
  }

  @AfterAll
  static void close() {
    objects.close();
    database.close();
  }

  @Test
  void theHeadOfTheBookIsWrittenDownOnceItsNightHasCommitted() {
    Run night = begin(FIRST);
    ProveBooks prove = new ProveBooks(database, objects);
    NightEnd end = new NightEnd(database, objects, Tries.of(1), 35);
    post("first", night);
    migrate(
        "create function run.refuse() returns trigger language plpgsql as $$ begin raise 'crash'; end $$;"
            + " create trigger refuse before insert on run.publication for each row execute function run.refuse()");
    assertThatThrownBy(() -> prove.run(context(night, StageName.PROVE)))
        .isInstanceOf(DatabaseFailure.class);
    assertThat(objects.keys("ledger/heads/")).as("nothing has committed").isEmpty();
    migrate("drop trigger refuse on run.publication");

    post("second", night);
    prove.run(context(night, StageName.PROVE));
    post("a payout that a person released meanwhile", night);
    for (int times = 1; times <= 2; times++) {
      end.of(night, epoch(), NEVER);
      assertThat(text("ledger/heads/" + FIRST))
          .isEqualTo(
              only("select last_block || ' ' || encode(head, 'hex') from proof.proof") + "\n")
          .startsWith("2 ");
    }
    rows("update run.run set state = 'FINISHED', exit_code = 0 returning run_id");
  }

  @Test
  void whoLostTheLeaseDeliversNothingMore() {
    Run night = begin(FIRST.plusDays(1));
    for (int file = 1; file <= 3; file++) {
      String sha256 = Delivery.keep(objects, utf8("ISA*" + file));
      rows(
          "insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, transactions, claims, charge_cents, state, name, sha256, bytes)"
              + " values (%1$d, '%2$s', 'clearpath', '837P', 'P', %1$d, 1, 1, 100, 'RENDERED', 'file-%1$d.edi', '%3$s', 5) returning name"
                  .formatted(file, night.runId(), sha256));
    }
    migrate(
        "create function run.take_over() returns trigger language plpgsql security definer as $$ begin update run.lease set epoch = epoch + 1; return new; end $$;"
            + " create trigger take_over after update on exchange.outbound_file for each row when (new.state = 'DELIVERED') execute function run.take_over()");
    Delivery delivery = new Delivery(database, objects, PartnerMailboxes.USUAL);
    assertThatThrownBy(() -> delivery.deliver(context(night, StageName.SUBMIT), "837P"))
        .hasMessageStartingWith("Cannot deliver: this process holds epoch ");
    assertThat(objects.keys("mailboxes/clearpath/outbound/"))
        .containsExactly("mailboxes/clearpath/outbound/file-1.edi");
    migrate("drop trigger take_over on exchange.outbound_file");

    delivery.deliver(context(night, StageName.SUBMIT), "837P");
    assertThat(objects.keys("mailboxes/clearpath/outbound/")).hasSize(3);
  }

  @Test
  void whatDeadTriesLeftBehindIsClearedAway() {
    Run night = begin(FIRST.plusDays(2));
    StageAttempt died = runs.beginAttempt(night, StageName.BUILD, epoch());
    StageAttempt published = runs.beginAttempt(night, StageName.BUILD, epoch());
    for (StageAttempt attempt : List.of(died, published)) {
      objects.put(StageContext.folder(night.runId(), attempt) + "claims/part-0", utf8("PAR1"));
    }
    rows(
        "insert into staging.build_closing (stage_attempt, task_partition, task_attempt, claim_id) values (%d, 0, 0, 1) returning 1"
            .formatted(died.attemptId()));
    runs.publish(night, published, java.util.Map.of(), tx -> List.of());

    new NightEnd(database, objects, Tries.of(1), 35).of(night, epoch(), NEVER);
    assertThat(objects.keys("runs/" + night.runId() + "/"))
        .containsExactly(StageContext.folder(night.runId(), published) + "claims/part-0");
    assertThat(rows("select claim_id::text from staging.build_closing")).isEmpty();
  }

  @Test
  void aPauseOfPostgresKeepsTheLeaseAndALostConnectionStopsAtOnce() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    try (Lease lease = Lease.acquire(suite.postgres(), "the pause", lost::countDown)) {
      assertThat(lease.epoch()).isPositive();
      String server =
          only(
              "select l.pid::text from pg_locks l join pg_database d on d.oid = l.database"
                  + " where l.locktype = 'advisory' and d.datname = current_database()");
      signal("STOP", server);
      assertThat(lost.await(6, TimeUnit.SECONDS)).as("lost during a pause").isFalse();
      signal("CONT", server);
      assertThat(lost.await(3, TimeUnit.SECONDS)).as("lost after a pause").isFalse();
      rows("select pg_terminate_backend(%s)::text".formatted(server), superuser());
      assertThat(lost.await(5, TimeUnit.SECONDS)).as("lost with its connection").isTrue();
    }
  }

  @Test
  void everyConnectionHasItsLimits() {
    assertThat(rows("select current_setting('statement_timeout')")).containsExactly("30min");
    assertThat(rows("select current_setting('lock_timeout')")).containsExactly("2min");
    PostgresSettings settings = suite.postgres();
    PostgresSettings hasty =
        new PostgresSettings(
            settings.url(),
            settings.user(),
            settings.password(),
            "",
            "",
            2,
            5,
            new PostgresTimeouts(1, 1, 2, 30));
    assertThatThrownBy(() -> rows("select pg_sleep(30)::text", hasty))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("57014");
  }

  @Test
  void whatFailsInPassingIsTriedAgainAndNothingElse() {
    Tries tries = new Tries(3, Duration.ofMillis(1));
    List<String> told = new ArrayList<>();
    List<Integer> tried = new ArrayList<>();
    tries.run(
        () -> {
          tried.add(tried.size());
          if (tried.size() < 3) {
            throw new IllegalStateException("wrapped", passing());
          }
        },
        failed -> told.add(failed.why() + " " + failed.pause().toMillis()));
    assertThat(tried).hasSize(3);
    assertThat(told).containsExactly("wrapped 1", "wrapped 4");
    assertThatThrownBy(
            () ->
                tries.run(
                    () -> {
                      throw passing();
                    },
                    failed -> {}))
        .isInstanceOf(DatabaseFailure.class);
    tried.clear();
    assertThatThrownBy(
            () ->
                tries.run(
                    () -> {
                      tried.add(1);
                      throw new DatabaseFailure(new SQLException("duplicate", "23505"));
                    },
                    failed -> {}))
        .hasMessageContaining("23505");
    assertThat(tried).hasSize(1);
    assertThatThrownBy(() -> objects.get("nowhere"))
        .isInstanceOfSatisfying(
            io.claimway.s3.ObjectStoreFailure.class,
            refused -> assertThat(refused.mayPass()).isFalse());
    try (KafkaCluster cluster = KafkaCluster.open(suite.kafka())) {
      assertThatThrownBy(() -> cluster.endOffsets(List.of("no-such-topic")))
          .isInstanceOf(KafkaFailure.class);
    }
  }

  private static DatabaseFailure passing() {
    return new DatabaseFailure(new SQLException("the server closed the connection", "08006"));
  }

  private static Run begin(LocalDate night) {
    Run run =
        new Run(
            "nightly-" + night,
            "nightly",
            night,
            night.atStartOfDay(ZoneOffset.UTC).toInstant(),
            ZoneOffset.UTC,
            new RunManifest(List.of(), List.of(), "rules", "code"));
    runs.create(run);
    return run;
  }

  private static StageContext context(Run run, StageName stage) {
    return new StageContext(run, runs.beginAttempt(run, stage, epoch()), runs, NEVER);
  }

  private static long epoch() {
    return Long.parseLong(only("select epoch::text from run.lease"));
  }

  private static void post(String cause, Run night) {
    database.inTransaction(
        connection -> {
          LedgerBook.add(
              connection,
              List.of(
                  BookEvent.EARNED.transfer(
                      "cbh-ny",
                      "pra-1",
                      "pra-1",
                      100,
                      Subject.session(cause, "ses-" + cause, FIRST),
                      "by hand",
                      FIRST)));
          LedgerBook.post(connection, night.runId(), "payout", night.businessDate());
          return null;
        });
  }

  private static String text(String key) {
    return new String(objects.get(key), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String only(String sql) {
    return rows(sql).get(0);
  }

  private static List<String> rows(String sql) {
    return database.inTransaction(
        connection -> Rows.list(connection, sql, row -> row.getString(1)));
  }

  private static List<String> rows(String sql, PostgresSettings as) {
    try (Database other = Database.open(as)) {
      return other.inTransaction(connection -> Rows.list(connection, sql, row -> row.getString(1)));
    }
  }

  private static PostgresSettings superuser() {
    return SharedServers.asSuperuser(suite);
  }

  private static void migrate(String sql) {
    try (Database owner = Database.open(suite.postgres().asMigrator())) {
      owner.inTransaction(
          connection -> {
            Rows.run(connection, sql);
            return null;
          });
    }
  }

  private static void signal(String name, String pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }
}
