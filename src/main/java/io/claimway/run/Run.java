package io.claimway.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * One run of a job for a business date, with the inputs it froze before its first effect. A restart
 * has the same id, the same as-of instant and the same manifest.
 *
 * @param runId job and business date, e.g. {@code nightly-2026-01-05}
 * @param asOf facts recorded after this instant are carried over
 * @param zone the network's zone, in which the business date and the cut-off are read
 */
public record Run(
    String runId,
    String job,
    LocalDate businessDate,
    Instant asOf,
    ZoneId zone,
    RunManifest manifest) {

  public Run {
    Objects.requireNonNull(runId);
    Objects.requireNonNull(job);
    Objects.requireNonNull(businessDate);
    Objects.requireNonNull(asOf);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(manifest);
  }

  /** The natural id of a job's run for a business date. */
  public static String idOf(String job, LocalDate businessDate) {
    return job + "-" + businessDate;
  }
}
