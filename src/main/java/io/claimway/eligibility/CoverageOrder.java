package io.claimway.eligibility;

import io.claimway.party.Client;
import io.claimway.party.Coverage;
import java.time.LocalDate;
import java.util.List;

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

  @Override
  public String toString() {
    return "CoverageOrder[" + primary + (unknown ? " unknown" : "") + "]";
  }
}
