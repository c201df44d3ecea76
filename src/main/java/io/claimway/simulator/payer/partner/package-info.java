/**
 * Who the simulated trading partners and payers are, and the state that they keep: members,
 * enrolments and fees made ready for look-up.
 */
package io.claimway.simulator.payer.partner;
