package io.claimway.kafka;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A writer whose records appear together or not at all, and in order. */
public final class TransactionalPublisher implements AutoCloseable {
  private static final String BATCH_BYTES = String.valueOf(128 << 10);
  private static final String LINGER_MILLIS = "5";

  /** Time for a night of 250,000 events on a busy machine; brokers allow 15 minutes. */
  private static final String TRANSACTION_MILLIS = "300000";

  private final KafkaCluster cluster;
  private final KafkaProducer<String, byte[]> producer;
  private final String transactionalId;

  private TransactionalPublisher(
      KafkaCluster cluster, KafkaProducer<String, byte[]> producer, String transactionalId) {
    this.cluster = cluster;
    this.producer = producer;
    this.transactionalId = transactionalId;
  }

  static TransactionalPublisher open(KafkaCluster cluster, String transactionalId) {
    Properties properties = cluster.clientProperties();
    String id = cluster.physical(transactionalId);
    properties.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    properties.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    properties.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new TransactionalPublisher(cluster, producer, id);
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw new KafkaFailure("open publisher", id, e);
    }
  }

  /**
   * Writes the records in one transaction.
   *
   * @throws KafkaFailure when the cluster refused, or another publisher of the same id has taken
   *     over; nothing is visible
   */
  public void publish(List<OutgoingRecord> records) {
    publish(records.iterator());
  }

  /**
   * Writes the records in one transaction, one by one as they come: they are never all in memory.
   * When it returns, readers of committed records see them all.
   *
   * @return how many
   * @throws KafkaFailure as {@link #publish(List)}
   */
  public long publish(Iterator<OutgoingRecord> records) {
    if (!records.hasNext()) {
      return 0;
    }
    Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    long sent = send(records, ends);
    // A broker confirms a commit before it has told every partition.
    cluster.awaitCommitted(ends);
    return sent;
  }

  private long send(Iterator<OutgoingRecord> records, Map<TopicPartition, Long> ends) {
    try {
      producer.beginTransaction();
      Future<RecordMetadata> last = null;
      long sent = 0;
      while (records.hasNext()) {
        last =
            producer.send(
                toSend(records.next()),
                (written, failure) -> {
                  if (failure == null) {
                    ends.merge(
                        new TopicPartition(written.topic(), written.partition()),
                        written.offset() + 1,
                        Math::max);
                  }
                });
        sent++;
      }
      producer.flush();
      last.get();
      producer.commitTransaction();
      return sent;
    } catch (ProducerFencedException e) {
      throw new KafkaFailure("publish as", transactionalId, e);
    } catch (KafkaException | ExecutionException e) {
      abort(e);
      throw new KafkaFailure("publish as", transactionalId, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort(e);
      throw new KafkaFailure("publish as", transactionalId, e);
    }
  }

  private ProducerRecord<String, byte[]> toSend(OutgoingRecord record) {
    ProducerRecord<String, byte[]> send =
        new ProducerRecord<>(cluster.physical(record.topic()), record.key(), record.value());
    record.headers().forEach((name, value) -> send.headers().add(name, KafkaCluster.utf8(value)));
    return send;
  }

  private void abort(Exception first) {
    try {
      producer.abortTransaction();
    } catch (KafkaException second) {
      first.addSuppressed(second);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
