/**
 * What goes wrong in the outside world, by choice: the menu of faults with stated rates, the draw
 * that picks their victims by the hash of natural keys, and the log that tests join against and the
 * pipeline cannot read.
 */
package io.claimway.simulator.payer.fault;
