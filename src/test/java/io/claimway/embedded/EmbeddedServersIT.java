package io.claimway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.StoredRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.postgres.Database;
import io.claimway.s3.ObjectStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
  private static final Duration END = Duration.ofSeconds(30);

  @TempDir Path folder;
  private EmbeddedServers servers;

  @AfterEach
  void stop() {
    servers.down();
  }

  @Test
  void keepTheirDataAndAddressesThroughDownKillAndUp() throws Exception {
    servers = new EmbeddedServers(folder.resolve("state"));
    assertThat(servers.running()).isEmpty();
    assertThat(servers.down()).as("nothing to stop").isFalse();

    ServerAddresses first = servers.up();
    assertThat(servers.running()).contains(first);
    assertThat(servers.up()).as("a second up finds them").isEqualTo(first);
    write(first);
    assertThat(setting(first, "fsync")).isEqualTo("on");
    assertThat(setting(first, "synchronous_commit")).isEqualTo("on");

    assertThat(servers.down()).isTrue();
    assertThat(servers.running()).isEmpty();
    assertThat(orphans()).isEmpty();
    assertThat(isFree(first.postgresPort()) && isFree(first.kafkaPort()) && isFree(first.s3Port()))
        .isTrue();

    ServerAddresses second = servers.up();
    assertThat(second).as("ports and credentials are remembered").isEqualTo(first);
    assertReads(second);

    ProcessHandle process = RunningServers.find(new StateFolder(servers.folder())).orElseThrow();
    process.destroyForcibly();
    assertThat(Waiting.until(() -> !process.isAlive(), END)).isTrue();
    assertThat(orphans()).as("Postgres outlives its killed parent").isNotEmpty();
    assertThat(servers.running()).isEmpty();
    assertReads(servers.up());

    ProcessHandle again = RunningServers.find(new StateFolder(servers.folder())).orElseThrow();
    again.destroyForcibly();
    assertThat(Waiting.until(() -> !again.isAlive(), END)).isTrue();
    assertThat(servers.down()).as("down stops what a kill left").isTrue();
    assertThat(orphans()).isEmpty();
  }

  @Test
  void ofTwoFoldersRunSideBySide() throws Exception {
    servers = new EmbeddedServers(folder.resolve("one"));
    EmbeddedServers others = new EmbeddedServers(folder.resolve("two"));
    ServerAddresses one = servers.up();
    try {
      ServerAddresses two = others.up();
      assertThat(two.postgresPort()).isNotEqualTo(one.postgresPort());
      write(one);
      write(two);
      assertReads(one);
      assertReads(two);
    } finally {
      others.down();
    }
    assertThat(servers.running()).as("the other folder's end changes nothing here").contains(one);
  }

  private static void write(ServerAddresses addresses) {
    try (Database database = Database.open(addresses.as("migrator", "claimway"))) {
      database.inTransaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute("create table kept (word text)");
              return statement.executeUpdate("insert into kept values ('kept')");
            }
          });
    }
    try (ObjectStore store = ObjectStore.open(addresses.s3())) {
      store.put("kept/word", utf8("kept"));
    }
    try (KafkaCluster cluster = KafkaCluster.open(addresses.kafka());
        TransactionalPublisher publisher = cluster.publisher("test")) {
      publisher.publish(List.of(OutgoingRecord.of("sessions", "word", utf8("kept"))));
    }
  }

  private static void assertReads(ServerAddresses addresses) {
    assertThat(query(addresses, "select word from kept")).isEqualTo("kept");
    try (ObjectStore store = ObjectStore.open(addresses.s3())) {
      assertThat(store.get("kept/word")).isEqualTo(utf8("kept"));
    }
    try (KafkaCluster cluster = KafkaCluster.open(addresses.kafka())) {
      assertThat(cluster.reader().readAll("sessions"))
          .extracting(StoredRecord::key)
          .containsExactly("word");
    }
  }

  private static String setting(ServerAddresses addresses, String name) {
    return query(addresses, "show " + name);
  }

  private static String query(ServerAddresses addresses, String sql) {
    try (Database database = Database.open(addresses.as("migrator", "claimway"))) {
      return database.inTransaction(connection -> firstColumn(connection.createStatement(), sql));
    }
  }

  private static String firstColumn(Statement statement, String sql) throws SQLException {
    try (statement;
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Processes that run on this test's folder. */
  private List<String> orphans() {
    try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
      return processes
          .filter(ProcessHandle::isAlive)
          .map(process -> process.info().commandLine().orElse(""))
          .filter(line -> line.contains(folder.toString()) && !line.contains("surefire"))
          .toList();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void credentialsAreReadableByTheirOwnerOnly() throws IOException {
    servers = new EmbeddedServers(folder.resolve("state"));
    StateFolder state = new StateFolder(servers.folder()).create();
    ServerAddresses.of(state);

    assertThat(Files.getPosixFilePermissions(state.addresses()))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }
}
