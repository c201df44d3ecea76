package io.claimway.postgres.proof;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One promise that the books keep, as a query. The same query serves the nightly and the full form:
 * it looks at what the {@code pg_temp.scope_*} tables name.
 *
 * @param name kebab-case, as printed and stored; also the name of the resource
 * @param promise what holds, in words
 * @param looksBy what the keys of broken rows name
 * @param unit what the figure counts: {@code claims}, {@code cents}, …
 * @param figure query of one number: how much was looked at
 * @param breaks query of (subject, detail, practice id or null, key or null): the rows that break
 *     it, at best none; a row without a key is looked at every night anyway
 */
public record Invariant(
    String name, String promise, ScopeKey looksBy, String unit, String figure, String breaks) {
  private static final Pattern PROMISE = Pattern.compile("^-- (.)(.*)\\.\n");

  /** A promise that the first line of its query says in words. */
  static Invariant named(String name, ScopeKey looksBy, String unit, String figure, String breaks) {
    Matcher promise = PROMISE.matcher(breaks);
    if (!promise.find()) {
      throw new IllegalStateException(
          "Cannot read invariant " + name + ": its first line says no promise");
    }
    return new Invariant(
        name,
        promise.group(1).toLowerCase(Locale.ROOT) + promise.group(2),
        looksBy,
        unit,
        figure,
        breaks);
  }

  /** A promise that no query can hold the books to: what it speaks of is outside, or in bytes. */
  public static Invariant outside(String name, String promise, ScopeKey looksBy, String unit) {
    return new Invariant(name, promise, looksBy, unit, "", "");
  }
}
