package io.claimway.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials endpoint of a container on the loopback address: it hands out sessions with a
 * token and an end, and another one whenever the test says so.
 */
final class RotatingCredentials implements AutoCloseable {
  private static final String TOKEN = "let-me-in";

  /**
   * The SDK asks anew in the last minute of a session, and asks ahead in its last quarter of an
   * hour.
   */
  private static final Duration VALIDITY = Duration.ofSeconds(90);

  private static final Duration OLD = Duration.ofSeconds(25);

  private final HttpServer server;
  private final List<Session> sessions = new ArrayList<>();
  private boolean rotate;

  /** One session: what is signed with, what is sent along, and until when both are good. */
  record Session(
      String accessKey, String secretKey, String token, Instant issued, Instant expires) {}

  private RotatingCredentials(HttpServer server) {
    this.server = server;
  }

  static RotatingCredentials start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RotatingCredentials credentials = new RotatingCredentials(server);
    server.createContext("/role", credentials::answer);
    server.start();
    return credentials;
  }

  /** What the platform tells the processes that it starts, and nothing else that would do. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/role",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        TOKEN,
        "AWS_EC2_METADATA_DISABLED",
        "true",
        "AWS_SHARED_CREDENTIALS_FILE",
        "/nonexistent",
        "AWS_CONFIG_FILE",
        "/nonexistent");
  }

  /** Whoever asks next gets another session. */
  synchronized void rotate() {
    rotate = true;
  }

  /** The session of an access key, if it was handed out. */
  synchronized Optional<Session> find(String accessKey) {
    return sessions.stream().filter(each -> each.accessKey().equals(accessKey)).findFirst();
  }

  private synchronized Session current() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Session newest = sessions.isEmpty() ? null : sessions.get(sessions.size() - 1);
    if (newest == null || rotate || newest.issued().plus(OLD).isBefore(now)) {
      rotate = false;
      int number = sessions.size() + 1;
      newest =
          new Session(
              "ASIA%016d".formatted(number),
              "secret-of-session-" + number,
              "token-of-session-" + number + "/+==",
              now,
              now.plus(VALIDITY));
      sessions.add(newest);
    }
    return newest;
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    Session session = current();
    byte[] body =
        (known
                ? "{\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"%s\",\"Token\":\"%s\",\"Expiration\":\"%s\"}"
                    .formatted(
                        session.accessKey(),
                        session.secretKey(),
                        session.token(),
                        session.expires())
                : "{\"code\":\"AccessDenied\",\"message\":\"who are you\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(known ? 200 : 403, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
