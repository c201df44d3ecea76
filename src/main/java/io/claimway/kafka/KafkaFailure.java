package io.claimway.kafka;

/**
 * The Kafka cluster refused or did not answer in time; the message names the operation and the
 * topic.
 */
public final class KafkaFailure extends RuntimeException {

  KafkaFailure(String verb, String thing, Throwable cause) {
    super("Cannot " + verb + " " + thing + ": " + reason(cause), cause);
  }

  static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why =
        root.getMessage() == null ? "" : ": " + root.getMessage().lines().findFirst().orElse("");
    return root.getClass().getSimpleName() + why;
  }
}
