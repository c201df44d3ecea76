package io.claimway.s3;

import java.io.Serializable;

/**
 * Which bucket holds Claimway's objects and as whom to ask for them; an empty endpoint means the
 * embedded server.
 *
 * @param endpoint address of the S3 server; {@code aws} for Amazon's own
 * @param region region of the bucket
 * @param bucket name of the bucket
 * @param prefix put before every key, so that several books can share a bucket; empty, or without
 *     slashes at its ends
 * @param accessKey access key; empty for the platform's own credentials (instance role, web
 *     identity)
 * @param secretKey its secret
 * @param kmsKey id, alias or ARN of the KMS key under which every object is encrypted; empty for
 *     what the bucket does by itself
 * @param attempts how often one request is tried before its failure counts
 */
public record S3Settings(
    String endpoint,
    String region,
    String bucket,
    String prefix,
    String accessKey,
    String secretKey,
    String kmsKey,
    int attempts)
    implements Serializable {

  /** Amazon's own S3, in place of an address. */
  public static final String AWS = "aws";

  /**
   * Five attempts bridge the restart of a gateway (about eight seconds with backoff) without hiding
   * an outage.
   */
  public static final S3Settings EMBEDDED = new S3Settings("", "", "", "", "", "", "", 5);

  public S3Settings {
    if (!endpoint.isEmpty() && !endpoint.equals(AWS) && !endpoint.matches("https?://[^/]+/?")) {
      throw new IllegalArgumentException(
          "endpoint is " + endpoint + ", expected http://host:port or " + AWS);
    }
    if (endpoint.equals(AWS) && region.isEmpty()) {
      throw new IllegalArgumentException(
          "region is not set, expected the region of the bucket, such as us-east-1");
    }
    if (!prefix.isEmpty() && (prefix.startsWith("/") || prefix.endsWith("/"))) {
      throw new IllegalArgumentException("prefix is " + prefix + ", expected no slash at its ends");
    }
    if (accessKey.isEmpty() != secretKey.isEmpty() && !endpoint.isEmpty()) {
      throw new IllegalArgumentException(
          "secretKey needs accessKey, and the other way round: only one of them is set");
    }
    if (attempts < 1 || attempts > 20) {
      throw new IllegalArgumentException("attempts is " + attempts + ", expected 1 to 20");
    }
  }

  /** The region that requests are signed for; other stores than Amazon's rarely have any. */
  public String signingRegion() {
    return region.isEmpty() ? "us-east-1" : region;
  }

  /** Whether the platform's own credentials are meant: role, web identity, session token. */
  public boolean usesPlatformCredentials() {
    return accessKey.isEmpty();
  }

  /** Whether no address is set, so that the embedded server is meant. */
  public boolean embedded() {
    return endpoint.isEmpty();
  }

  /** These settings with every empty address and credential taken from another. */
  public S3Settings orElse(S3Settings other) {
    return new S3Settings(
        endpoint.isEmpty() ? other.endpoint : endpoint,
        region.isEmpty() ? other.region : region,
        bucket.isEmpty() ? other.bucket : bucket,
        prefix.isEmpty() ? other.prefix : prefix,
        accessKey.isEmpty() ? other.accessKey : accessKey,
        secretKey.isEmpty() ? other.secretKey : secretKey,
        kmsKey,
        attempts);
  }

  @Override
  public String toString() {
    return "S3Settings[endpoint="
        + endpoint
        + ", region="
        + region
        + ", bucket="
        + bucket
        + ", prefix="
        + prefix
        + ", kmsKey="
        + kmsKey
        + "]";
  }
}
