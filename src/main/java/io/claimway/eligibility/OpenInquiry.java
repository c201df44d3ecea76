package io.claimway.eligibility;

import java.time.LocalDate;

/**
 * An inquiry that still has time to be answered: until then the same is not asked again.
 *
 * @param fingerprint what was asked about
 * @param askedFor the date of service of the inquiry
 */
public record OpenInquiry(String clientId, String fingerprint, LocalDate askedFor) {}
