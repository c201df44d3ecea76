package io.claimway.party;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** The network's charge for one procedure code, the same for all payers, with its history. */
public record Charge(
    String procedureCode, int revision, List<DatedCharge> dated, Instant recordedAt)
    implements Serializable {

  public Charge {
    Objects.requireNonNull(procedureCode, "procedureCode");
    Objects.requireNonNull(recordedAt, "recordedAt");
    dated = List.copyOf(dated);
  }

  /** Cents of one unit on a service date; empty before the first dated charge. */
  public OptionalLong centsOn(LocalDate day) {
    return dated.stream()
        .filter(each -> !each.effectiveFrom().isAfter(day))
        .max(Comparator.comparing(DatedCharge::effectiveFrom))
        .map(each -> OptionalLong.of(each.cents()))
        .orElse(OptionalLong.empty());
  }
}
