package io.claimway.claim.edit;

import java.time.LocalDate;

/**
 * Every edit that can stop a session, as dated data: who can put it right, what is missing, where
 * the rule comes from.
 */
public enum EditCode {
  PLACE_MISSING(HoldOwner.PROVIDER, "where the session was held", "SV105/CLM05 of 005010X222A1"),
  DIAGNOSIS_MISSING(HoldOwner.PROVIDER, "a diagnosis", "HI of 005010X222A1"),
  DIAGNOSIS_NOT_BILLABLE(
      HoldOwner.PROVIDER,
      "a billable ICD-10-CM code of the date of service",
      "ICD-10-CM, fiscal year table"),
  DIAGNOSIS_SEQUENCE(
      HoldOwner.PROVIDER,
      "a principal diagnosis that may come first",
      "ICD-10-CM guidelines I.C.20: external causes never first"),
  PROCEDURE_UNKNOWN(HoldOwner.PROVIDER, "a known procedure code", "procedure table"),
  UNITS_ABOVE_LIMIT(
      HoldOwner.PROVIDER, "units within the day's limit", "NCCI medically unlikely edits"),
  TIME_AND_CODE(
      HoldOwner.PROVIDER, "a code that fits the session's minutes", "psychotherapy time rules"),
  ADD_ON_WITHOUT_BASE(
      HoldOwner.PROVIDER, "the service that an add-on belongs to", "NCCI add-on edits"),
  CODE_PAIR(
      HoldOwner.PROVIDER,
      "codes that may be billed together, or the modifier that separates them",
      "NCCI procedure-to-procedure edits"),
  PLACE_AND_MODIFIER(
      HoldOwner.PROVIDER,
      "modifiers that fit how the session was held",
      "payer profile, telehealth"),
  TOO_MANY_MODIFIERS(
      HoldOwner.PROVIDER, "at most four modifiers with the payer's own", "SV101 of 005010X222A1"),
  AUDIO_ONLY_NOT_COVERED(
      HoldOwner.NETWORK, "a payer that covers sessions by telephone", "payer profile, telehealth"),
  DUPLICATE_SESSION(
      HoldOwner.PROVIDER, "whether both sessions took place", "same client, provider and start"),
  OVERLAPPING_SESSION(
      HoldOwner.PROVIDER,
      "times in which the provider saw one client at a time",
      "times of the provider's sessions"),
  SECOND_PSYCHOTHERAPY(
      HoldOwner.PROVIDER,
      "the modifier of a second separate session on one day",
      "one psychotherapy per client and day"),
  RENDERING_NPI(HoldOwner.PROVIDER, "the provider's valid NPI", "NPI check digit"),
  RENDERING_TAXONOMY(HoldOwner.PROVIDER, "the provider's valid taxonomy", "NUCC shape"),
  BILLING_NPI(HoldOwner.NETWORK, "the billing entity's valid NPI", "NPI check digit"),
  BILLING_ADDRESS(
      HoldOwner.NETWORK,
      "the billing entity's address with a nine-digit ZIP",
      "2010AA of 005010X222A1"),
  CLIENT_ADDRESS(HoldOwner.CLIENT, "the client's address", "2010BA of 005010X222A1"),
  MEMBER_ID_MISSING(HoldOwner.CLIENT, "the member id on the plan's card", "2010BA NM109"),
  SUPERVISOR_MISSING(HoldOwner.NETWORK, "the supervising provider", "2310D of 005010X222A1"),
  CHARGE_MISSING(HoldOwner.NETWORK, "a charge for the procedure", "charge table"),
  CHARGE_BELOW_RATE(
      HoldOwner.NETWORK,
      "a charge of at least the contract's rate",
      "charge table against contract"),
  TOO_MANY_DIAGNOSES(
      HoldOwner.PROVIDER, "at most twelve diagnoses on one claim", "HI of 005010X222A1"),
  PAYER_TAKES_NO_REPLACEMENT(
      HoldOwner.NETWORK,
      "a reopening at the payer, which takes no corrected claims",
      "payer profile");

  private static final LocalDate FIRST = LocalDate.of(2015, 10, 1);

  private final HoldOwner owner;
  private final String missingFact;
  private final String source;

  EditCode(HoldOwner owner, String missingFact, String source) {
    this.owner = owner;
    this.missingFact = missingFact;
    this.source = source;
  }

  /** Who can put it right. */
  public HoldOwner owner() {
    return owner;
  }

  /** What is missing, in words. */
  public String missingFact() {
    return missingFact;
  }

  /** Where the rule comes from. */
  public String source() {
    return source;
  }

  /** Whether the edit holds for a date of service; all start with ICD-10-CM. */
  public boolean appliesOn(LocalDate serviceDate) {
    return !serviceDate.isBefore(FIRST);
  }
}
