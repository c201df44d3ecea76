package io.claimway.x12.segment;

import java.time.LocalDate;

/**
 * A DMG: birth date and sex of a person.
 *
 * @param birthDate DMG02, null where only the sex is known
 * @param sex DMG03: F, M or U
 */
public record DemographicSegment(LocalDate birthDate, String sex) {

  public DemographicSegment {
    sex = Absent.text(sex);
  }

  /** Shows nothing: a birth date is PHI. */
  @Override
  public String toString() {
    return "DMG*…";
  }
}
