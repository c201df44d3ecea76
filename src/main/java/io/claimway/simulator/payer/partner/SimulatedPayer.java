package io.claimway.simulator.payer.partner;

import java.time.DayOfWeek;
import java.util.Set;

/**
 * One simulated payer.
 *
 * @param id 2010BB NM109
 * @param originator TRN03 and ACH company id; several payers may pay under one
 * @param filingDays days from the date of service within which a claim must come
 * @param corrections whether frequency 7 and 8 are taken
 * @param paysOn weekdays of payment
 */
public record SimulatedPayer(
    String slug,
    String name,
    String id,
    String partner,
    String originator,
    PayerProgram program,
    int filingDays,
    boolean corrections,
    Set<DayOfWeek> paysOn) {}
