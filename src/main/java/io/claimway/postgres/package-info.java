/**
 * The transactional truth, set-based: the only package that speaks JDBC. This room is the engine
 * (connections, roles, the lease, runs, staged rows, the publishing transaction, the outbox); each
 * domain has a room of its own below, which holds the SQL of its tables.
 */
package io.claimway.postgres;
