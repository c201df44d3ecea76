package io.claimway.postgres.proof;

/**
 * One promise that the books keep, as a query. The same query serves the nightly and the full form:
 * it looks at what the {@code pg_temp.scope_*} tables name.
 *
 * @param name kebab-case, as printed and stored
 * @param promise what holds, in words
 * @param unit what the figure counts: {@code claims}, {@code cents}, …
 * @param figure query of one number: how much was looked at
 * @param breaks query of (subject, detail, practice id or null): the rows that break it, at best
 *     none
 */
public record Invariant(String name, String promise, String unit, String figure, String breaks) {}
