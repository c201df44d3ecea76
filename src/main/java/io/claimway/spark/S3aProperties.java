package io.claimway.spark;

import io.claimway.s3.S3Settings;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bucket as Hadoop's s3a file system is told of it, by driver and executors alike: the same
 * address, credentials and key as the object store's own client takes.
 */
final class S3aProperties {
  /** The chain that the object store's client takes: variables, web identity, container, role. */
  private static final String PLATFORM =
      "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider";

  private S3aProperties() {}

  /** Without the {@code spark.hadoop.} before each key. */
  static Map<String, String> of(S3Settings settings) {
    Map<String, String> s3a = new TreeMap<>();
    s3a.put("fs.s3a.endpoint.region", settings.signingRegion());
    // Amazon's own follows from the region, and only its own addresses name the bucket.
    if (!settings.endpoint().equals(S3Settings.AWS)) {
      s3a.put("fs.s3a.endpoint", settings.endpoint());
      s3a.put("fs.s3a.path.style.access", "true");
      s3a.put(
          "fs.s3a.connection.ssl.enabled", String.valueOf(settings.endpoint().startsWith("https")));
    }
    if (settings.usesPlatformCredentials()) {
      s3a.put("fs.s3a.aws.credentials.provider", PLATFORM);
    } else {
      s3a.put(
          "fs.s3a.aws.credentials.provider",
          "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
      s3a.put("fs.s3a.access.key", settings.accessKey());
      s3a.put("fs.s3a.secret.key", settings.secretKey());
    }
    if (!settings.kmsKey().isEmpty()) {
      s3a.put("fs.s3a.encryption.algorithm", "SSE-KMS");
      s3a.put("fs.s3a.encryption.key", settings.kmsKey());
    }
    s3a.put("fs.s3a.change.detection.mode", "none");
    s3a.put("fs.s3a.bucket.probe", "0");
    // Datasets lie under paths of their own attempt: nothing need be looked for before a write.
    s3a.put("fs.s3a.performance.flags", "create,delete,mkdir");
    s3a.put("fs.s3a.committer.name", "magic");
    s3a.put("fs.s3a.committer.magic.enabled", "true");
    return s3a;
  }
}
