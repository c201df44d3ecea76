package io.claimway.simulator;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.StoredRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldFact;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Publishes a world's nights as the other products would: each night in one transaction, together
 * with a marker that says so, hence once however often it is asked.
 */
public final class Publisher implements AutoCloseable {

  /** Holds one marker per published night; read back when a publisher starts. */
  public static final String MARKERS = "simulator-published";

  private static final byte[] GARBAGE =
      "{\"session\":\"not avro\"}".getBytes(StandardCharsets.UTF_8);

  private final World world;
  private final TransactionalPublisher publisher;
  private final Set<String> published = new HashSet<>();
  private final Map<Topic, AvroCodec<Record>> codecs = new EnumMap<>(Topic.class);

  private Publisher(World world, TransactionalPublisher publisher) {
    this.world = world;
    this.publisher = publisher;
  }

  /**
   * Makes the topic of its markers, fences an earlier publisher, and reads its markers; the topics
   * of facts are there.
   */
  public static Publisher open(World world, KafkaCluster kafka) {
    kafka.ensureTopics(List.of(MARKERS));
    Publisher publisher = new Publisher(world, kafka.publisher("simulator-world"));
    for (StoredRecord marker : kafka.reader().readAll(MARKERS)) {
      publisher.published.add(marker.key());
    }
    return publisher;
  }

  /**
   * Publishes the facts recorded up to a night's cut-off.
   *
   * @return how many records; 0 where the night was published before
   */
  public int publish(LocalDate night) {
    String marker = night.toString();
    if (published.contains(marker)) {
      return 0;
    }
    Stream<OutgoingRecord> facts =
        world
            .facts(night)
            .map(fact -> OutgoingRecord.of(fact.topic().word(), fact.key(), bytes(fact)));
    Stream<OutgoingRecord> mark =
        Stream.of(OutgoingRecord.of(MARKERS, marker, marker.getBytes(StandardCharsets.UTF_8)));
    long sent = publisher.publish(Stream.concat(facts, mark).iterator());
    published.add(marker);
    return Math.toIntExact(sent - 1);
  }

  private byte[] bytes(WorldFact fact) {
    return fact.fact() == null
        ? GARBAGE
        : codecs.computeIfAbsent(fact.topic(), Publisher::codec).encode(fact.fact());
  }

  @SuppressWarnings("unchecked")
  private static AvroCodec<Record> codec(Topic topic) {
    return AvroCodec.of((Class<Record>) topic.recordType());
  }

  @Override
  public void close() {
    publisher.close();
  }
}
