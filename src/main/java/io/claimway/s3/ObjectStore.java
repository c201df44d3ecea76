package io.claimway.s3;

import io.claimway.run.Sha256;
import io.claimway.run.UnusableConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The bucket that holds everything Claimway keeps as bytes: mailboxes, evidence, stage outputs, the
 * ledger's heads.
 *
 * <p>Keys are relative to the configured prefix. Every request is tried as often as the settings
 * say before its failure counts.
 */
public final class ObjectStore implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT_TIMEOUT =
      Duration.ofMinutes(10); // a gigabyte over a slow line
  private static final int CONNECTIONS = 64; // more than the task slots of any one process
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICTING_WRITE = 409;

  private final S3Client client;
  private final S3Settings settings;

  private ObjectStore(S3Client client, S3Settings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * A client for the configured bucket; the first request tells whether it can be reached, {@link
   * #verify()} asks.
   */
  public static ObjectStore open(S3Settings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.signingRegion()))
            .credentialsProvider(credentials(settings))
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .maxConnections(CONNECTIONS))
            .overrideConfiguration(
                override ->
                    override
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                        .retryStrategy(
                            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(settings.attempts())
                                .build()));
    if (!settings.endpoint().equals(S3Settings.AWS)) {
      builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
    }
    return new ObjectStore(builder.build(), settings);
  }

  private static AwsCredentialsProvider credentials(S3Settings settings) {
    return settings.usesPlatformCredentials()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
  }

  /**
   * Asks the bucket for one key, so that a wrong address, bucket or secret is told before anything
   * else happens.
   *
   * @throws UnusableConfiguration naming the address and the setting concerned
   * @throws ObjectStoreFailure naming the address, where it does not answer
   */
  public void verify() {
    try {
      client.listObjectsV2(list -> list.bucket(settings.bucket()).prefix(physical("")).maxKeys(1));
    } catch (SdkException e) {
      ObjectStoreFailure failure =
          new ObjectStoreFailure("reach", "s3.endpoint " + settings.endpoint(), e);
      throw failure.mayPass()
          ? failure
          : new UnusableConfiguration(refusal((AwsServiceException) e), e);
    }
  }

  private String refusal(AwsServiceException answer) {
    String at = " at " + settings.endpoint() + ": " + ObjectStoreFailure.reason(answer);
    return switch (answer.statusCode()) {
      case 403 ->
          "Cannot use "
              + (settings.usesPlatformCredentials()
                  ? "the platform's credentials"
                  : "s3.access-key and s3.secret-key")
              + " for bucket "
              + settings.bucket()
              + at;
      case 404 -> "Cannot use s3.bucket " + settings.bucket() + at;
      default -> "Cannot list bucket " + settings.bucket() + at;
    };
  }

  /** Creates the bucket unless it exists. */
  public void ensureBucket() {
    try {
      client.headBucket(head -> head.bucket(settings.bucket()));
    } catch (AwsServiceException absent) {
      call(
          "create bucket",
          settings.bucket(),
          () -> client.createBucket(create -> create.bucket(settings.bucket())));
    }
  }

  /** The whole object. */
  public byte[] get(String key) {
    return call(
            "get",
            key,
            () -> client.getObjectAsBytes(get -> get.bucket(settings.bucket()).key(physical(key))))
        .asByteArrayUnsafe();
  }

  /** The object's bytes as they come; the caller closes the stream. */
  public InputStream stream(String key) {
    return open(key).content();
  }

  /** The object as it is now and its bytes as they come; the caller closes it. */
  public OpenObject open(String key) {
    ResponseInputStream<GetObjectResponse> stream =
        call(
            "get",
            key,
            () -> client.getObject(get -> get.bucket(settings.bucket()).key(physical(key))));
    GetObjectResponse head = stream.response();
    return new OpenObject(new StoredObject(key, head.contentLength(), etag(head.eTag())), stream);
  }

  /** Whether the bucket answers at all, whatever one of its objects does. */
  public boolean answers() {
    try {
      client.listObjectsV2(list -> list.bucket(settings.bucket()).prefix(physical("")).maxKeys(1));
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  /** The object as it is now if it exists. */
  public Optional<StoredObject> find(String key) {
    try {
      HeadObjectResponse head =
          client.headObject(request -> request.bucket(settings.bucket()).key(physical(key)));
      return Optional.of(new StoredObject(key, head.contentLength(), etag(head.eTag())));
    } catch (NoSuchKeyException absent) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new ObjectStoreFailure("find", key, e);
    }
  }

  public boolean exists(String key) {
    return find(key).isPresent();
  }

  /** Writes the object, over whatever the key held. */
  public void put(String key, byte[] content) {
    put(key, RequestBody.fromBytes(content));
  }

  /** Writes the file as an object, over whatever the key held. */
  public void put(String key, Path file) {
    put(key, RequestBody.fromFile(file));
  }

  private void put(String key, RequestBody body) {
    call("put", key, () -> client.putObject(put -> aim(put, key), body));
  }

  private PutObjectRequest.Builder aim(PutObjectRequest.Builder put, String key) {
    put.bucket(settings.bucket()).key(physical(key));
    return settings.kmsKey().isEmpty()
        ? put
        : put.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(settings.kmsKey());
  }

  /** Writes the object only if its key is free. */
  public PutOutcome putIfAbsent(String key, byte[] content) {
    return putIfAbsent(key, RequestBody.fromBytes(content));
  }

  /** Writes the file as an object only if its key is free. */
  public PutOutcome putIfAbsent(String key, Path file) {
    return putIfAbsent(key, RequestBody.fromFile(file));
  }

  private PutOutcome putIfAbsent(String key, RequestBody body) {
    for (int attempt = 1; ; attempt++) {
      try {
        client.putObject(put -> aim(put, key).ifNoneMatch("*"), body);
        return PutOutcome.CREATED;
      } catch (AwsServiceException answer) {
        if (answer.statusCode() == PRECONDITION_FAILED) {
          return sameBytes(key, body) ? PutOutcome.ALREADY_THERE : PutOutcome.CONFLICT;
        }
        // Another writer of the same key is in flight: its end decides.
        if (answer.statusCode() != CONFLICTING_WRITE || attempt == settings.attempts()) {
          throw new ObjectStoreFailure("put", key, answer);
        }
      } catch (SdkException e) {
        throw new ObjectStoreFailure("put", key, e);
      }
    }
  }

  private boolean sameBytes(String key, RequestBody body) {
    try (InputStream there = stream(key);
        InputStream ours = body.contentStreamProvider().newStream()) {
      return Arrays.equals(sha256(there), sha256(ours));
    } catch (IOException e) {
      throw new ObjectStoreFailure("compare", key, e);
    }
  }

  private static byte[] sha256(InputStream content) throws IOException {
    try (DigestInputStream digest = new DigestInputStream(content, Sha256.digest())) {
      digest.transferTo(OutputStream.nullOutputStream());
      return digest.getMessageDigest().digest();
    }
  }

  /**
   * All objects whose keys begin with a prefix, in key order, a page at a time; the caller closes
   * the stream.
   */
  public Stream<StoredObject> list(String prefix) {
    return call(
        "list",
        prefix,
        () ->
            client
                .listObjectsV2Paginator(
                    list -> list.bucket(settings.bucket()).prefix(physical(prefix)))
                .stream()
                .flatMap(page -> page.contents().stream())
                .map(
                    object ->
                        new StoredObject(
                            logical(object.key()), object.size(), etag(object.eTag()))));
  }

  /** The keys of {@link #list(String)}. */
  public List<String> keys(String prefix) {
    try (Stream<StoredObject> objects = list(prefix)) {
      return objects.map(StoredObject::key).toList();
    }
  }

  /** The keys that begin with a prefix and come after one, in order. */
  public List<String> keysAfter(String prefix, String after) {
    return call(
        "list",
        prefix,
        () ->
            client
                .listObjectsV2Paginator(
                    list ->
                        list.bucket(settings.bucket())
                            .prefix(physical(prefix))
                            .startAfter(physical(after)))
                .stream()
                .flatMap(page -> page.contents().stream())
                .map(object -> logical(object.key()))
                .filter(key -> key.compareTo(after) > 0)
                .toList());
  }

  /**
   * Deletes what lies below a folder of datasets, and ends uploads that were begun there; nothing
   * else that Claimway keeps is ever deleted.
   *
   * @param folder below {@code runs/}, with a slash at its end
   */
  public void deleteDatasets(String folder) {
    if (!folder.startsWith("runs/") || !folder.endsWith("/")) {
      throw new IllegalArgumentException("Cannot delete " + folder + ": it holds no datasets");
    }
    for (String key : keys(folder)) {
      call(
          "delete",
          key,
          () -> client.deleteObject(delete -> delete.bucket(settings.bucket()).key(physical(key))));
    }
    call(
            "list uploads below",
            folder,
            () ->
                client.listMultipartUploads(
                    list -> list.bucket(settings.bucket()).prefix(physical(folder))))
        .uploads()
        .forEach(
            upload ->
                call(
                    "end the upload of",
                    upload.key(),
                    () ->
                        client.abortMultipartUpload(
                            abort ->
                                abort
                                    .bucket(settings.bucket())
                                    .key(upload.key())
                                    .uploadId(upload.uploadId()))));
  }

  /** The address under which Spark finds a key. */
  public String sparkPath(String key) {
    return "s3a://" + settings.bucket() + "/" + physical(key);
  }

  public S3Settings settings() {
    return settings;
  }

  private static String etag(String quoted) {
    return quoted == null ? "" : quoted.replace("\"", "");
  }

  private String physical(String key) {
    return settings.prefix().isEmpty() ? key : settings.prefix() + "/" + key;
  }

  private String logical(String key) {
    return settings.prefix().isEmpty() ? key : key.substring(settings.prefix().length() + 1);
  }

  private interface Request<T> {
    T send();
  }

  private static <T> T call(String verb, String key, Request<T> request) {
    try {
      return request.send();
    } catch (SdkException e) {
      throw new ObjectStoreFailure(verb, key, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
