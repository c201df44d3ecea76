/**
 * Replay plans in Postgres and the facts they rest on.
 *
 * <p>In come selections and plans; out come what each claim would become.
 */
package io.claimway.postgres.replay;
