package io.claimway.x12.acknowledgement;

import io.claimway.acknowledgement.AnswerTotals;
import io.claimway.acknowledgement.ClaimVerdict;
import io.claimway.acknowledgement.PartnerAnswer;
import io.claimway.x12.segment.NamedLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * What the levels of one 277CA or 277 say: of the submission as a whole, of each billing provider
 * in it, and of claims by name. What holds for all beneath is said once, with the totals, when
 * everything beneath has been read.
 */
final class StatusAnswers {
  /** HL03 of a claim: PT in a 277CA, 22 where a partner sends it as in a status response. */
  private static final Set<String> CLAIM_LEVELS = Set.of("PT", "22");

  /** HL03 of a subscriber or dependent in a 277. */
  private static final Set<String> PATIENT_LEVELS = Set.of("22", "23", "PT");

  private static final Set<String> PROVIDER_IDS = Set.of("XX", "FI", "24", "34", "SV");

  private final String sha256;
  private final IntSupplier positions;
  private final Queue<PartnerAnswer> out;

  private Whole source;
  private Whole submission;
  private Whole provider;

  /**
   * @param positions gives the next answer its place in the file
   * @param out takes the answers
   */
  StatusAnswers(String sha256, IntSupplier positions, Queue<PartnerAnswer> out) {
    this.sha256 = sha256;
    this.positions = positions;
    this.out = out;
  }

  /** A level that speaks of many claims, with what came beneath it. */
  private static final class Whole {
    private final int position;
    private final StatusLevel level;
    private final List<StatusSegment> statuses = new ArrayList<>();
    private long rejectedByName;

    Whole(int position, StatusLevel level) {
      this.position = position;
      this.level = level;
      level.traces().forEach(trace -> statuses.addAll(trace.statuses()));
    }

    StatusSegment refusal() {
      return statuses.stream().filter(StatusSegment::rejects).findFirst().orElse(null);
    }

    /** The first total of a kind among its traces. */
    AnswerTotals totals(String acceptedCount, String rejectedCount) {
      for (StatusTrace trace : level.traces()) {
        AnswerTotals totals =
            AnswerTotals.ofClaims(
                trace.count(acceptedCount),
                trace.count(rejectedCount),
                trace.amountCents("YU"),
                trace.amountCents("YY"),
                rejectedByName);
        if (totals.accepted() != null || totals.rejected() != null) {
          return totals;
        }
      }
      return AnswerTotals.ofClaims(null, null, null, null, rejectedByName);
    }

    String echoed() {
      return level.traces().stream()
          .filter(trace -> trace.trace() != null)
          .map(trace -> trace.trace().number())
          .findFirst()
          .orElse("");
    }
  }

  /** Takes the next level of a transaction. */
  void take(ReportedStatus status) {
    StatusLevel level = status.level();
    if (CLAIM_LEVELS.contains(level.code())) {
      level.traces().forEach(trace -> claim(trace, level.ordinal()));
      return;
    }
    switch (level.code()) {
      case "20" -> {
        closeSubmission();
        source = new Whole(positions.getAsInt(), level);
      }
      case "21" -> {
        closeSubmission();
        submission = new Whole(positions.getAsInt(), level);
      }
      case "19" -> {
        closeProvider();
        provider = new Whole(positions.getAsInt(), level);
      }
      default -> {
        // A level that no 277CA knows says nothing that could be applied.
      }
    }
  }

  /**
   * Takes the next level of a 277, which tells how far claims have come; REF*EJ is our control
   * number, and where it is missing the trace may be.
   */
  void takeProgress(ReportedStatus status) {
    if (!PATIENT_LEVELS.contains(status.level().code())) {
      return;
    }
    for (StatusTrace trace : status.level().traces()) {
      String number = trace.reference("EJ");
      if (number.isEmpty() && trace.trace() != null) {
        number = trace.trace().number();
      }
      out.add(
          PartnerAnswer.toStatus(
              sha256,
              positions.getAsInt(),
              number,
              codes(trace.statuses(), false),
              charge(trace.statuses()),
              status.level().ordinal()));
    }
  }

  /** Says what is left to say at the end of a transaction. */
  void endTransaction() {
    closeSubmission();
    if (source != null && source.refusal() != null) {
      out.add(
          PartnerAnswer.toSubmission(
              sha256,
              source.position,
              "",
              ClaimVerdict.REJECTED,
              codes(source.statuses, true),
              source.refusal().chargeCents(),
              AnswerTotals.NONE,
              source.level.ordinal()));
    }
    source = null;
  }

  /** A refusal by the source (2200A) is one of every submission beneath it. */
  private void closeSubmission() {
    closeProvider();
    if (submission == null) {
      return;
    }
    if (source != null) {
      submission.statuses.addAll(source.statuses);
      source = null;
    }
    AnswerTotals totals = submission.totals("90", "AA");
    StatusSegment refusal = submission.refusal();
    out.add(
        PartnerAnswer.toSubmission(
            sha256,
            submission.position,
            submission.echoed(),
            verdict(submission.statuses),
            codes(submission.statuses, refusal != null),
            rejectedCents(refusal, totals),
            totals,
            submission.level.ordinal()));
    submission = null;
  }

  private void closeProvider() {
    if (provider == null) {
      return;
    }
    AnswerTotals totals = provider.totals("QA", "QC");
    StatusSegment refusal = provider.refusal();
    out.add(
        PartnerAnswer.toProvider(
            sha256,
            provider.position,
            submission == null ? "" : submission.echoed(),
            providerId(provider.level),
            verdict(provider.statuses),
            codes(provider.statuses, refusal != null),
            rejectedCents(refusal, totals),
            totals,
            provider.level.ordinal()));
    provider = null;
  }

  /** The sum of the rejected claims; where a refusal gives none, what it charges itself. */
  private static Long rejectedCents(StatusSegment refusal, AnswerTotals totals) {
    if (refusal == null) {
      return null;
    }
    return totals.rejectedCents() == null ? refusal.chargeCents() : totals.rejectedCents();
  }

  private static String providerId(StatusLevel level) {
    return level.parties().stream()
        .map(NamedLoop::name)
        .filter(name -> PROVIDER_IDS.contains(name.qualifier()))
        .map(name -> name.id().replace("-", ""))
        .findFirst()
        .orElse("");
  }

  private void claim(StatusTrace trace, int segment) {
    List<StatusSegment> all = new ArrayList<>(trace.statuses());
    for (StatusLine line : trace.lines()) {
      all.addAll(line.statuses());
    }
    boolean acceptedByName = verdict(all) == ClaimVerdict.ACCEPTED;
    for (Whole above : new Whole[] {source, submission, acceptedByName ? null : provider}) {
      StatusSegment refusal = above == null ? null : above.refusal();
      if (refusal != null) {
        all.add(refusal);
      }
    }
    ClaimVerdict verdict = verdict(all);
    boolean rejected = verdict == ClaimVerdict.REJECTED;
    if (rejected) {
      count(submission);
      count(provider);
    }
    out.add(
        PartnerAnswer.toClaim(
            sha256,
            positions.getAsInt(),
            trace.trace() == null ? "" : trace.trace().number(),
            verdict.name(),
            codes(all, rejected),
            rejected ? "" : trace.reference("1K"),
            charge(all),
            segment));
  }

  private static void count(Whole above) {
    if (above != null) {
      above.rejectedByName++;
    }
  }

  private static ClaimVerdict verdict(List<StatusSegment> statuses) {
    List<String> categories = new ArrayList<>();
    statuses.forEach(status -> status.codes().forEach(code -> categories.add(code.category())));
    return ClaimVerdict.of(statuses.stream().anyMatch(StatusSegment::rejects), categories);
  }

  /** All codes of an acceptance; of a refusal those that refuse. */
  private static String codes(List<StatusSegment> statuses, boolean rejected) {
    Set<String> codes = new LinkedHashSet<>();
    for (StatusSegment status : statuses) {
      for (StatusSegment.Code code : status.codes()) {
        if (!rejected || code.refuses() || status.rejects()) {
          codes.add(code.toString());
        }
      }
    }
    return String.join(" ", codes);
  }

  private static Long charge(List<StatusSegment> statuses) {
    return statuses.stream()
        .map(StatusSegment::chargeCents)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
