package io.claimway.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which the embedded servers keep everything: data, addresses, credentials, logs.
 *
 * @param path absolute
 */
record StateFolder(Path path) {

  StateFolder {
    path = path.toAbsolutePath().normalize();
  }

  Path addresses() {
    return path.resolve("addresses.json");
  }

  /** Exists while the servers are up, and names their process. */
  Path running() {
    return path.resolve("running.json");
  }

  /** Locked by the process of the servers as long as it lives. */
  Path lock() {
    return path.resolve("servers.lock");
  }

  Path log() {
    return path.resolve("servers.log");
  }

  Path postgresBinaries() {
    return path.resolve("postgres-bin");
  }

  Path postgresCluster() {
    return path.resolve("postgres");
  }

  Path postgresLog() {
    return path.resolve("postgres.log");
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path s3() {
    return path.resolve("s3");
  }

  StateFolder create() {
    try {
      Files.createDirectories(path);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot create state folder " + path + ": " + e.getMessage(), e);
    }
  }

  /** Replaces a file of the folder in one step, readable by its owner only. */
  static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
