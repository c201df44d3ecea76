package io.claimway.claim.edit;

import java.time.LocalDate;

/**
 * An edit as it holds for a range of service dates.
 *
 * @param from first service date, by which the edition is named
 * @param through last service date; null while none is known
 * @param source where the rule comes from
 */
public record Edition(LocalDate from, LocalDate through, Severity severity, String source) {
  /** The first service date of rules that were there before this program. */
  static final LocalDate ALWAYS = LocalDate.EPOCH;

  /** A rule that stops sessions whatever their date. */
  static Edition always(String source) {
    return new Edition(ALWAYS, null, Severity.HOLD, source);
  }

  /** A rule that stops sessions from a date on. */
  static Edition since(String date, String source) {
    return new Edition(LocalDate.parse(date), null, Severity.HOLD, source);
  }

  /** The same until a later edition takes over. */
  Edition through(String date) {
    return new Edition(from, LocalDate.parse(date), severity, source);
  }

  /** The same with another consequence. */
  Edition as(Severity other) {
    return new Edition(from, through, other, source);
  }

  boolean holdsOn(LocalDate serviceDate) {
    return !serviceDate.isBefore(from) && (through == null || !serviceDate.isAfter(through));
  }
}
