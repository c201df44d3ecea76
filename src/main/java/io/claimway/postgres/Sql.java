package io.claimway.postgres;

import io.claimway.ledger.AccountKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements too long for a line of Java, each in a resource of its own beside the class that runs
 * it: its first line is a comment that says what it is for.
 */
public final class Sql {
  private static final Pattern WORD = Pattern.compile("(?<![:\\w]):([a-z][a-z_]*)");

  private Sql() {}

  /**
   * Reads the statement {@code <name>.sql} of a class's package; meant for constants, so that a
   * statement is read once and a missing one is seen at once.
   *
   * @param words of the core that it asks for, as in {@link #with}
   */
  public static String read(Class<?> beside, String name, Enum<?>... words) {
    return with(text(beside, name), words);
  }

  /**
   * A statement with the words of the core in their places: {@code :gross_charges} stands for the
   * kind of account of that name, {@code :submitted} for the state or event.
   *
   * @param words each of which the statement must ask for, and it for no other where any is given
   */
  public static String with(String statement, Enum<?>... words) {
    if (words.length == 0) {
      return statement;
    }
    Map<String, String> texts = new HashMap<>();
    Arrays.stream(words)
        .forEach(word -> texts.put(word.name().toLowerCase(Locale.ROOT), text(word)));
    Set<String> asked = new TreeSet<>();
    String said =
        WORD.matcher(statement)
            .replaceAll(
                word -> {
                  asked.add(word.group(1));
                  return Matcher.quoteReplacement(
                      "'" + texts.getOrDefault(word.group(1), "") + "'");
                });
    if (!asked.equals(texts.keySet())) {
      throw new IllegalStateException(
          "Cannot say SQL: it asks for "
              + asked
              + " and is given "
              + new TreeSet<>(texts.keySet()));
    }
    return said;
  }

  private static String text(Enum<?> word) {
    return word instanceof AccountKind kind ? kind.text() : word.name();
  }

  private static String text(Class<?> beside, String name) {
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
