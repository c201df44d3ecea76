package io.claimway.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A reader of committed records between fixed places, for topics that one process can read alone.
 */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaCluster cluster;

  TopicReader(KafkaCluster cluster) {
    this.cluster = cluster;
  }

  /** Every committed record that the topic holds now, by partition in order. */
  public List<StoredRecord> readAll(String topic) {
    List<StoredRecord> records = new ArrayList<>();
    read(cluster.startOffsets(List.of(topic)), cluster.endOffsets(List.of(topic)), records::add);
    return records;
  }

  /**
   * Reads the committed records from one list of places (inclusive) to another (exclusive), each
   * partition in order.
   *
   * @throws KafkaFailure when the cluster does not answer in time
   */
  public void read(
      List<PartitionOffset> from, List<PartitionOffset> to, Consumer<StoredRecord> sink) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    to.forEach(end -> ends.put(partition(end), end.offset()));
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionOffset> open =
          from.stream()
              .filter(start -> start.offset() < ends.getOrDefault(partition(start), 0L))
              .toList();
      consumer.assign(open.stream().map(TopicReader.this::partition).toList());
      open.forEach(start -> consumer.seek(partition(start), start.offset()));
      long deadline =
          System.nanoTime() + Duration.ofSeconds(cluster.settings().timeoutSeconds()).toNanos();
      while (!consumer.assignment().isEmpty()) {
        int count = 0;
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          count++;
          if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
            sink.accept(stored(record));
          }
        }
        // The position moves past transaction markers too, which are never records.
        consumer.assign(
            consumer.assignment().stream()
                .filter(part -> consumer.position(part) < ends.get(part))
                .toList());
        if (count > 0) {
          deadline =
              System.nanoTime() + Duration.ofSeconds(cluster.settings().timeoutSeconds()).toNanos();
        } else if (System.nanoTime() > deadline) {
          throw new KafkaFailure(
              "read",
              consumer.assignment().toString(),
              new KafkaException("no records within the time limit"));
        }
      }
    } catch (KafkaException e) {
      throw new KafkaFailure("read", ends.keySet().toString(), e);
    }
  }

  private Properties properties() {
    Properties properties = cluster.clientProperties();
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return properties;
  }

  private TopicPartition partition(PartitionOffset place) {
    return new TopicPartition(cluster.physical(place.topic()), place.partition());
  }

  private StoredRecord stored(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new StoredRecord(
        cluster.logical(record.topic()),
        record.partition(),
        record.offset(),
        record.key(),
        record.value(),
        headers);
  }
}
