package io.claimway.settings.payer;

import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The payers and trading partners that come with the program. */
public final class ShippedProfiles {

  static final Path PAYERS = Path.of("jobs", "payers");
  static final Path PARTNERS = Path.of("jobs", "partners");

  private ShippedProfiles() {}

  public static PayerProfiles read() {
    return ProfileFolder.read(PAYERS, PARTNERS).orRefuse();
  }

  /** The same, with one payer reached by other partners. */
  public static PayerProfiles withRoutes(String payer, String... routes) {
    PayerProfiles shipped = read();
    Map<String, PayerProfile> bySlug = new TreeMap<>(shipped.bySlug());
    PayerProfile of = shipped.get(payer);
    bySlug.put(
        payer,
        new PayerProfile(
            payer,
            of.name(),
            of.program(),
            of.filingIndicator(),
            of.payerId(),
            of.originator(),
            List.of(routes),
            of.transactions(),
            of.filing(),
            of.telehealth(),
            of.taxonomy(),
            of.documentation(),
            of.corrections(),
            of.eligibility(),
            of.remittance()));
    return new PayerProfiles(bySlug, shipped.byPartner(), shipped.sha256());
  }
}
