/**
 * What the simulated payers and the bank have on file: members, benefits, enrolled providers, fees
 * and billing groups. The synthetic network fills it before the first night; from then on the
 * payers know nothing else about Claimway's people.
 */
package io.claimway.simulator.payer.registry;
