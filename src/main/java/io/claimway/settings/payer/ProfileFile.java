package io.claimway.settings.payer;

import io.claimway.party.payer.AfterDenial;
import io.claimway.party.payer.ExpectedAnswers;
import io.claimway.party.payer.FileLimits;
import io.claimway.party.payer.FilingLimits;
import io.claimway.party.payer.PartnerEnvelope;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.Program;
import io.claimway.party.payer.SameDayRule;
import io.claimway.party.payer.TelehealthConvention;
import io.claimway.settings.located.LocatedKeys;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One payer's YAML file, read into its profile. */
final class ProfileFile {

  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final Pattern NAME = Pattern.compile("[A-Z0-9][A-Z0-9 &',.-]{0,59}");
  private static final Pattern ENVELOPE_ID = Pattern.compile("[A-Z0-9]{2,15}");
  private static final Pattern QUALIFIER = Pattern.compile("[0-9A-Z]{2}");
  private static final Pattern PLACE = Pattern.compile("\\d{2}");
  private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}|");
  private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
  private static final Pattern TRANSACTION =
      Pattern.compile("837P|270|271|276|277|TA1|999|277CA|835");
  private static final Pattern PROCEDURE = Pattern.compile("[A-Z0-9]\\d{3}[A-Z0-9]");
  private static final Pattern SERVICE_TYPE = Pattern.compile("[A-Z0-9]{1,2}");
  private static final Pattern INDICATOR =
      Pattern.compile("11|12|13|14|15|16|17|AM|BL|CH|CI|DS|FI|HM|LM|MA|MB|MC|OF|TV|VA|WC|ZZ");

  private final LocatedKeys keys;

  private ProfileFile(LocatedKeys keys) {
    this.keys = keys;
  }

  /**
   * Reads one file; the result is usable only if no problem was added.
   *
   * @param file name that problems show
   */
  static PayerProfile parse(String file, String text, List<String> problems) {
    LocatedKeys keys = LocatedKeys.of(file, text, "a payer profile", problems);
    PayerProfile profile = new ProfileFile(keys).profile();
    refuseUnbuilt(profile, keys);
    keys.refuseUnknown();
    return profile;
  }

  /** A rule that this build does not have is not promised to whoever writes a profile. */
  private static void refuseUnbuilt(PayerProfile profile, LocatedKeys keys) {
    if (profile.files().firstClaims() > 0) {
      keys.wrong(
          "files.first-claims",
          String.valueOf(profile.files().firstClaims()),
          "0: no limit for a payer's first claims is built yet");
    }
    if (profile.patientPaid()) {
      keys.wrong("claims.patient-paid", "true", "false: AMT*F5 is not built yet");
    }
    if (profile.sameDay() == SameDayRule.REPLACE) {
      keys.wrong(
          "claims.same-day", "replace", "original: replacing the day's claim is not built yet");
    }
  }

  private PayerProfile profile() {
    return new PayerProfile(
        keys.text("payer", SLUG, "a slug such as harbor-commercial"),
        keys.text("name", NAME, "NM103 in capitals, at most 60 characters"),
        keys.choice("program", Program.class),
        keys.text("filing-indicator", INDICATOR, "an SBR09 code"),
        keys.text("payer-id", Pattern.compile("[A-Z0-9]{2,80}"), "NM109 of 2010BB"),
        keys.text("originator", Pattern.compile("\\d{10}"), "ten digits (TRN03)"),
        new TreeSet<>(keys.list("states", STATE, "states such as NY")),
        keys.text("partner", SLUG, "a trading partner's slug"),
        envelope(),
        new TreeSet<>(keys.list("transactions", TRANSACTION, "one of " + TRANSACTION)),
        new FileLimits(
            keys.number("files.claims-per-transaction", 1, 5_000),
            keys.number("files.transactions-per-file", 1, 1_000),
            keys.number("files.inquiries-per-transaction", 1, 99),
            keys.number("files.first-claims", 0, 1_000_000)),
        filing(),
        telehealth(),
        keys.truth("taxonomy.billing"),
        keys.truth("taxonomy.rendering"),
        keys.truth("documentation.signed-note"),
        new TreeSet<>(
            keys.list("documentation.authorized-procedures", PROCEDURE, "procedure codes")),
        keys.truth("claims.electronic-secondary"),
        keys.truth("claims.patient-paid"),
        keys.choice("claims.same-day", SameDayRule.class),
        keys.choice("claims.after-denial.full", AfterDenial.class),
        keys.choice("claims.after-denial.partial", AfterDenial.class),
        keys.truth("claims.replacements"),
        keys.number("eligibility.cache-days", 0, 366),
        List.copyOf(keys.list("eligibility.service-types", SERVICE_TYPE, "EQ01 service types")),
        answers(),
        100L * keys.number("underpayment-dollars", 0, 1_000_000),
        keys.number("claims.unattended-amendments", 0, 1_000_000),
        100L * keys.number("claims.unattended-dollars", 0, 10_000_000));
  }

  private PartnerEnvelope envelope() {
    return new PartnerEnvelope(
        keys.text("envelope.sender-qualifier", QUALIFIER, "ISA05, two characters"),
        keys.text("envelope.sender-id", ENVELOPE_ID, "ISA06, 2 to 15 capitals and digits"),
        keys.text("envelope.receiver-qualifier", QUALIFIER, "ISA07, two characters"),
        keys.text("envelope.receiver-id", ENVELOPE_ID, "ISA08, 2 to 15 capitals and digits"),
        keys.text("envelope.receiver-name", NAME, "NM103 of 1000B in capitals"),
        keys.time("envelope.time"),
        keys.text("envelope.usage", Pattern.compile("[PT]"), "P or T"),
        keys.truth("envelope.asks-for-ta1"));
  }

  private FilingLimits filing() {
    FilingLimits limits =
        new FilingLimits(
            keys.number("timely-filing.original-days", 30, 1_095),
            keys.number("timely-filing.corrected-days", 30, 1_095),
            keys.number("timely-filing.appeal-days", 15, 1_095));
    if (limits.correctedDays() < limits.originalDays()) {
      keys.wrong(
          "timely-filing.corrected-days",
          String.valueOf(limits.correctedDays()),
          "at least the " + limits.originalDays() + " days of an original");
    }
    return limits;
  }

  private TelehealthConvention telehealth() {
    return new TelehealthConvention(
        keys.text("telehealth.home-place", PLACE, "a place of service such as \"10\""),
        keys.text("telehealth.elsewhere-place", PLACE, "a place of service such as \"02\""),
        keys.text("telehealth.video-modifier", MODIFIER, "a modifier or \"\""),
        keys.text("telehealth.audio-modifier", MODIFIER, "a modifier or \"\""));
  }

  private ExpectedAnswers answers() {
    return new ExpectedAnswers(
        keys.number("answers.ta1-days", 0, 30),
        keys.number("answers.functional-days", 0, 30),
        keys.number("answers.claim-status-days", 0, 30),
        keys.number("answers.remittance-days", 1, 120));
  }
}
