/**
 * Real Postgres, Kafka and S3 on this machine: a state folder comes in, the addresses of running
 * servers go out.
 *
 * <p>The servers run in a process of their own, from {@code target/lib-services}; only the command
 * line and tests refer to this package. {@link io.claimway.embedded.EmbeddedServers} is the side of
 * the caller, {@link io.claimway.embedded.ServersMain} the side of the servers.
 */
package io.claimway.embedded;
