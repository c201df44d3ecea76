package io.claimway.batch;

import io.claimway.run.DateOverride;
import io.claimway.run.NightCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which night is to run, and when it is asked for.
 *
 * @param now by the clock of whoever asks
 * @param adoptVersion go on although the rules or the program have changed since the night began
 * @param override a person's word for a date that the calendar refuses; null for none
 */
public record NightOrder(
    LocalDate businessDate, Instant now, boolean adoptVersion, DateOverride override) {

  /** A night under the rules and the program of today, on a date that the calendar allows. */
  public static NightOrder of(LocalDate businessDate, Instant now) {
    return new NightOrder(businessDate, now, false, null);
  }

  /** Why such a night may not begin; empty where it may. */
  public Optional<String> refusal(NightCalendar calendar) {
    return calendar.refusal(businessDate, now, override);
  }
}
