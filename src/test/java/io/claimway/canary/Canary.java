package io.claimway.canary;

import io.claimway.avro.AvroCodec;
import io.claimway.integration.SharedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.KafkaSettings;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.postgres.Database;
import io.claimway.postgres.Rows;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.S3Settings;
import io.claimway.s3.StoredObject;
import io.claimway.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One search of all places in which nobody may be named. In each place something is planted first,
 * and has to be found: a search that looks nowhere fails.
 */
final class Canary {
  /** Nobody is called so. */
  private static final String PLANTED = "Zephyrine_Quillfeather-Okonjo";

  private static final String PLANTED_KIND = "planted";
  private static final Path SERVICES = Path.of("target", "it-services");
  private static final int LARGEST_FILE = 64 << 20;

  private final PhiValues values = new PhiValues();
  private final List<Suite> suites;
  private final Set<String> found = new LinkedHashSet<>();
  private final List<String> looked = new ArrayList<>();
  private int people;

  private Canary(List<Suite> suites) {
    this.suites = suites;
  }

  /** A place: whatever it holds is handed on, text by text, with words that say where it lies. */
  private interface Place {
    void read(Look look) throws Exception;
  }

  /** Takes a text and where it lies. */
  private interface Look {
    void at(String where, String text);
  }

  static void fly() throws Exception {
    long start = System.nanoTime();
    Canary canary = new Canary(SharedServers.suites());
    canary.collect();
    canary.plant();
    canary.search("what was said", canary::said);
    canary.search("plans", canary::plans);
    canary.search("logs of the services", canary::logs);
    canary.search("file names of the services", canary::fileNames);
    canary.search("temporary files", canary::temporary);
    canary.search("object keys", canary::objectKeys);
    canary.search("pages", canary::pages);
    canary.search("topics and their keys", canary::topicKeys);
    canary.search("tables that are no PHI", canary::tables);
    System.err.printf(
        Locale.ROOT,
        "Canary: %,d values of persons looked for in %s; %.1f s%n",
        canary.values.size(),
        String.join(", ", canary.looked),
        (System.nanoTime() - start) / 1e9);
    if (!canary.found.isEmpty()) {
      throw new AssertionError(
          "Persons are named where nobody may be:\n" + String.join("\n", canary.found));
    }
  }

  private void search(String name, Place place) throws Exception {
    long[] seen = {0, 0};
    boolean[] planted = {false};
    place.read(
        (where, text) -> {
          seen[0]++;
          seen[1] += text.length();
          Set<String> kinds = values.kindsIn(text);
          planted[0] |= kinds.remove(PLANTED_KIND);
          if (!kinds.isEmpty()) {
            found.add("  " + name + ": " + where + ": " + String.join(", ", kinds));
          }
        });
    if (!planted[0]) {
      found.add("  " + name + ": what was planted there was not found");
    }
    looked.add("%s (%,d, %,d KB)".formatted(name, seen[0], seen[1] >> 10));
  }

  /** Everybody in the books of all suites. */
  private void collect() throws SQLException {
    AvroCodec<Client> clients = AvroCodec.of(Client.class);
    AvroCodec<Session> sessions = AvroCodec.of(Session.class);
    AvroCodec<Provider> providers = AvroCodec.of(Provider.class);
    for (Suite suite : suites) {
      eachPayload(
          suite,
          "clients",
          payload -> {
            people++;
            values.add(clients.decode(payload).value());
          });
      eachPayload(suite, "sessions", payload -> values.add(sessions.decode(payload).value()));
    }
    for (Suite suite : suites) {
      // A therapist is no patient, and may be called as one is.
      eachPayload(
          suite,
          "providers",
          payload -> {
            Provider provider = providers.decode(payload).value();
            values.remove(provider.firstName() + " " + provider.lastName());
          });
    }
    if (people > 0 && values.size() < people) {
      found.add(
          "  of %d revisions of clients only %d values are known".formatted(people, values.size()));
    }
  }

  private static void eachPayload(Suite suite, String topic, Consumer<byte[]> sink)
      throws SQLException {
    try (Connection connection = Database.connect(SharedServers.asSuperuser(suite))) {
      if (Rows.get(
          connection, "select to_regclass('phi.fact_version') is null", row -> row.getBoolean(1))) {
        return;
      }
      Rows.list(
              connection,
              "select payload from phi.fact_version where topic = ?",
              row -> row.getBytes(1),
              topic)
          .forEach(sink);
    }
  }

  private void plant() throws Exception {
    values.add(PLANTED_KIND, PLANTED);
    Heard.said(PLANTED);
    Heard.planned(PLANTED);
    Files.writeString(SERVICES.resolve("planted.log"), PLANTED);
    Files.writeString(SERVICES.resolve(PLANTED), "");
    Files.writeString(CanaryExtension.TEMPORARY.resolve("planted"), PLANTED);
    try (ObjectStore objects = everything()) {
      objects.put("canary/" + PLANTED, new byte[0]);
      objects.put("canary/reports/planted", PLANTED.getBytes(StandardCharsets.UTF_8));
    }
    KafkaSettings kafka = suites.get(0).kafka();
    String topic;
    try (KafkaCluster cluster = KafkaCluster.open(kafka)) {
      cluster.ensureTopics(List.of("canary"));
      topic = cluster.physical("canary");
    }
    Properties producing = new Properties();
    producing.put("bootstrap.servers", kafka.bootstrapServers());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, PLANTED, new byte[0])).get();
    }
    try (Connection connection = Database.connect(SharedServers.asSuperuser(suites.get(0)))) {
      Rows.run(connection, "create table public.planted as select '" + PLANTED + "' as word");
    }
  }

  private void said(Look look) {
    Heard.everythingSaid().forEach(text -> look.at(text.length() + " characters", text));
  }

  private void plans(Look look) {
    Heard.plans().forEach(plan -> look.at("a plan", plan));
  }

  private void logs(Look look) throws IOException {
    try (Stream<Path> files = Files.list(SERVICES)) {
      for (Path file : files.filter(each -> each.toString().contains(".log")).toList()) {
        look.at(file.getFileName().toString(), Files.readString(file));
      }
    }
  }

  private void fileNames(Look look) throws IOException {
    try (Stream<Path> files = Files.walk(SERVICES)) {
      files
          .filter(file -> !file.startsWith(SERVICES.resolve("postgres-bin")))
          .filter(file -> !file.startsWith(SERVICES.resolve("postgres")))
          .map(file -> SERVICES.relativize(file))
          .forEach(file -> look.at("a file below " + file.getName(0), file.toString()));
    }
  }

  /** What Spark and others lay down for a while: it must be gone, or say nothing. */
  private void temporary(Look look) throws IOException {
    try (Stream<Path> files = Files.walk(CanaryExtension.TEMPORARY)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(file -> !isOfAProgram(file)).toList()) {
        look.at("a file name", file.toString());
        if (Files.size(file) < LARGEST_FILE) {
          look.at(
              CanaryExtension.TEMPORARY.relativize(file).toString(),
              new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  /** The unpacked program of the tests' own Postgres, whose lists of words nobody wrote here. */
  private static boolean isOfAProgram(Path file) {
    return CanaryExtension.TEMPORARY.relativize(file).startsWith("embedded-pg");
  }

  private void objectKeys(Look look) {
    try (ObjectStore objects = everything();
        Stream<StoredObject> all = objects.list("")) {
      all.forEach(object -> look.at("a key", object.key()));
    }
  }

  /** What people read of nights and payouts; statements are for the practice that treated. */
  private void pages(Look look) {
    try (ObjectStore objects = everything();
        Stream<StoredObject> all = objects.list("")) {
      all.map(StoredObject::key)
          .filter(key -> key.matches("[^/]+/(reports|payouts|ledger)/.*"))
          .forEach(key -> look.at(key, new String(objects.get(key), StandardCharsets.UTF_8)));
    }
  }

  /** The bucket without the prefix of a suite. */
  private ObjectStore everything() {
    S3Settings s3 = suites.get(0).s3();
    return ObjectStore.open(
        new S3Settings(
            s3.endpoint(),
            s3.region(),
            s3.bucket(),
            "",
            s3.accessKey(),
            s3.secretKey(),
            "",
            s3.attempts()));
  }

  private void topicKeys(Look look) {
    Properties consuming = new Properties();
    consuming.put("bootstrap.servers", suites.get(0).kafka().bootstrapServers());
    consuming.put("max.poll.records", "10000");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(consuming, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .filter(partition -> !partition.topic().startsWith("__"))
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      partitions.stream()
          .map(TopicPartition::topic)
          .distinct()
          .forEach(topic -> look.at("a topic", topic));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  if (record.key() != null) {
                    look.at("a key in " + record.topic(), record.key());
                  }
                  record
                      .headers()
                      .forEach(
                          header ->
                              look.at(
                                  "a header in " + record.topic(),
                                  header.key()
                                      + " "
                                      + new String(header.value(), StandardCharsets.UTF_8)));
                });
      }
    }
  }

  /** Every row of every table that is in no schema of PHI. */
  private void tables(Look look) throws SQLException {
    for (Suite suite : suites) {
      try (Connection connection = Database.connect(SharedServers.asSuperuser(suite))) {
        connection.setAutoCommit(false);
        List<String> tables =
            Rows.list(
                connection,
                """
                select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition
                   and n.nspname not in ('phi', 'staging', 'pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
                """,
                row -> row.getString(1));
        for (String table : tables) {
          try (Statement select = connection.createStatement()) {
            select.setFetchSize(5_000);
            try (ResultSet row = select.executeQuery("select t::text from " + table + " t")) {
              while (row.next()) {
                look.at("a row of " + table, row.getString(1));
              }
            }
          }
        }
      }
    }
  }
}
