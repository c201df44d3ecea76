/**
 * What goes wrong in the outside world, by choice: the menu of faults with stated rates, the draw
 * that picks their victims by the hash of natural keys, and what tests join against and the
 * pipeline cannot read: the log of faults, and the key of what every remittance should come to.
 */
package io.claimway.simulator.payer.fault;
