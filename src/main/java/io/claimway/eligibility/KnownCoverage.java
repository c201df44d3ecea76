package io.claimway.eligibility;

import java.util.List;

/** What is kept of one client's coverage: the payers' answers, and what they were asked lately. */
public record KnownCoverage(List<CoverageEvidence> evidence, List<OpenInquiry> openInquiries) {

  /** Nothing was ever asked. */
  public static final KnownCoverage NOTHING = new KnownCoverage(List.of(), List.of());

  public KnownCoverage {
    evidence = List.copyOf(evidence);
    openInquiries = List.copyOf(openInquiries);
  }
}
