package io.claimway.simulator.payer.partner;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The simulated trading partners and payers, as {@code partners.yaml} lists them. */
public record PartnerDirectory(List<SimulatedPartner> partners, List<SimulatedPayer> payers) {

  public PartnerDirectory {
    partners = List.copyOf(partners);
    payers = List.copyOf(payers);
  }

  public static PartnerDirectory load() {
    YAMLMapper yaml =
        YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();
    try (InputStream in = PartnerDirectory.class.getResourceAsStream("partners.yaml")) {
      return yaml.readValue(in, PartnerDirectory.class);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot load the simulated partners: " + e.getMessage(), e);
    }
  }

  /** The payer that this partner serves under an 837 payer id. */
  public Optional<SimulatedPayer> payer(String partner, String payerId) {
    return payers.stream()
        .filter(payer -> payer.partner().equals(partner) && payer.id().equals(payerId))
        .findFirst();
  }

  public SimulatedPayer payer(String slug) {
    return payers.stream()
        .filter(payer -> payer.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find payer " + slug + ": not in the directory"));
  }

  /** The name under which an originator pays: that of its first payer. */
  public SimulatedPayer firstOf(String originator) {
    return payers.stream()
        .filter(payer -> payer.originator().equals(originator))
        .findFirst()
        .orElseThrow();
  }
}
