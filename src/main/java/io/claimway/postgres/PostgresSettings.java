package io.claimway.postgres;

/**
 * Where Postgres answers and as whom to connect; an empty address means the embedded server.
 *
 * @param url JDBC address ({@code jdbc:postgresql://host:port/database}); {@code postgresql://…} is
 *     understood too
 * @param user role that runs the night (no DDL; it appends, and changes few columns)
 * @param password its password
 * @param migratorUser role that owns the schemas, which `claimway migrate` alone works as; empty
 *     everywhere else, but where the server is the embedded one
 * @param migratorPassword its password
 * @param poolSize most connections that one process opens at a time
 * @param connectTimeoutSeconds how long one attempt to connect may take
 * @param timeouts how long anything else may take
 */
public record PostgresSettings(
    String url,
    String user,
    String password,
    String migratorUser,
    String migratorPassword,
    int poolSize,
    int connectTimeoutSeconds,
    PostgresTimeouts timeouts) {

  /**
   * Sixteen connections: two per Spark task slot of a usual driver, and far below the server's
   * hundred.
   */
  public static final PostgresSettings EMBEDDED =
      new PostgresSettings("", "", "", "", "", 16, 5, PostgresTimeouts.USUAL);

  public PostgresSettings {
    if (url.startsWith("postgresql://")) {
      url = "jdbc:" + url;
    }
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql://")) {
      throw new IllegalArgumentException(
          "url is " + url + ", expected jdbc:postgresql://host:port/database");
    }
    if (poolSize < 2 || poolSize > 200) {
      throw new IllegalArgumentException("poolSize is " + poolSize + ", expected 2 to 200");
    }
    if (connectTimeoutSeconds < 1 || connectTimeoutSeconds > 300) {
      throw new IllegalArgumentException(
          "connectTimeoutSeconds is " + connectTimeoutSeconds + ", expected 1 to 300");
    }
  }

  /** Whether no address is set, so that the embedded server is meant. */
  public boolean embedded() {
    return url.isEmpty();
  }

  /** These settings with every empty address and credential taken from another. */
  public PostgresSettings orElse(PostgresSettings other) {
    return new PostgresSettings(
        url.isEmpty() ? other.url : url,
        user.isEmpty() ? other.user : user,
        password.isEmpty() ? other.password : password,
        migratorUser.isEmpty() ? other.migratorUser : migratorUser,
        migratorPassword.isEmpty() ? other.migratorPassword : migratorPassword,
        poolSize,
        connectTimeoutSeconds,
        timeouts);
  }

  /** These settings as the nights hold them: without the role that owns the schemas. */
  public PostgresSettings withoutMigrator() {
    return new PostgresSettings(
        url, user, password, "", "", poolSize, connectTimeoutSeconds, timeouts);
  }

  /** The same server and pool, connected to as the role that owns the schemas. */
  public PostgresSettings asMigrator() {
    return new PostgresSettings(
        url,
        migratorUser,
        migratorPassword,
        migratorUser,
        migratorPassword,
        2,
        connectTimeoutSeconds,
        timeouts);
  }

  @Override
  public String toString() {
    return "PostgresSettings[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
  }
}
