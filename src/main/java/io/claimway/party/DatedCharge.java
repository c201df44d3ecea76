package io.claimway.party;

import java.io.Serializable;
import java.time.LocalDate;

/** What one unit of a procedure code costs from a day on. */
public record DatedCharge(LocalDate effectiveFrom, long cents) implements Serializable {}
