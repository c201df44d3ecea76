package io.claimway.eligibility;

import java.time.LocalDate;

/**
 * A date of service of one client, and the state in which the client was.
 *
 * @param clientState two letters, such as NY
 */
public record CoverageVisit(LocalDate serviceDate, String clientState) {}
