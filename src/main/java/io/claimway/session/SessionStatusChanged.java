package io.claimway.session;

import java.time.LocalDate;

/**
 * Event for other products: the disposition of a session changed.
 *
 * @param reason the hold or why it is not billable; null where the disposition says all
 */
public record SessionStatusChanged(
    String eventId,
    String sessionId,
    int revision,
    String disposition,
    String reason,
    LocalDate businessDate) {}
