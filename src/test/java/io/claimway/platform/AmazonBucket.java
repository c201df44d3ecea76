package io.claimway.platform;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.claimway.platform.AwsSignature.Authorization;
import io.claimway.platform.RotatingCredentials.Session;
import io.claimway.run.Sha256;
import io.claimway.s3.S3Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * The embedded S3 server behind what Amazon's has in front: TLS, sessions with a token and an end,
 * signatures, and the policy of a bucket that takes no object but under one KMS key. Each request
 * is written down, and what is not as it must be is refused and written down too.
 */
final class AmazonBucket implements AutoCloseable {
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int THREADS = 16;

  /** What is not for the server behind: it is answered here, or the client's library adds it. */
  private static final Set<String> ENDS_HERE =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade",
          "amz-sdk-invocation-id",
          "amz-sdk-request",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-decoded-content-length",
          "x-amz-sdk-checksum-algorithm",
          "x-amz-security-token",
          "x-amz-trailer",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-aws-kms-key-id");

  private static final Set<String> SET_HERE =
      Set.of("connection", "content-length", "date", "transfer-encoding", ":status");

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpClient client = HttpClient.newHttpClient();
  private final S3Settings behind;
  private final RotatingCredentials credentials;
  private final String kmsKey;
  private final Consumer<Request> onWrite;
  private final List<Request> seen = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  /**
   * A request that was let through.
   *
   * @param bySpark whether Hadoop's s3a sent it, and not the program's own client
   */
  record Request(String method, String path, boolean bySpark, String token, String kmsKey) {

    /** Whether it makes an object, or begins to. */
    boolean makesAnObject() {
      return kmsKey != null;
    }
  }

  private AmazonBucket(
      HttpsServer server,
      S3Settings behind,
      RotatingCredentials credentials,
      String kmsKey,
      Consumer<Request> onWrite) {
    this.server = server;
    this.behind = behind;
    this.credentials = credentials;
    this.kmsKey = kmsKey;
    this.onWrite = onWrite;
  }

  /**
   * Starts it.
   *
   * @param behind the server that keeps the objects
   * @param kmsKey the only key under which objects may be written
   * @param onWrite is told of each request that makes an object, before it is carried out
   */
  static AmazonBucket start(
      S3Settings behind,
      RotatingCredentials credentials,
      SSLContext certificate,
      String kmsKey,
      Consumer<Request> onWrite)
      throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate));
    AmazonBucket bucket = new AmazonBucket(server, behind, credentials, kmsKey, onWrite);
    server.setExecutor(bucket.threads);
    server.createContext("/", bucket::answer);
    server.start();
    return bucket;
  }

  /** Where it answers. */
  String endpoint() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Every request that was let through, in order. */
  synchronized List<Request> seen() {
    return List.copyOf(seen);
  }

  /** What was refused, and why. */
  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        Request request = admit((HttpsExchange) exchange);
        if (request.makesAnObject()) {
          onWrite.accept(request);
        }
        forward(exchange, body);
      } catch (IllegalArgumentException refusal) {
        refuse(exchange, refusal.getMessage());
      }
    }
  }

  private Request admit(HttpsExchange exchange) {
    if (!exchange.getSSLSession().getProtocol().startsWith("TLSv1.")) {
      throw new IllegalArgumentException("came by " + exchange.getSSLSession().getProtocol());
    }
    Headers headers = exchange.getRequestHeaders();
    Authorization authorization = Authorization.parse(headers.getFirst("Authorization"));
    Session session =
        credentials
            .find(authorization.accessKey())
            .orElseThrow(
                () -> new IllegalArgumentException("no such key " + authorization.accessKey()));
    String token = headers.getFirst("x-amz-security-token");
    if (!session.token().equals(token)) {
      throw new IllegalArgumentException("the token is not the key's: " + token);
    }
    if (session.expires().isBefore(Instant.now())) {
      throw new IllegalArgumentException("the session has ended: " + token);
    }
    URI uri = exchange.getRequestURI();
    AwsSignature.Request signed =
        new AwsSignature.Request(
            exchange.getRequestMethod(), uri.getRawPath(), uri.getRawQuery(), headers::getFirst);
    String signature =
        AwsSignature.of(
            signed, session.secretKey(), authorization.scope(), authorization.signedHeaders());
    if (!signature.equals(authorization.signature())) {
      throw new IllegalArgumentException("the signature is not right");
    }
    boolean bySpark = String.valueOf(headers.getFirst("User-Agent")).contains("Hadoop");
    String underKey = null;
    if (makesAnObject(exchange.getRequestMethod(), uri)) {
      underKey = headers.getFirst("x-amz-server-side-encryption-aws-kms-key-id");
      if (!"aws:kms".equals(headers.getFirst("x-amz-server-side-encryption"))
          || !kmsKey.equals(underKey)) {
        throw new IllegalArgumentException("the object would not be encrypted under the key");
      }
    }
    Request request =
        new Request(exchange.getRequestMethod(), uri.getPath(), bySpark, token, underKey);
    synchronized (this) {
      seen.add(request);
    }
    return request;
  }

  /** By a put, a copy, or the first request of several parts. */
  private static boolean makesAnObject(String method, URI uri) {
    List<String> query =
        uri.getRawQuery() == null ? List.of() : Arrays.asList(uri.getRawQuery().split("[=&]", -1));
    return (method.equals("PUT") && !query.contains("uploadId"))
        || (method.equals("POST") && query.contains("uploads"));
  }

  private synchronized void note(HttpExchange exchange, String why) {
    refusals.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + ": " + why);
  }

  private void refuse(HttpExchange exchange, String why) throws IOException {
    note(exchange, why);
    byte[] body =
        "<Error><Code>AccessDenied</Code><Message>%s</Message></Error>"
            .formatted(why)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/xml");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(403, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  private void forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(signed(exchange, body), BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
    Headers headers = exchange.getResponseHeaders();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!SET_HERE.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
              }
            });
    boolean empty = answer.body().length == 0;
    if (exchange.getRequestMethod().equals("HEAD")) {
      answer
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> headers.set("Content-Length", length));
    }
    exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
    if (!empty) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  private HttpRequest signed(HttpExchange exchange, byte[] body) {
    URI asked = exchange.getRequestURI();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    URI uri = URI.create(behind.endpoint() + asked.getRawPath() + query);
    boolean chunked =
        String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
            .startsWith("STREAMING-");
    byte[] content = chunked ? withoutFrames(body) : body;
    TreeMap<String, String> ours = new TreeMap<>();
    ours.put("host", uri.getAuthority());
    ours.put("x-amz-content-sha256", HexFormat.of().formatHex(Sha256.digest().digest(content)));
    ours.put("x-amz-date", AMZ_DATE.format(Instant.now()));
    String scope = ours.get("x-amz-date").substring(0, 8) + "/us-east-1/s3/aws4_request";
    String authorization =
        AwsSignature.authorization(
            new AwsSignature.Request(
                exchange.getRequestMethod(), uri.getRawPath(), uri.getRawQuery(), ours::get),
            behind.accessKey(),
            behind.secretKey(),
            scope,
            List.copyOf(ours.keySet()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(content))
            .header("Authorization", authorization)
            .header("x-amz-date", ours.get("x-amz-date"))
            .header("x-amz-content-sha256", ours.get("x-amz-content-sha256"));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              boolean frames = lower.equals("content-encoding") && values.contains("aws-chunked");
              if (!ENDS_HERE.contains(lower) && !lower.startsWith("x-amz-checksum-") && !frames) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  /** The content of a body in frames: a line with the length of each, and trailers at the end. */
  private static byte[] withoutFrames(byte[] framed) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(framed.length);
    int at = 0;
    while (true) {
      int end = at;
      while (framed[end] != '\r') {
        end++;
      }
      String line = new String(framed, at, end - at, StandardCharsets.US_ASCII);
      int length = Integer.parseInt(line.split(";", 2)[0], 16);
      if (length == 0) {
        return content.toByteArray();
      }
      content.write(framed, end + 2, length);
      at = end + 2 + length + 2;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
