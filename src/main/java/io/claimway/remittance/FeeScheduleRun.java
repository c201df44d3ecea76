package io.claimway.remittance;

import io.claimway.money.Cents;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A payer that allows the same for a service again and again, and not what its contract says: it
 * may work by another fee schedule (SPEC §8.1).
 *
 * @param since the first day of service that it was allowed so
 */
public record FeeScheduleRun(
    String payer,
    String procedureCode,
    List<String> modifiers,
    long expectedCents,
    long allowedCents,
    int lines,
    LocalDate since) {

  /** As many lines make a run. */
  public static final int LINES = 5;

  public FeeScheduleRun {
    modifiers = List.copyOf(modifiers);
  }

  /** The alert, of the money that all its lines differ by. */
  public WorkItem alert() {
    String service =
        Stream.concat(Stream.of(procedureCode), modifiers.stream())
            .collect(Collectors.joining("-"));
    return WorkItem.of(
        WorkItemKey.of(WorkItemKind.FEE_SCHEDULE, payer, service, expectedCents, allowedCents),
        "payer " + payer + ", " + service,
        "allows "
            + Cents.dollars(allowedCents)
            + ", expected "
            + Cents.dollars(expectedCents)
            + ", since "
            + since
            + ": "
            + lines
            + " lines",
        Math.abs(expectedCents - allowedCents) * lines);
  }
}
