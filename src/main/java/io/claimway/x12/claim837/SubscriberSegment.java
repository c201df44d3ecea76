package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;

/**
 * An SBR: how one coverage stands to the claim.
 *
 * @param responsibility SBR01: P primary, S secondary, T tertiary, …
 * @param relationship SBR02: 18 self; empty in 2000B when the patient is a dependent
 * @param group SBR03
 * @param groupName SBR04
 * @param insuranceType SBR05, why Medicare is not primary
 * @param filing SBR09, the claim filing indicator
 */
public record SubscriberSegment(
    String responsibility,
    String relationship,
    String group,
    String groupName,
    String insuranceType,
    String filing) {

  /** SBR02 of a subscriber who is the patient. */
  public static final String SELF = "18";

  public SubscriberSegment {
    responsibility = Absent.text(responsibility);
    relationship = Absent.text(relationship);
    group = Absent.text(group);
    groupName = Absent.text(groupName);
    insuranceType = Absent.text(insuranceType);
    filing = Absent.text(filing);
  }

  /** A member id names no person, a group number none either, but together they may. */
  @Override
  public String toString() {
    return "SBR*" + responsibility + "*" + relationship + "*…*" + filing;
  }
}
