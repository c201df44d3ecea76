package io.claimway.patient;

import io.claimway.session.PatientPayment;

/**
 * An event of the card processor that has not counted yet.
 *
 * @param clientKnown whether facts tell of its client
 * @param sessionClient whose its session is; null while no session of this id is known
 */
public record ToldPayment(PatientPayment said, boolean clientKnown, String sessionClient) {}
