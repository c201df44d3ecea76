/**
 * The transactional truth, set-based: the only package that speaks JDBC. Each class holds the SQL
 * of one family of tables; in come core values and staged rows, out go rows and figures.
 */
package io.claimway.postgres;
