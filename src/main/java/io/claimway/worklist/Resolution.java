package io.claimway.worklist;

/**
 * A person's word that ends a work item.
 *
 * @param person id of who says so
 * @param because why, in words for whoever asks later; never a name or a birth date of a client
 */
public record Resolution(String person, String because, Outcome outcome) {

  /** What came of an item. */
  public enum Outcome {
    /** What was to be done is done. */
    DONE,
    /** There was nothing to do. */
    NOTHING_TO_DO,
    /** It stays as it is, and the network bears it. */
    ACCEPTED
  }

  public Resolution {
    if (person.isBlank()) {
      throw new IllegalArgumentException("Cannot resolve: nobody says so");
    }
    if (because.isBlank()) {
      throw new IllegalArgumentException("Cannot resolve: no reason is given");
    }
  }
}
