package io.claimway.s3;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The object store refused or failed after all attempts; the message names the operation, the key
 * and the answer.
 */
public final class ObjectStoreFailure extends RuntimeException {

  ObjectStoreFailure(String verb, String key, SdkException cause) {
    super("Cannot " + verb + " " + key + ": " + reason(cause), cause);
  }

  ObjectStoreFailure(String verb, String key, Exception cause) {
    super("Cannot " + verb + " " + key + ": " + cause.getClass().getSimpleName(), cause);
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
