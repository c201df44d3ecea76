/**
 * Work items in Postgres: where they stand, their trail, and the one merge by which they follow
 * what they come from.
 *
 * <p>Place in the flow: before the rooms of the domains, each of which lays out here what should be
 * open now. In come due items and what was looked at; out go items and their events.
 */
package io.claimway.postgres.worklist;
