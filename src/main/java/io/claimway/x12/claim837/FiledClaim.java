package io.claimway.x12.claim837;

/**
 * A claim together with the levels that it stands under in its transaction.
 *
 * @param billing the billing provider; null only where a file that was read does not say
 * @param subscriber the subscriber; null only where a file that was read does not say
 * @param patient the dependent, or null when the subscriber is the patient
 */
public record FiledClaim(
    BillingLevel billing,
    SubscriberLevel subscriber,
    PatientLevel patient,
    ProfessionalClaim claim) {

  /** Refuses a claim that cannot be written because it stands under no levels. */
  void mustStand() {
    if (billing == null || subscriber == null) {
      throw new IllegalArgumentException(
          "Cannot write claim "
              + claim.head().patientControlNumber()
              + ": it stands under no "
              + (billing == null ? "billing provider" : "subscriber"));
    }
  }

  /** A claim of a patient who is the subscriber, or who has a member id of their own. */
  public static FiledClaim ofSubscriber(
      BillingLevel billing, SubscriberLevel subscriber, ProfessionalClaim claim) {
    return new FiledClaim(billing, subscriber, null, claim);
  }

  /**
   * A claim of a dependent: the subscriber is reduced to what the guide wants of one who is not the
   * patient.
   */
  public static FiledClaim ofDependent(
      BillingLevel billing,
      SubscriberLevel subscriber,
      PatientLevel patient,
      ProfessionalClaim claim) {
    return new FiledClaim(billing, subscriber.forDependent(), patient, claim);
  }
}
