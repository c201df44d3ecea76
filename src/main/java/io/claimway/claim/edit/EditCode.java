package io.claimway.claim.edit;

import static io.claimway.claim.edit.Edition.always;
import static io.claimway.claim.edit.Edition.since;
import static io.claimway.claim.edit.HoldOwner.CLIENT;
import static io.claimway.claim.edit.HoldOwner.NETWORK;
import static io.claimway.claim.edit.HoldOwner.PROVIDER;
import static io.claimway.claim.edit.PayEffect.EARNS;
import static io.claimway.claim.edit.PayEffect.WAITS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Every edit as dated data: who can put right what it finds, whether the provider's pay waits for
 * that, what is missing or was put right in words, and its editions.
 */
public enum EditCode {
  PLACE_MISSING(
      PROVIDER, WAITS, "where the session was held", always("SV105/CLM05 of 005010X222A1")),
  DIAGNOSIS_MISSING(PROVIDER, WAITS, "a diagnosis", always("HI of 005010X222A1")),
  DIAGNOSIS_NOT_BILLABLE(
      PROVIDER,
      WAITS,
      "a billable ICD-10-CM code of the date of service",
      since("2015-10-01", "ICD-10-CM, fiscal year table")),
  DIAGNOSIS_SEQUENCE(
      PROVIDER,
      WAITS,
      "a principal diagnosis that may come first",
      since("2015-10-01", "ICD-10-CM guidelines I.C.20: external causes never first")),
  PROCEDURE_UNKNOWN(PROVIDER, WAITS, "a known procedure code", always("procedure table")),
  UNITS_ABOVE_LIMIT(
      PROVIDER,
      WAITS,
      "units within the day's limit",
      since("2007-01-01", "NCCI medically unlikely edits")),
  TIME_AND_CODE(
      PROVIDER,
      WAITS,
      "a code that fits the session's minutes",
      since("2013-01-01", "CPT psychotherapy time rules")),
  ADD_ON_WITHOUT_BASE(
      PROVIDER,
      WAITS,
      "the service that an add-on belongs to",
      since("2013-04-01", "NCCI add-on edits")),
  CODE_PAIR(
      PROVIDER,
      WAITS,
      "codes that may be billed together, or the modifier that separates them",
      since("1996-01-01", "NCCI procedure-to-procedure edits")),
  PLACE_AND_MODIFIER(
      PROVIDER,
      WAITS,
      "modifiers that fit how the session was held",
      since("2017-01-01", "CPT 2017: modifier 95; payer profile, telehealth").through("2021-12-31"),
      since("2022-01-01", "CPT 2022: modifier 93, place 10; payer profile, telehealth")),
  TOO_MANY_MODIFIERS(
      PROVIDER,
      WAITS,
      "at most four modifiers with the payer's own",
      always("SV101 of 005010X222A1")),
  AUDIO_ONLY_NOT_COVERED(
      NETWORK,
      EARNS,
      "a payer that covers sessions by telephone",
      always("payer profile, telehealth")),
  DUPLICATE_SESSION(
      PROVIDER,
      WAITS,
      "whether both sessions took place",
      always("one client and provider at one time")),
  OVERLAPPING_SESSION(
      PROVIDER,
      WAITS,
      "times in which the provider saw one client at a time",
      always("times of the provider's sessions")),
  SECOND_PSYCHOTHERAPY(
      PROVIDER,
      WAITS,
      "the modifier of a second separate session on one day",
      always("one psychotherapy per client and day")),
  RENDERING_NPI(PROVIDER, WAITS, "the provider's valid NPI", always("NPI check digit")),
  RENDERING_TAXONOMY(PROVIDER, WAITS, "the provider's valid taxonomy", always("NUCC shape")),
  BILLING_NPI(NETWORK, EARNS, "the billing entity's valid NPI", always("NPI check digit")),
  BILLING_ADDRESS(
      NETWORK,
      EARNS,
      "the billing entity's address with a nine-digit ZIP",
      always("2010AA of 005010X222A1")),
  CLIENT_ADDRESS(CLIENT, EARNS, "the client's address", always("2010BA of 005010X222A1")),
  CLIENT_NAME(
      CLIENT,
      EARNS,
      "the client's name in letters: a last name of at most 60, a first of 35, a middle of 25",
      always("2010BA NM1 of 005010X222A1")),
  CLIENT_STATE(
      CLIENT,
      EARNS,
      "the state of the client's address in two letters",
      always("2010BA N402 of 005010X222A1")),
  CLIENT_ZIP(
      CLIENT,
      EARNS,
      "the ZIP of the client's address in five or nine digits",
      always("2010BA N403 of 005010X222A1")),
  HOLDER_NAME(
      CLIENT,
      EARNS,
      "the plan holder's name in letters: a last name of at most 60, a first of 35",
      always("2010BA NM1 of 005010X222A1")),
  HOLDER_ADDRESS(
      CLIENT,
      EARNS,
      "the plan holder's address with a state of two letters and a ZIP of five or nine digits",
      always("2010BA N3 and N4 of 005010X222A1")),
  MEMBER_ID_MISSING(CLIENT, EARNS, "the member id on the plan's card", always("2010BA NM109")),
  MEMBER_ID_LENGTH(
      CLIENT,
      EARNS,
      "a member id of 2 to 80 letters and digits",
      always("2010BA NM109 of 005010X222A1")),
  RENDERING_NAME(
      PROVIDER,
      WAITS,
      "the provider's name in letters: a last name of at most 60, a first of 35",
      always("2310B NM1 of 005010X222A1")),
  SUPERVISING_NPI(
      NETWORK, EARNS, "the supervising provider's valid NPI", always("NPI check digit")),
  FACILITY_NPI(
      PROVIDER,
      WAITS,
      "a valid NPI of the place of the session, or none",
      always("NPI check digit")),
  FACILITY_ADDRESS(
      PROVIDER,
      WAITS,
      "the address of the place of the session with a state of two letters and a ZIP of five or nine digits",
      always("2310C N3 and N4 of 005010X222A1")),
  SUPERVISOR_MISSING(NETWORK, EARNS, "the supervising provider", always("2310D of 005010X222A1")),
  CHARGE_MISSING(NETWORK, EARNS, "a charge for the procedure", always("charge table")),
  CHARGE_BELOW_RATE(
      NETWORK,
      EARNS,
      "a charge of at least the contract's rate",
      always("charge table against contract")),
  TOO_MANY_DIAGNOSES(
      PROVIDER, WAITS, "at most twelve diagnoses on one claim", always("HI of 005010X222A1")),
  PAYER_TAKES_NO_REPLACEMENT(
      NETWORK,
      EARNS,
      "a reopening at the payer, which takes no corrected claims",
      always("payer profile")),
  GUIDE_OF_CLIENT(
      CLIENT,
      EARNS,
      "what the claim says of client and plan, as its guide takes it",
      always("005010X222A1")),
  GUIDE_OF_SESSION(
      PROVIDER,
      WAITS,
      "what the claim says of session and provider, as its guide takes it",
      always("005010X222A1")),
  GUIDE_OF_NETWORK(
      NETWORK,
      EARNS,
      "what the claim says of payer, billing entity and supervisor, as its guide takes it",
      always("005010X222A1")),
  INQUIRY_OF_CLIENT(
      CLIENT,
      EARNS,
      "what the inquiry (270) says of client and plan, as its guide takes it",
      always("005010X279A1")),
  INQUIRY_OF_NETWORK(
      NETWORK,
      EARNS,
      "what the inquiry (270) says of payer and billing entity, as its guide takes it",
      always("005010X279A1")),
  MODIFIER_WRITTEN_ANEW(
      PROVIDER,
      EARNS,
      "modifiers in capitals, each once",
      always("SV101 of 005010X222A1").as(Severity.REPAIR)),
  DIAGNOSIS_REPEATED(
      PROVIDER, EARNS, "each diagnosis once", always("HI of 005010X222A1").as(Severity.REPAIR)),
  MEMBER_ID_WRITTEN_ANEW(
      CLIENT,
      EARNS,
      "the member id in capitals and digits only",
      always("2010BA NM109").as(Severity.REPAIR)),
  NAME_WRITTEN_ANEW(
      CLIENT,
      EARNS,
      "names in the characters that every payer takes",
      always("basic character set of 005010X222A1").as(Severity.REPAIR)),
  NO_UNIT_LIMIT(
      NETWORK,
      EARNS,
      "a unit limit for the procedure: the table has none, and none was applied",
      since("2007-01-01", "NCCI medically unlikely edits").as(Severity.WARN));

  private final HoldOwner owner;
  private final PayEffect pay;
  private final String message;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<Edition> editions;

  EditCode(HoldOwner owner, PayEffect pay, String message, Edition... editions) {
    this.owner = owner;
    this.pay = pay;
    this.message = message;
    this.editions = List.of(editions);
  }

  /** Who can put it right. */
  public HoldOwner owner() {
    return owner;
  }

  /** What its hold does to the provider's pay. */
  public PayEffect pay() {
    return pay;
  }

  /** What is missing, or was put right, in words. */
  public String message() {
    return message;
  }

  /** The edit as it holds for a date of service, if it does. */
  public Optional<Edition> on(LocalDate serviceDate) {
    return editions.stream().filter(edition -> edition.holdsOn(serviceDate)).findFirst();
  }

  List<Edition> editions() {
    return editions;
  }
}
