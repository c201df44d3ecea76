package io.claimway.s3;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Does to the bucket what Claimway never does. */
public final class Outsider {
  private Outsider() {}

  /** Deletes an object. */
  public static void delete(S3Settings settings, String key) {
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(URI.create(settings.endpoint()))
            .forcePathStyle(true)
            .region(Region.of(settings.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
            .build()) {
      client.deleteObject(
          delete -> delete.bucket(settings.bucket()).key(settings.prefix() + "/" + key));
    }
  }
}
