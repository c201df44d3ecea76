package io.claimway.bank.nacha;

import java.util.List;
import java.util.Optional;

/** What a whole NACHA file held, and the first findings in it. */
public record AchSummary(
    AchFileHeader header,
    int batches,
    int refusedBatches,
    long entries,
    long refusedEntries,
    long addenda,
    AchTotals totals,
    List<BankFileFinding> findings,
    long findingCount,
    boolean refused) {

  /** Findings kept; a file of rubbish has one per field. */
  public static final int MAX_FINDINGS = 1_000;

  public AchSummary {
    findings = List.copyOf(findings);
  }

  /** The first finding that refuses an entry, a batch or the file. */
  public Optional<BankFileFinding> firstRefusal() {
    return findings.stream().filter(finding -> finding.scope() != FindingScope.NOTE).findFirst();
  }
}
