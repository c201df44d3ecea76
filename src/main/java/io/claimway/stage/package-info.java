/**
 * The contract of a stage and nothing else: what it is given, where it may be killed, and the one
 * transaction in which its effects appear. The engines ({@code spark}, {@code batch}) implement
 * stages; nothing here knows them.
 */
package io.claimway.stage;
