package io.claimway.kafka;

import io.claimway.run.PartitionSpan;
import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The configured Kafka cluster: its topics, their ends, and the clients that write to and read from
 * it.
 *
 * <p>Topic names go in and come out without the configured prefix.
 */
public final class KafkaCluster implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 5;

  private final KafkaSettings settings;
  private final Properties shared;
  private final Admin admin;

  private KafkaCluster(KafkaSettings settings, Properties shared, Admin admin) {
    this.settings = settings;
    this.shared = shared;
    this.admin = admin;
  }

  /**
   * Opens the cluster after it has answered once.
   *
   * @throws KafkaFailure naming the servers when none answers in time
   * @throws UnusableConfiguration where they can never answer: not found, or not to be entered
   */
  public static KafkaCluster open(KafkaSettings settings) {
    Properties shared = new Properties();
    if (!settings.propertiesFile().isEmpty()) {
      try (Reader file = Files.newBufferedReader(Path.of(settings.propertiesFile()))) {
        shared.load(file);
      } catch (IOException e) {
        throw new UnusableConfiguration(
            "Cannot use kafka.properties-file " + settings.propertiesFile() + ": cannot be read",
            e);
      }
    }
    shared.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    shared.setProperty(CommonClientConfigs.CLIENT_ID_CONFIG, "claimway");
    long timeout = TimeUnit.SECONDS.toMillis(settings.timeoutSeconds());
    Properties forAdmin = copyOf(shared);
    forAdmin.setProperty(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(timeout));
    forAdmin.setProperty(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(timeout));
    Admin admin = admin(settings, forAdmin);
    KafkaCluster cluster = new KafkaCluster(settings, shared, admin);
    try {
      admin.describeCluster().nodes().get(settings.timeoutSeconds(), TimeUnit.SECONDS);
      return cluster;
    } catch (ExecutionException | TimeoutException e) {
      cluster.close();
      throw unreachable(settings, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cluster.close();
      throw unreachable(settings, e);
    }
  }

  private static Admin admin(KafkaSettings settings, Properties properties) {
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      throw unreachable(settings, e);
    }
  }

  private static RuntimeException unreachable(KafkaSettings settings, Exception cause) {
    KafkaFailure failure =
        new KafkaFailure("reach", "kafka.bootstrap-servers " + settings.bootstrapServers(), cause);
    return failure.mayPass() ? failure : new UnusableConfiguration(failure.getMessage(), cause);
  }

  /**
   * Creates the topics that do not exist yet, and waits until the brokers know them.
   *
   * @return which those were
   */
  public List<String> ensureTopics(Collection<String> topics) {
    Set<String> existing = await("list", "topics", admin.listTopics().names());
    List<NewTopic> missing = new ArrayList<>();
    for (String topic : topics) {
      if (!existing.contains(physical(topic))) {
        missing.add(
            new NewTopic(
                physical(topic), settings.partitions(), (short) settings.replicationFactor()));
      }
    }
    for (Map.Entry<String, KafkaFuture<Void>> created :
        admin.createTopics(missing).values().entrySet()) {
      try {
        await("create topic", created.getKey(), created.getValue());
      } catch (KafkaFailure e) {
        // Two commands may start at once; either may create it.
        if (!(e.getCause() instanceof ExecutionException failed)
            || !(failed.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    missing.forEach(topic -> awaitKnown(topic.name()));
    return missing.stream().map(topic -> logical(topic.name())).toList();
  }

  /** The controller answers a creation before the brokers have heard of it. */
  private void awaitKnown(String topic) {
    long start = System.nanoTime();
    while (true) {
      try {
        await(
            "describe",
            "topic " + topic,
            admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
        return;
      } catch (KafkaFailure e) {
        if (!isUnknown(e)
            || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(settings.timeoutSeconds())) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
      }
    }
  }

  /**
   * What each partition of these topics holds, in order of topic and partition; a topic that there
   * is not has none.
   */
  public List<PartitionSpan> spans(Collection<String> topics) {
    Map<String, TopicDescription> there = describe(topics);
    List<String> names = there.keySet().stream().map(this::logical).toList();
    Map<TopicPartition, Long> starts = new HashMap<>();
    startOffsets(names)
        .forEach(at -> starts.put(new TopicPartition(at.topic(), at.partition()), at.offset()));
    return endOffsets(names).stream()
        .map(
            end ->
                new PartitionSpan(
                    end.topic(),
                    end.partition(),
                    idOf(there.get(physical(end.topic()))),
                    starts.get(new TopicPartition(end.topic(), end.partition())),
                    end.offset()))
        .toList();
  }

  /** Brokers of old gave topics no id. */
  private static String idOf(TopicDescription topic) {
    return Uuid.ZERO_UUID.equals(topic.topicId()) ? "" : topic.topicId().toString();
  }

  /** How each of these topics is made, in order of name; without those that there are not. */
  public List<TopicShape> shapes(Collection<String> topics) {
    Map<String, TopicDescription> there = describe(topics);
    Map<ConfigResource, Config> configured =
        await(
            "read the settings of",
            "topics " + there.keySet(),
            admin
                .describeConfigs(
                    there.keySet().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
    return there.values().stream()
        .map(
            topic ->
                new TopicShape(
                    logical(topic.name()),
                    topic.partitions().size(),
                    topic.partitions().stream()
                        .mapToInt(each -> each.replicas().size())
                        .min()
                        .orElse(0),
                    configured
                        .get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                        .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                        .value()))
        .toList();
  }

  private Map<String, TopicDescription> describe(Collection<String> topics) {
    Map<String, TopicDescription> there = new TreeMap<>();
    admin
        .describeTopics(topics.stream().map(this::physical).toList())
        .topicNameValues()
        .forEach(
            (name, answer) -> {
              try {
                there.put(name, await("describe", "topic " + name, answer));
              } catch (KafkaFailure e) {
                if (!isUnknown(e)) {
                  throw e;
                }
              }
            });
    return there;
  }

  private static boolean isUnknown(KafkaFailure failure) {
    return failure.getCause() instanceof ExecutionException failed
        && failed.getCause() instanceof UnknownTopicOrPartitionException;
  }

  /** The first offset that each partition still holds, in order of topic and partition. */
  public List<PartitionOffset> startOffsets(Collection<String> topics) {
    return offsets(topics, OffsetSpec.earliest());
  }

  /** The end of what is committed in each partition, in order of topic and partition. */
  public List<PartitionOffset> endOffsets(Collection<String> topics) {
    return offsets(topics, OffsetSpec.latest());
  }

  private List<PartitionOffset> offsets(Collection<String> topics, OffsetSpec spec) {
    Set<String> names = new HashSet<>();
    topics.forEach(topic -> names.add(physical(topic)));
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    await("describe", "topics " + names, admin.describeTopics(names).allTopicNames())
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(part -> wanted.put(new TopicPartition(name, part.partition()), spec)));
    List<PartitionOffset> offsets = new ArrayList<>();
    committed(wanted)
        .forEach(
            (partition, at) ->
                offsets.add(
                    new PartitionOffset(
                        logical(partition.topic()), partition.partition(), at.offset())));
    offsets.sort(
        Comparator.comparing(PartitionOffset::topic).thenComparing(PartitionOffset::partition));
    return offsets;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> committed(
      Map<TopicPartition, OffsetSpec> wanted) {
    return await(
        "read offsets of",
        "partitions " + wanted.keySet(),
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
  }

  /**
   * Waits until what is committed in each partition goes as far as given.
   *
   * @throws KafkaFailure when the cluster takes longer than for any other answer
   */
  void awaitCommitted(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    ends.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.timeoutSeconds());
    while (committed(latest).entrySet().stream()
        .anyMatch(each -> each.getValue().offset() < ends.get(each.getKey()))) {
      if (System.nanoTime() > giveUp) {
        throw new KafkaFailure(
            "see what was committed in", "partitions " + ends.keySet(), new TimeoutException());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
    }
  }

  /**
   * A writer of transactions; a second one of the same id fences the first.
   *
   * @param transactionalId who writes, such as {@code outbox}
   */
  public TransactionalPublisher publisher(String transactionalId) {
    return TransactionalPublisher.open(this, transactionalId);
  }

  /** A reader of committed records. */
  public TopicReader reader() {
    return new TopicReader(this);
  }

  public KafkaSettings settings() {
    return settings;
  }

  /** The topic's name on the cluster, for clients of their own such as Spark's. */
  public String physical(String topic) {
    return settings.topicPrefix() + topic;
  }

  String logical(String name) {
    return name.substring(settings.topicPrefix().length());
  }

  /** How an engine with clients of its own connects: each property under {@code kafka.<name>}. */
  public Map<String, String> connectorOptions() {
    return shared.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> "kafka." + name, shared::getProperty));
  }

  Properties clientProperties() {
    return copyOf(shared);
  }

  private static Properties copyOf(Properties properties) {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  private <T> T await(String verb, String thing, KafkaFuture<T> answer) {
    try {
      return answer.get(settings.timeoutSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaFailure(verb, thing, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaFailure(verb, thing, e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
