package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import java.util.List;

/**
 * Loop 2000C: a patient who is a dependent of the subscriber.
 *
 * @param about PAT with the relationship
 * @param patient 2010CA with name, address and demographics
 */
public record PatientLevel(PatientSegment about, NamedLoop patient, List<KeptSegment> kept) {

  public PatientLevel {
    kept = Absent.list(kept);
  }

  public static PatientLevel of(String relationship, NamedLoop patient) {
    return new PatientLevel(PatientSegment.of(relationship), patient, List.of());
  }
}
