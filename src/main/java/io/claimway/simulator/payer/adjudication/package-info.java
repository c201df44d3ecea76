/**
 * What the simulated payers decide and pay. In: accepted claims, benefits, fees and the faults that
 * strike. Out: payment advices, each balanced at line, claim and payment, as 835 text, and the
 * deposits that go with them.
 */
package io.claimway.simulator.payer.adjudication;
