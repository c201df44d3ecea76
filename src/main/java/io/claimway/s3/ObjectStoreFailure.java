package io.claimway.s3;

import io.claimway.run.OutsideFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The object store refused or failed after all attempts; the message names the operation, the key
 * and the answer.
 */
public final class ObjectStoreFailure extends RuntimeException implements OutsideFailure {

  private final int status;

  ObjectStoreFailure(String verb, String key, SdkException cause) {
    super("Cannot " + verb + " " + key + ": " + reason(cause), cause);
    this.status = cause instanceof AwsServiceException answer ? answer.statusCode() : 0;
  }

  ObjectStoreFailure(String verb, String key, Exception cause) {
    super("Cannot " + verb + " " + key + ": " + cause.getClass().getSimpleName(), cause);
    this.status = 0;
  }

  /** The HTTP status of the answer, 0 where there was none. */
  public int status() {
    return status;
  }

  /** Whether the store answered that it will not give the object: asking again changes nothing. */
  public boolean isRefusal() {
    return status >= 400 && status < 500;
  }

  @Override
  public boolean mayPass() {
    return !isRefusal();
  }

  static String reason(SdkException cause) {
    if (cause instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
      return "HTTP " + answer.statusCode() + " " + answer.awsErrorDetails().errorCode();
    }
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
