package io.claimway.postgres.proof;

import io.claimway.postgres.Sql;

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
  private static final String COMMENT = "-- ";

  /** The promise of a resource, which its first line says in words. */
  static Invariant named(String name, ScopeKey looksBy, String unit, String figure) {
    String breaks = Sql.read(Invariant.class, name);
    String promise = breaks.lines().findFirst().orElse("");
    if (!promise.startsWith(COMMENT)) {
      throw new IllegalStateException(
          "Cannot read invariant " + name + ": its first line says no promise");
    }
    return new Invariant(name, promise.substring(COMMENT.length()), looksBy, unit, figure, breaks);
  }

  /** A promise that no query can hold the books to: what it speaks of lies outside the database. */
  public static Invariant outside(String name, String promise, ScopeKey looksBy, String unit) {
    return new Invariant(name, promise, looksBy, unit, "", "");
  }
}
