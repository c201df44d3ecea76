/**
 * Tests against the real servers: each suite has its own database, topic prefix and bucket prefix
 * on one shared set.
 */
package io.claimway.integration;
