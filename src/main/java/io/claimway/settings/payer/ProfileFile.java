package io.claimway.settings.payer;

import io.claimway.party.payer.CorrectionRules;
import io.claimway.party.payer.DepositDays;
import io.claimway.party.payer.DocumentationRules;
import io.claimway.party.payer.EligibilityRules;
import io.claimway.party.payer.FilingLimits;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.Program;
import io.claimway.party.payer.RemittanceRules;
import io.claimway.party.payer.TaxonomyConvention;
import io.claimway.party.payer.TelehealthConvention;
import io.claimway.settings.located.LocatedKeys;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One payer's YAML file, read into its profile. */
record ProfileFile(LocatedKeys keys, PayerProfile profile) {

  private static final Pattern PLACE = Pattern.compile("\\d{2}");
  private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}|");
  private static final Pattern TRANSACTION = Pattern.compile("837P|270");
  private static final Pattern PROCEDURE = Pattern.compile("[A-Z0-9]\\d{3}[A-Z0-9]");
  private static final Pattern SERVICE_TYPE = Pattern.compile("[A-Z0-9]{1,2}");
  private static final Pattern INDICATOR =
      Pattern.compile("11|12|13|14|15|16|17|AM|BL|CH|CI|DS|FI|HM|LM|MA|MB|MC|OF|TV|VA|WC|ZZ");

  /**
   * Reads one file; the result is usable only if no problem was added.
   *
   * @param file name that problems show
   */
  static ProfileFile parse(String file, String text, List<String> problems) {
    LocatedKeys keys = LocatedKeys.of(file, text, "a payer profile", problems);
    PayerProfile profile = profile(keys);
    keys.refuseUnknown();
    return new ProfileFile(keys, profile);
  }

  private static PayerProfile profile(LocatedKeys keys) {
    return new PayerProfile(
        keys.text("payer", PartnerFile.SLUG, "a slug such as harbor-commercial"),
        keys.text("name", PartnerFile.NAME, "NM103 in capitals, at most 60 characters"),
        keys.choice("program", Program.class),
        keys.text("filing-indicator", INDICATOR, "an SBR09 code"),
        keys.text("payer-id", Pattern.compile("[A-Z0-9]{2,80}"), "NM109 of 2010BB"),
        keys.text("originator", Pattern.compile("\\d{10}"), "ten digits (TRN03)"),
        routes(keys),
        new TreeSet<>(keys.list("transactions", TRANSACTION, "of 837P and 270")),
        new FilingLimits(keys.number("filing.original-days", 30, 1_095)),
        telehealth(keys),
        new TaxonomyConvention(keys.truth("taxonomy.billing"), keys.truth("taxonomy.rendering")),
        new DocumentationRules(
            keys.truth("documentation.signed-note"),
            new TreeSet<>(
                keys.list("documentation.authorized-procedures", PROCEDURE, "procedure codes"))),
        new CorrectionRules(keys.truth("corrections.replacements")),
        new EligibilityRules(
            keys.number("eligibility.cache-days", 0, 366),
            List.copyOf(
                keys.list("eligibility.service-types", SERVICE_TYPE, "EQ01 service types"))),
        new RemittanceRules(
            keys.number("remittance.expected-days", 1, 120),
            keys.number("remittance.underpayment-dollars", 0, 1_000_000),
            deposits(keys),
            keys.has("remittance.card-fee-basis-points")
                ? Integer.valueOf(keys.number("remittance.card-fee-basis-points", 0, 1_000))
                : null));
  }

  /** Both days or none. */
  private static DepositDays deposits(LocatedKeys keys) {
    if (!keys.has("remittance.deposits.amber-days") && !keys.has("remittance.deposits.red-days")) {
      return null;
    }
    int amber = keys.number("remittance.deposits.amber-days", 0, 60);
    int red = keys.number("remittance.deposits.red-days", 0, 250);
    if (red < amber) {
      keys.wrong(
          "remittance.deposits.red-days",
          Integer.toString(red),
          "at least the " + amber + " of deposits.amber-days");
      return null;
    }
    return new DepositDays(amber, red);
  }

  private static List<String> routes(LocatedKeys keys) {
    List<String> routes = keys.list("routes", PartnerFile.SLUG, "trading partners' slugs");
    if (routes.isEmpty() && keys.has("routes")) {
      keys.wrong("routes", "", "at least one trading partner");
    }
    return List.copyOf(routes);
  }

  private static TelehealthConvention telehealth(LocatedKeys keys) {
    return new TelehealthConvention(
        keys.text("telehealth.home-place", PLACE, "a place of service such as \"10\""),
        keys.text("telehealth.elsewhere-place", PLACE, "a place of service such as \"02\""),
        keys.text("telehealth.video-modifier", MODIFIER, "a modifier or \"\""),
        keys.text("telehealth.audio-modifier", MODIFIER, "a modifier or \"\""));
  }
}
