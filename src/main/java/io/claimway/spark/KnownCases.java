package io.claimway.spark;

import io.claimway.eligibility.KnownCoverage;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.spark.CoverageCases.CoverageCase;
import io.claimway.spark.CoverageCases.KnownCase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/** One task's cases, looked up a thousand clients at a time, each with what follows from it. */
final class KnownCases<T> implements Iterator<T> {

  /** Clients per look-up: one round trip, a few hundred kilobytes. */
  private static final int CHUNK = 1_000;

  private final Iterator<CoverageCase> cases;
  private final EvidenceReader reader;
  private final String runId;
  private final LocalDate businessDate;
  private final long attemptId;
  private final Function<KnownCase, List<T>> outcome;
  private final Queue<T> ready = new ArrayDeque<>();
  private EvidenceReader.Lookup lookup;

  KnownCases(
      Iterator<CoverageCase> cases,
      EvidenceReader reader,
      String runId,
      LocalDate businessDate,
      long attemptId,
      Function<KnownCase, List<T>> outcome) {
    this.cases = cases;
    this.reader = reader;
    this.runId = runId;
    this.businessDate = businessDate;
    this.attemptId = attemptId;
    this.outcome = outcome;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && cases.hasNext()) {
      fill();
    }
    return !ready.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot take another case: they have ended");
    }
    return ready.remove();
  }

  private void fill() {
    List<CoverageCase> chunk = new ArrayList<>(CHUNK);
    while (chunk.size() < CHUNK && cases.hasNext()) {
      chunk.add(cases.next());
    }
    Map<String, KnownCoverage> known = find(chunk);
    for (CoverageCase each : chunk) {
      KnownCoverage ofClient = known.getOrDefault(each.client().clientId(), KnownCoverage.NOTHING);
      ready.addAll(outcome.apply(new KnownCase(each, ofClient)));
    }
  }

  private Map<String, KnownCoverage> find(List<CoverageCase> chunk) {
    try {
      if (lookup == null) {
        lookup = reader.open(runId, businessDate, attemptId);
        TaskCompletionListener close = ended -> close();
        TaskContext.get().addTaskCompletionListener(close);
      }
      return lookup.find(chunk.stream().map(each -> each.client().clientId()).toList());
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot look up coverages: the database failed", failure);
    }
  }

  private void close() {
    try {
      lookup.close();
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "Cannot end looking up coverages: the database failed", failure);
    }
  }
}
