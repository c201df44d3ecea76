package io.claimway.kafka;

import io.claimway.run.OutsideFailure;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The Kafka cluster refused or did not answer in time; the message names the operation and the
 * topic.
 */
public final class KafkaFailure extends RuntimeException implements OutsideFailure {

  KafkaFailure(String verb, String thing, Throwable cause) {
    super("Cannot " + verb + " " + thing + ": " + reason(cause), cause);
  }

  /** Whether the cluster, or its client, does not take a record for its size. */
  public boolean isTooLarge() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean mayPass() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof TimeoutException
          || cause instanceof ConnectException) {
        return true;
      }
    }
    return false;
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
