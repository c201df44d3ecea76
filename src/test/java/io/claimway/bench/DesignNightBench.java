package io.claimway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.bench.NightResults.Measured;
import io.claimway.embedded.EmbeddedServers;
import io.claimway.embedded.ServerAddresses;
import io.claimway.kafka.KafkaCluster;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.proof.ProofTables;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.payer.ShippedProfiles;
import io.claimway.simulator.Publisher;
import io.claimway.simulator.StoredMailboxes;
import io.claimway.simulator.payer.OutsideWorld;
import io.claimway.simulator.payer.fault.FaultMenu;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the night that the design is made for: new sessions together with the 999, 277CA, 835 and
 * bank statements for as many earlier claims, on a book four times as large. Run: {@code mvn verify
 * -Pbench -Dtest=DesignNightBench -Dtest.heap=6g -Dbench.sessions=250000}; answered claims and the
 * book grow with the sessions. {@code -Dbench.returning=N} lets N clients of the book come again:
 * each changes a billed session and has another. With {@code -Dbench.folder} the state is kept, and
 * the book that an earlier run has made there is used.
 */
@Tag("bench")
class DesignNightBench {
  private static final int SESSIONS = Integer.getInteger("bench.sessions", 250_000);
  private static final int ANSWERED = Integer.getInteger("bench.answered", SESSIONS);
  private static final int BOOK = Integer.getInteger("bench.book", 4 * SESSIONS);
  private static final int RETURNING = Integer.getInteger("bench.returning", 0);
  private static final int TEMPLATE = Math.max(600, Math.min(5_000, SESSIONS / 10));
  private static final long SEED = 7;
  private static final double LIMIT_MIB = 3 * 1024;
  private static final double NANOS = 1e9;

  /** Reference facts, claims to multiply as answered ones, claims to multiply as waiting ones. */
  private static final LocalDate FACTS = LocalDate.of(2026, 1, 5);

  private static final LocalDate HISTORY = LocalDate.of(2026, 1, 6);
  private static final LocalDate WAITING = LocalDate.of(2026, 1, 7);
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 8);

  @TempDir Path temporary;

  private Path folder;
  private Path state;
  private ServerAddresses addresses;
  private PostgresSettings superuser;
  private World world;
  private PayerProfiles profiles;
  private ObjectStore objects;

  @Test
  void theDesignNight() throws Exception {
    folder =
        System.getProperty("bench.folder") == null
            ? temporary
            : Path.of(System.getProperty("bench.folder"));
    profiles = ShippedProfiles.read();
    world =
        World.generate(
            new WorldParameters(
                SEED,
                List.of(FACTS, HISTORY, WAITING, NIGHT),
                List.of(0, TEMPLATE, TEMPLATE, SESSIONS)));
    ObservedNight.makeReady();
    Path book = folder.resolve("book");
    Path made = folder.resolve("book-is-made");
    if (Files.notExists(made)) {
      with(book, this::makeBook);
      Files.writeString(made, BOOK + " claims\n");
    }
    if (!Boolean.getBoolean("bench.only-book")) {
      measureOnCopies(book);
    }
  }

  /** What is done while the servers of a state folder run. */
  private interface Work {
    void run() throws Exception;
  }

  private void with(Path stateFolder, Work work) throws Exception {
    state = stateFolder;
    EmbeddedServers servers = new EmbeddedServers(state);
    try {
      addresses = servers.up();
      superuser =
          addresses.as(ServerAddresses.SUPERUSER, addresses.postgres().url().replaceAll(".*/", ""));
      try (ObjectStore store = ObjectStore.open(addresses.s3())) {
        objects = store;
        work.run();
      }
    } finally {
      servers.down();
    }
  }

  private void measureOnCopies(Path book) throws Exception {
    List<Measured> runs = new ArrayList<>();
    for (int run = 1; run <= NightResults.RUNS; run++) {
      Path copy = folder.resolve("state-" + run);
      command("rm", "-rf", copy.toString());
      command("cp", "-a", book.toString(), copy.toString());
      command("sync");
      with(copy, () -> runs.add(measure()));
      command("rm", "-rf", copy.toString());
    }
    String title =
        """
        mvn verify -Pbench -Dtest=DesignNightBench -Dtest.heap=6g -Dbench.sessions=%d
        night of %,d sessions with the answers to %,d claims on a book of %,d, of which %,d clients come again, seed %d, by the launcher"""
            .formatted(SESSIONS, SESSIONS, ANSWERED, BOOK, RETURNING, SEED);
    NightResults.keep("night-" + SESSIONS + ".txt", title, runs);
    assertThat(runs).allMatch(each -> each.night().peakMiB() < LIMIT_MIB);
  }

  private static void command(String... words) throws IOException, InterruptedException {
    int exitCode = new ProcessBuilder(words).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException(
          "Cannot run " + String.join(" ", words) + ": exit code " + exitCode);
    }
  }

  private void makeBook() throws Exception {
    world.writeVault(state.resolve("outside"));
    try (KafkaCluster kafka = KafkaCluster.open(addresses.kafka());
        Publisher publisher = Publisher.open(world, kafka)) {
      for (LocalDate night : List.of(FACTS, HISTORY, WAITING)) {
        publisher.publish(night);
        if (night.equals(WAITING)) {
          say("answers to %d claims", answer(WAITING));
        }
        ObservedNight run = night(night);
        assertThat(run.exitCode()).as(run.said()).isIn(0, 3);
        say("night of %s: %.1f s, cpu %.1f s", night, run.seconds(), run.cpuSeconds());
      }
      long start = System.nanoTime();
      MultipliedBook.grow(superuser, HISTORY, WAITING, BOOK, ANSWERED);
      replaceHead(WAITING);
      say("multiplied in %.1f s", (System.nanoTime() - start) / NANOS);
      prove();
      start = System.nanoTime();
      say("answers to %d claims", answer(NIGHT));
      say("%d facts", publisher.publish(NIGHT));
      ReturningClients.publish(
          superuser, kafka, RETURNING, NIGHT.plusDays(1).atTime(4, 0).toInstant(ZoneOffset.UTC));
      say("answered and published in %.1f s", (System.nanoTime() - start) / NANOS);
    }
  }

  /** The copies' blocks belong to a night whose head is already written down. */
  private void replaceHead(LocalDate night) throws SQLException {
    try (Connection connection = Database.connect(superuser)) {
      ProofTables.BookHead head = ProofTables.findHead(connection).orElseThrow();
      String text = head.block() + " " + HexFormat.of().formatHex(head.hash()) + "\n";
      objects.put("ledger/heads/" + night, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private long answer(LocalDate day) throws SQLException {
    return new AnsweringPayers(objects, profiles, world.registry().groups(), day)
        .answer(superuser, closingCents());
  }

  private Map<String, Long> closingCents() throws SQLException {
    Map<String, Long> closing = new TreeMap<>();
    try (Connection connection = Database.connect(superuser);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select substr(bank_account, length('operating-') + 1), closing_cents from deposit.statement order by as_of, sequence")) {
      while (row.next()) {
        closing.put(row.getString(1), row.getLong(2));
      }
    }
    return closing;
  }

  private Measured measure() throws Exception {
    NightFloor.Mark mark = NightFloor.mark(superuser, objects);
    String load = NightResults.load();
    ObservedNight night = night(NIGHT);
    assertThat(night.exitCode()).as(night.said()).isIn(0, 3);
    NightFloor floor = NightFloor.measure(superuser, mark, objects, state);
    double proved = prove();
    return Measured.of(
        night,
        floor,
        payersSeconds,
        load,
        String.format(Locale.ROOT, "prove, full form, after it: %.1f s, nothing broken", proved));
  }

  private double payersSeconds;

  /** A night with payers that answer inquiries and nothing else; its claims are answered here. */
  private ObservedNight night(LocalDate date) throws IOException, InterruptedException {
    Path outsideFolder = state.resolve("payers-" + date);
    Files.createDirectories(outsideFolder.resolve("intake"));
    Files.writeString(outsideFolder.resolve("intake").resolve(date + ".txt"), "");
    OutsideWorld outside =
        new OutsideWorld(
            new StoredMailboxes(objects),
            world.registry(),
            FaultMenu.named("none"),
            SEED,
            date,
            outsideFolder);
    outside.morning(date);
    try (AnsweringInquiries answering = new AnsweringInquiries(outside, date)) {
      ObservedNight night =
          ObservedNight.run(
              List.of("--state", state.toString(), "nightly", "--business-date", date.toString()),
              environment(),
              answering::stageEnded);
      payersSeconds = answering.seconds();
      return night;
    }
  }

  private static Map<String, String> environment() {
    // Sessions of one night alone are billed only without the window for amendments.
    return Map.of(
        "CLAIMWAY_NETWORK_AMENDMENT_WINDOW_HOURS", "0", "CLAIMWAY_ELIGIBILITY_WAIT", "300s");
  }

  /** The whole book must prove; answers the seconds that it took. */
  private double prove() throws IOException, InterruptedException {
    ObservedNight proof =
        ObservedNight.run(
            List.of("--state", state.toString(), "prove"), environment(), stage -> {});
    assertThat(proof.exitCode()).as(proof.said()).isZero();
    say("%s%nproved in %.1f s", proof.said(), proof.seconds());
    return proof.seconds();
  }

  private static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
