package io.claimway.kafka;

/**
 * Where the Kafka cluster answers and how Claimway's topics are named; empty servers mean the
 * embedded broker.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param topicPrefix put before every topic name, so that several books can share a cluster
 * @param propertiesFile mounted file of further client properties (security protocol, SASL, trust
 *     store); empty for none
 * @param partitions partitions of a topic that Claimway creates
 * @param replicationFactor copies of a topic that Claimway creates
 * @param timeoutSeconds how long one request may take before the cluster counts as unreachable
 */
public record KafkaSettings(
    String bootstrapServers,
    String topicPrefix,
    String propertiesFile,
    int partitions,
    int replicationFactor,
    int timeoutSeconds) {

  /** Four partitions keep four consumer cores busy and cost one small broker nothing. */
  public static final KafkaSettings EMBEDDED = new KafkaSettings("", "", "", 4, 1, 15);

  public KafkaSettings {
    if (!bootstrapServers.isEmpty()
        && !bootstrapServers.matches("[^:,\\s]+:\\d+(,[^:,\\s]+:\\d+)*")) {
      throw new IllegalArgumentException(
          "bootstrapServers is "
              + bootstrapServers
              + ", expected host:port, several separated by commas");
    }
    if (!topicPrefix.matches("[A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "topicPrefix is "
              + topicPrefix
              + ", expected letters, digits, dots, dashes and underscores");
    }
    if (partitions < 1 || partitions > 1000) {
      throw new IllegalArgumentException("partitions is " + partitions + ", expected 1 to 1000");
    }
    if (replicationFactor < 1 || replicationFactor > 9) {
      throw new IllegalArgumentException(
          "replicationFactor is " + replicationFactor + ", expected 1 to 9");
    }
    if (timeoutSeconds < 1 || timeoutSeconds > 300) {
      throw new IllegalArgumentException(
          "timeoutSeconds is " + timeoutSeconds + ", expected 1 to 300");
    }
  }

  /** Whether no address is set, so that the embedded broker is meant. */
  public boolean embedded() {
    return bootstrapServers.isEmpty();
  }

  /** These settings with an empty address taken from another. */
  public KafkaSettings orElse(KafkaSettings other) {
    return new KafkaSettings(
        bootstrapServers.isEmpty() ? other.bootstrapServers : bootstrapServers,
        topicPrefix,
        propertiesFile,
        partitions,
        replicationFactor,
        timeoutSeconds);
  }
}
