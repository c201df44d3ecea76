package io.claimway.acknowledgement;

import java.util.List;

/** What the status categories of a 277CA (STC01-1) decide about a claim. */
public enum ClaimVerdict {
  /** Taken in for adjudication. */
  ACCEPTED,
  /** Returned: it must be put right and sent as new. */
  REJECTED,
  /** Neither, such as forwarded by a clearinghouse. */
  NOTED;

  /**
   * Decides by all statuses of a claim together: one refusal outweighs any number of acceptances.
   *
   * @param rejected whether any status refuses, by category or by action
   * @param categories of all statuses: A0 forwarded, A1 received, A2 accepted, A5 split
   */
  public static ClaimVerdict of(boolean rejected, List<String> categories) {
    if (rejected) {
      return REJECTED;
    }
    return categories.stream().anyMatch(category -> List.of("A1", "A2", "A5").contains(category))
        ? ACCEPTED
        : NOTED;
  }
}
