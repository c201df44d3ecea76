package io.claimway.embedded;

import io.claimway.kafka.KafkaSettings;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.Roles;
import io.claimway.s3.S3Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ports and credentials of the embedded servers: chosen once per state folder and remembered
 * there.
 *
 * @param postgresPort port of Postgres on the loopback address
 * @param kafkaPort port of the broker
 * @param controllerPort port of the broker's controller
 * @param s3Port port of the S3 server
 * @param password password of every role
 * @param accessKey access key of the bucket
 * @param secretKey its secret
 */
public record ServerAddresses(
    int postgresPort,
    int kafkaPort,
    int controllerPort,
    int s3Port,
    String password,
    String accessKey,
    String secretKey) {
  public static final String SUPERUSER = "postgres";
  static final String HOST = "127.0.0.1";
  static final String DATABASE = "claimway";
  static final String BUCKET = "claimway";
  static final String REGION = "us-east-1";
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  /**
   * The remembered addresses; fresh ones for a new folder, and fresh ports where another process
   * took them.
   */
  static ServerAddresses of(StateFolder state) throws IOException {
    ServerAddresses addresses = Files.exists(state.addresses()) ? read(state) : fresh();
    if (!addresses.portsAreFree()) {
      System.err.println("A remembered port is taken by another process: choosing new ports.");
      addresses = addresses.withFreePorts();
    }
    StateFolder.replace(state.addresses(), PlainJson.write(addresses));
    return addresses;
  }

  static ServerAddresses read(StateFolder state) throws IOException {
    PlainJson json = PlainJson.read(state.addresses());
    return new ServerAddresses(
        (int) json.number("postgresPort"),
        (int) json.number("kafkaPort"),
        (int) json.number("controllerPort"),
        (int) json.number("s3Port"),
        json.text("password"),
        json.text("accessKey"),
        json.text("secretKey"));
  }

  private static ServerAddresses fresh() throws IOException {
    return new ServerAddresses(0, 0, 0, 0, secret(24), secret(16), secret(32)).withFreePorts();
  }

  private ServerAddresses withFreePorts() throws IOException {
    List<Integer> ports = freePorts(4);
    return new ServerAddresses(
        ports.get(0), ports.get(1), ports.get(2), ports.get(3), password, accessKey, secretKey);
  }

  private boolean portsAreFree() {
    for (int port : new int[] {postgresPort, kafkaPort, controllerPort, s3Port}) {
      try (ServerSocket socket = bind(port)) {
        socket.getLocalPort();
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }

  /**
   * Held open together, so that the four differ; below the range from which the system hands out
   * client ports.
   */
  private static List<Integer> freePorts(int count) throws IOException {
    SecureRandom random = new SecureRandom();
    Set<Integer> ports = new LinkedHashSet<>();
    for (int tries = 0; ports.size() < count && tries < 1000; tries++) {
      int port = 20_000 + random.nextInt(12_000);
      try (ServerSocket socket = bind(port)) {
        ports.add(socket.getLocalPort());
      } catch (IOException taken) {
        // another draw
      }
    }
    if (ports.size() < count) {
      throw new IOException(
          "Cannot choose ports for the embedded servers: none is free between 20000 and 32000");
    }
    return List.copyOf(ports);
  }

  private static ServerSocket bind(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  private static String secret(int length) {
    SecureRandom random = new SecureRandom();
    StringBuilder secret = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return secret.toString();
  }

  /** How the pipeline and the migrator connect to a database of the embedded server. */
  public PostgresSettings postgres() {
    return as(Roles.PIPELINE, DATABASE);
  }

  /** How a role connects to a database of the embedded server. */
  public PostgresSettings as(String role, String database) {
    PostgresSettings limits = PostgresSettings.EMBEDDED;
    return new PostgresSettings(
        "jdbc:postgresql://" + HOST + ":" + postgresPort + "/" + database,
        role,
        password,
        Roles.MIGRATOR,
        password,
        limits.poolSize(),
        limits.connectTimeoutSeconds(),
        limits.timeouts());
  }

  public KafkaSettings kafka() {
    KafkaSettings limits = KafkaSettings.EMBEDDED;
    return new KafkaSettings(
        HOST + ":" + kafkaPort,
        "",
        "",
        limits.partitions(),
        limits.replicationFactor(),
        limits.timeoutSeconds());
  }

  public S3Settings s3() {
    return new S3Settings(
        "http://" + HOST + ":" + s3Port,
        REGION,
        BUCKET,
        "",
        accessKey,
        secretKey,
        "",
        S3Settings.EMBEDDED.attempts());
  }

  @Override
  public String toString() {
    return "ServerAddresses[postgres=%d, kafka=%d, s3=%d]"
        .formatted(postgresPort, kafkaPort, s3Port);
  }
}
