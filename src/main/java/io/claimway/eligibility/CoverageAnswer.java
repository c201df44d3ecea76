package io.claimway.eligibility;

import java.time.LocalDate;

/**
 * What a 271 answers to one question.
 *
 * @param trace TRN02 of the question
 * @param status CONFIRMED, INACTIVE, MISMATCH, OTHER_COVERAGE, or UNCONFIRMED when the payer could
 *     not answer
 * @param codes EB01 and AAA03 codes that decided, in order, parted by blanks
 * @param retriable whether the payer invites the same question again (AAA03 42, 80, AAA04 P, R)
 * @param coveredFrom first day of the plan; null when it does not say
 * @param coveredTo last day of the plan; null when it does not say
 * @param copayCents for a mental-health visit in network; null when it does not say, or says
 *     several
 * @param coinsuranceMillionths the patient's share of such a visit; null likewise
 * @param deductibleLeftCents what remains of the patient's own deductible; null likewise
 * @param authorizationRequired whether mental-health visits need an authorisation (EB11)
 * @param otherEntity who else answers: another insurer or a carve-out; null without one
 * @param ordinal place of the HL in its transaction, ST = 1
 */
public record CoverageAnswer(
    String trace,
    CoverageStatus status,
    String codes,
    boolean retriable,
    LocalDate coveredFrom,
    LocalDate coveredTo,
    Long copayCents,
    Long coinsuranceMillionths,
    Long deductibleLeftCents,
    boolean authorizationRequired,
    String otherEntity,
    int ordinal) {}
