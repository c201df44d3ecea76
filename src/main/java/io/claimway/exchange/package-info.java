/**
 * Files between mailboxes, evidence and the database.
 *
 * <p>Place in the flow: after the edges and the contract of a stage, before the engines. In come
 * objects of partners and rendered bytes; out come evidence under its hash, deliveries that happen
 * once, and streams to read.
 */
package io.claimway.exchange;
