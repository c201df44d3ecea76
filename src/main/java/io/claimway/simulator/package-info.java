/**
 * The outside world of a demo, a test or a drill: the synthetic network that records facts, and the
 * payers and the bank that answer. What ties them to the services (topics, mailboxes in the object
 * store) stands here; what they do stands in their own packages.
 */
package io.claimway.simulator;
