package io.claimway.run;

/**
 * A person's word that a night may have a date that the calendar refuses; it is kept in the run.
 *
 * @param person id in the file of people
 * @param reason for whoever asks later; never PHI
 */
public record DateOverride(String person, String reason) {
  private static final int LONGEST = 500;

  public DateOverride {
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Cannot override without a reason of 1 to " + LONGEST + " characters");
    }
  }
}
