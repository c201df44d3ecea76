package io.claimway.integration;

import io.claimway.integration.SharedServers.Suite;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.run.PartitionSpan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** A suite's topics in the hands of others: made again, cut, written to by strangers. */
public final class BrokenTopics implements AutoCloseable {
  private final KafkaCluster cluster;
  private final Admin admin;

  public BrokenTopics(Suite suite) {
    cluster = KafkaCluster.open(suite.kafka());
    admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, suite.kafka().bootstrapServers()));
  }

  public KafkaCluster cluster() {
    return cluster;
  }

  /** Gives a topic a setting. */
  public void configure(String topic, String name, String value) {
    try {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, cluster.physical(topic)),
                  List.of(
                      new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Deletes a topic and makes one of its name. */
  public void makeAgain(String topic, int partitions) {
    try {
      admin.deleteTopics(List.of(cluster.physical(topic))).all().get();
      admin
          .createTopics(List.of(new NewTopic(cluster.physical(topic), partitions, (short) 1)))
          .all()
          .get();
      cluster.ensureTopics(List.of(topic));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot make " + topic + " again", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Deletes all but the last so many offsets of each partition, as retention does. */
  public void deleteRecords(String topic, int kept) {
    try {
      admin
          .deleteRecords(
              cluster.spans(List.of(topic)).stream()
                  .filter(span -> span.end() - kept > span.start())
                  .collect(
                      Collectors.toMap(
                          span -> new TopicPartition(cluster.physical(topic), span.partition()),
                          span -> RecordsToDelete.beforeOffset(span.end() - kept))))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot delete records of " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where each partition of a topic begins, by partition. */
  public List<Long> starts(String topic) {
    return cluster.spans(List.of(topic)).stream().map(PartitionSpan::start).toList();
  }

  /** Puts records that are no facts. */
  public void vandalise(String topic, int records) {
    publish(
        java.util.stream.IntStream.range(0, records)
            .mapToObj(
                n ->
                    OutgoingRecord.of(
                        topic, "vandal", ("no avro " + n).getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  public void publish(List<OutgoingRecord> records) {
    try (TransactionalPublisher publisher = cluster.publisher("somebody")) {
      publisher.publish(records);
    }
  }

  @Override
  public void close() {
    admin.close();
    cluster.close();
  }
}
