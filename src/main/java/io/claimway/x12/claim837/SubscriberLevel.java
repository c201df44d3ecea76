package io.claimway.x12.claim837;

import io.claimway.x12.segment.Absent;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NamedLoop;
import java.util.List;

/**
 * Loop 2000B: whose coverage is billed, at which payer.
 *
 * @param coverage SBR
 * @param patient PAT, or null
 * @param subscriber 2010BA, with address and demographics only when the subscriber is the patient
 * @param payer 2010BB
 */
public record SubscriberLevel(
    SubscriberSegment coverage,
    PatientSegment patient,
    NamedLoop subscriber,
    NamedLoop payer,
    List<KeptSegment> kept) {

  public SubscriberLevel {
    kept = Absent.list(kept);
  }

  public static SubscriberLevel of(
      SubscriberSegment coverage, NamedLoop subscriber, NamedLoop payer) {
    return new SubscriberLevel(coverage, null, subscriber, payer, List.of());
  }

  /**
   * The same coverage as it is sent for a dependent: no relationship, address or demographics
   * (guide notes of 2010BA).
   */
  public SubscriberLevel forDependent() {
    SubscriberSegment unrelated =
        new SubscriberSegment(
            coverage.responsibility(),
            "",
            coverage.group(),
            coverage.groupName(),
            coverage.insuranceType(),
            coverage.filing());
    return new SubscriberLevel(unrelated, patient, subscriber.identityOnly(), payer, kept);
  }
}
