/**
 * Claims in Postgres: lineages, versions, lines, holds, brakes and rejections.
 *
 * <p>In come what build has staged; out come claims, holds and their states.
 */
package io.claimway.postgres.claim;
