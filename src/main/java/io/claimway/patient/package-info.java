/**
 * What clients pay by card: which events of the processor count, whose prepayment pays which share,
 * and what the processor's deposits are made of.
 *
 * <p>Place in the flow: after remittances, which say what clients owe, and before deposits, which
 * bring the processor's money. In come events of {@code patient-payments} and clients' shares; out
 * come transfers, what waits, and settlements that bank lines may name.
 */
package io.claimway.patient;
