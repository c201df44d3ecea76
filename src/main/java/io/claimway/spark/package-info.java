/**
 * The wide, parallel work: Spark's session, its encoder for records, the staging sink, and the
 * stages that decode, join, build, render and parse. Rules stay in the core; this package reads,
 * maps typed records, stages and publishes.
 */
package io.claimway.spark;
