package io.claimway.party.partner;

import java.io.Serializable;

/**
 * Who we are to one trading partner, as its enrolment says (loop 1000A).
 *
 * @param name NM103
 * @param etin NM109: the electronic transmitter id that the partner gave us
 * @param contact PER02: whom it may ask
 * @param telephone PER04
 */
public record Submitter(String name, String etin, String contact, String telephone)
    implements Serializable {}
