package io.claimway.eligibility;

import io.claimway.party.Client;
import io.claimway.party.Coverage;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which coverage on file answers first on a date of service.
 *
 * @param primary null when none is in force or the order is unknown
 * @param unknown whether two coverages in force claim the first place
 */
public record CoverageOrder(Coverage primary, boolean unknown) {

  /** The order of a client's coverages on a date of service. */
  public static CoverageOrder of(Client client, LocalDate serviceDate) {
    List<Coverage> inForce = client.coveragesOn(serviceDate);
    if (inForce.isEmpty()) {
      return new CoverageOrder(null, false);
    }
    int first = inForce.stream().mapToInt(Coverage::sequence).min().getAsInt();
    List<Coverage> firsts = inForce.stream().filter(each -> each.sequence() == first).toList();
    return firsts.size() == 1
        ? new CoverageOrder(firsts.get(0), false)
        : new CoverageOrder(null, true);
  }

  /** The payer that is asked after another one on a date of service. */
  public static Optional<String> payerAfter(String payer, Client client, LocalDate serviceDate) {
    List<Coverage> inForce = client.coveragesOn(serviceDate);
    OptionalInt place =
        inForce.stream()
            .filter(each -> each.payer().equals(payer))
            .mapToInt(Coverage::sequence)
            .min();
    return place.isEmpty()
        ? Optional.empty()
        : inForce.stream()
            .filter(each -> each.sequence() > place.getAsInt() && !each.payer().equals(payer))
            .min(Comparator.comparingInt(Coverage::sequence).thenComparing(Coverage::payer))
            .map(Coverage::payer);
  }

  @Override
  public String toString() {
    return "CoverageOrder[" + primary + (unknown ? " unknown" : "") + "]";
  }
}
