/**
 * The people who act in the network's name: in come an id and what is asked of the program, out
 * comes the person, or a refusal that says who may. Ids are the only key; names are for reading.
 */
package io.claimway.party.people;
