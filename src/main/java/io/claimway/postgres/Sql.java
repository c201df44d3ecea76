package io.claimway.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Statements too long for a line of Java, each in a resource of its own beside the class that runs
 * it: its first line is a comment that says what it is for.
 */
public final class Sql {
  private Sql() {}

  /**
   * Reads the statement {@code <name>.sql} of a class's package; meant for constants, so that a
   * statement is read once and a missing one is seen at once.
   */
  public static String read(Class<?> beside, String name) {
    String resource = beside.getPackageName().replace('.', '/') + '/' + name + ".sql";
    try (InputStream in = beside.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot read SQL " + resource + ": it is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new IllegalStateException(
          "Cannot read SQL " + resource + ": " + failure.getMessage(), failure);
    }
  }
}
