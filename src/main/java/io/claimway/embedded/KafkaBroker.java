package io.claimway.embedded;

import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.Topics;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** A real Kafka broker that is its own controller, with Claimway's topics. */
final class KafkaBroker {
  private static final String NODE = "1";

  private final KafkaRaftServer server;

  private KafkaBroker(KafkaRaftServer server) {
    this.server = server;
  }

  static KafkaBroker start(StateFolder state, ServerAddresses addresses) throws Exception {
    Path folder = state.kafka();
    Files.createDirectories(folder);
    if (!Files.exists(folder.resolve("meta.properties"))) {
      format(folder);
    }
    KafkaRaftServer server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(configuration(folder, addresses), false), Time.SYSTEM);
    server.startup();
    KafkaBroker broker = new KafkaBroker(server);
    try (KafkaCluster cluster = KafkaCluster.open(addresses.kafka())) {
      cluster.ensureTopics(Topics.all());
    }
    return broker;
  }

  private static void format(Path folder) throws Exception {
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setNodeId(Integer.parseInt(NODE))
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(folder.toString()))
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder.toString())
          .setSupportedFeatures(List.of(Feature.PRODUCTION_FEATURES.toArray(new Feature[0])))
          .setPrintStream(silent)
          .run();
    }
  }

  private static Properties configuration(Path folder, ServerAddresses addresses) {
    String host = ServerAddresses.HOST;
    Properties broker = new Properties();
    broker.setProperty("process.roles", "broker,controller");
    broker.setProperty("node.id", NODE);
    broker.setProperty(
        "controller.quorum.voters", NODE + "@" + host + ":" + addresses.controllerPort());
    broker.setProperty(
        "listeners",
        "PLAINTEXT://%s:%d,CONTROLLER://%s:%d"
            .formatted(host, addresses.kafkaPort(), host, addresses.controllerPort()));
    broker.setProperty("advertised.listeners", "PLAINTEXT://" + host + ":" + addresses.kafkaPort());
    broker.setProperty("controller.listener.names", "CONTROLLER");
    broker.setProperty("inter.broker.listener.name", "PLAINTEXT");
    broker.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    broker.setProperty("log.dirs", folder.toString());
    broker.setProperty("auto.create.topics.enable", "false");
    broker.setProperty("log.retention.ms", "-1"); // a demo's book may be months old
    broker.setProperty("log.index.size.max.bytes", String.valueOf(1 << 20));
    for (String internal :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      broker.setProperty(internal + ".replication.factor", "1");
      broker.setProperty(internal + ".num.partitions", "1");
    }
    broker.setProperty("transaction.state.log.min.isr", "1");
    broker.setProperty("share.coordinator.state.topic.min.isr", "1");
    broker.setProperty("group.initial.rebalance.delay.ms", "0");
    broker.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
    broker.setProperty("num.network.threads", "2");
    broker.setProperty("num.io.threads", "4");
    return broker;
  }

  void stop() {
    server.shutdown();
    server.awaitShutdown();
  }
}
