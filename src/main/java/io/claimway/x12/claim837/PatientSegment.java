package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;

/**
 * A PAT: what a claim may say of its patient beside the name.
 *
 * @param relationship PAT01, to the subscriber (2000C only): 01 spouse, 19 child, …
 * @param deathDate PAT06 as CCYYMMDD
 * @param pounds PAT08 in thousandths of a pound, or null
 * @param pregnant PAT09: Y or empty
 */
public record PatientSegment(String relationship, String deathDate, Long pounds, String pregnant) {

  public PatientSegment {
    relationship = Absent.text(relationship);
    deathDate = Absent.text(deathDate);
    pregnant = Absent.text(pregnant);
  }

  public static PatientSegment of(String relationship) {
    return new PatientSegment(relationship, "", null, "");
  }

  /** Shows the relationship only: the rest is about a person's body. */
  @Override
  public String toString() {
    return "PAT*" + relationship + "*…";
  }
}
