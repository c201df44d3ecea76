package io.claimway.eligibility;

import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.run.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what payers are asked about one client: each coverage that is unknown or stale once per
 * benefit year, for its earliest date of service, unless the same was asked lately.
 */
public final class InquiryPlanner {

  /** Characters of a trace: 96 bits of its hash are never met twice. */
  private static final int TRACE_HEX = 24;

  private final CoverageDecider decider;
  private final LocalDate businessDate;

  public InquiryPlanner(CoverageDecider decider, LocalDate businessDate) {
    this.decider = decider;
    this.businessDate = businessDate;
  }

  /** The questions about a client's dates of service, in order of date. */
  public List<CoverageQuestion> plan(
      Client client, List<CoverageVisit> visits, KnownCoverage known) {
    List<CoverageQuestion> questions = new ArrayList<>(1);
    Set<String> chosen = new HashSet<>();
    List<CoverageVisit> ordered =
        visits.stream()
            .sorted(
                Comparator.comparing(CoverageVisit::serviceDate)
                    .thenComparing(CoverageVisit::clientState))
            .toList();
    for (CoverageVisit visit : ordered) {
      if (decider.mustAsk(client, visit.serviceDate(), known.evidence())) {
        Coverage coverage = CoverageOrder.of(client, visit.serviceDate()).primary();
        String fingerprint = CoverageFingerprint.of(client, coverage);
        boolean first = chosen.add(fingerprint + visit.serviceDate().getYear());
        if (first && !isOpen(known, fingerprint, visit.serviceDate())) {
          questions.add(question(client, coverage, fingerprint, visit));
        }
      }
    }
    return questions;
  }

  /** The question about one visit, asked or not; nothing where no coverage is in force. */
  public Optional<CoverageQuestion> about(Client client, CoverageVisit visit) {
    return Optional.ofNullable(CoverageOrder.of(client, visit.serviceDate()).primary())
        .map(
            coverage ->
                question(client, coverage, CoverageFingerprint.of(client, coverage), visit));
  }

  private static boolean isOpen(KnownCoverage known, String fingerprint, LocalDate day) {
    return known.openInquiries().stream()
        .anyMatch(
            open ->
                open.fingerprint().equals(fingerprint)
                    && open.askedFor().getYear() == day.getYear()
                    && !open.askedFor().isAfter(day));
  }

  private CoverageQuestion question(
      Client client, Coverage coverage, String fingerprint, CoverageVisit visit) {
    CoveredPerson patient =
        new CoveredPerson(client.firstName(), client.lastName(), client.birthDate(), client.sex());
    boolean self = coverage.subscriber() == null;
    CoveredPerson holder =
        self
            ? patient
            : new CoveredPerson(
                coverage.subscriber().firstName(),
                coverage.subscriber().lastName(),
                coverage.subscriber().birthDate(),
                coverage.subscriber().sex());
    return new CoverageQuestion(
        trace(fingerprint, visit.serviceDate()),
        fingerprint,
        client.clientId(),
        coverage.payer(),
        visit.clientState(),
        visit.serviceDate(),
        coverage.memberId(),
        holder,
        self ? null : patient);
  }

  private String trace(String fingerprint, LocalDate askedFor) {
    String hash = Sha256.hex(fingerprint + '|' + askedFor + '|' + businessDate);
    return "E" + hash.substring(0, TRACE_HEX).toUpperCase(Locale.ROOT);
  }
}
