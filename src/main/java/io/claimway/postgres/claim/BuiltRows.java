package io.claimway.postgres.claim;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimContent;
import io.claimway.claim.ClientOutcome;
import io.claimway.claim.Hold;
import io.claimway.claim.SessionOutcome;
import io.claimway.claim.edit.EditFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rows that a client's outcome becomes in staging. */
public final class BuiltRows {

  private BuiltRows() {}

  /** A claim version. */
  public record ClaimRow(
      String naturalKey,
      int version,
      String payer,
      String payerSequence,
      String billingEntity,
      String clientId,
      String providerId,
      String practiceId,
      LocalDate serviceDate,
      String placeOfService,
      String frequency,
      long chargeCents,
      long expectedCents,
      String payerClaimNumber,
      String reason,
      String planId,
      String contentSha256) {}

  /** A line of a claim version. */
  public record LineRow(
      String naturalKey,
      int version,
      int lineNumber,
      String sessionId,
      int sessionRevision,
      String procedureCode,
      List<String> modifiers,
      int units,
      long chargeCents,
      long expectedCents) {}

  /** What a claim version says; it is PHI and does not print it. */
  @SuppressWarnings("ArrayRecordComponent") // copied, never compared
  public record ContentRow(String naturalKey, int version, byte[] content) {
    @Override
    public String toString() {
      return "ContentRow[" + naturalKey + " v" + version + "]";
    }
  }

  /** A session's outcome. */
  public record SessionRow(
      String sessionId,
      int revision,
      String disposition,
      String reason,
      String naturalKey,
      String payer,
      String practiceId,
      String providerId,
      String clientId,
      LocalDate serviceDate,
      LocalDate firstConfirmedOn,
      Instant startsAt,
      Instant endsAt,
      List<String> procedureCodes,
      long chargeCents,
      long earnedCents) {}

  /** A hold of a session. */
  public record HoldRow(
      String sessionId,
      String code,
      String editCode,
      LocalDate edition,
      String missingFact,
      String owner,
      boolean delaysPay,
      LocalDate deadline,
      long cents) {}

  /** What an edit put right in a claim version, or warns of. */
  public record FindingRow(
      String naturalKey,
      int version,
      int ordinal,
      String sessionId,
      int line,
      String editCode,
      LocalDate edition,
      String severity,
      String source,
      String message) {}

  /** A claim that ends without being sent. */
  public record ClosingRow(long claimId) {}

  /** A claim whose newest version is given up. */
  public record WithdrawalRow(long claimId) {}

  public static List<ClaimRow> claims(ClientOutcome outcome) {
    return claims(outcome.claims());
  }

  public static List<ClaimRow> claims(List<Claim> claims) {
    return claims.stream().map(BuiltRows::row).toList();
  }

  private static ClaimRow row(Claim claim) {
    return new ClaimRow(
        claim.naturalKey(),
        claim.version(),
        claim.payer(),
        claim.payerSequence(),
        claim.billing().billingEntityId(),
        claim.clientId(),
        claim.providerId(),
        claim.practiceId(),
        claim.serviceDate(),
        claim.placeOfService(),
        claim.frequency(),
        claim.chargeCents(),
        claim.expectedCents(),
        claim.payerClaimNumber(),
        claim.reason(),
        claim.planId(),
        ClaimContent.sha256(claim));
  }

  public static List<LineRow> lines(ClientOutcome outcome) {
    return lines(outcome.claims());
  }

  public static List<LineRow> lines(List<Claim> claims) {
    List<LineRow> rows = new ArrayList<>();
    for (Claim claim : claims) {
      claim
          .lines()
          .forEach(
              line ->
                  rows.add(
                      new LineRow(
                          claim.naturalKey(),
                          claim.version(),
                          line.lineNumber(),
                          line.sessionId(),
                          line.sessionRevision(),
                          line.procedureCode(),
                          line.modifiers(),
                          line.units(),
                          line.chargeCents(),
                          line.expectedCents())));
    }
    return rows;
  }

  public static List<ContentRow> contents(ClientOutcome outcome) {
    return contents(outcome.claims());
  }

  public static List<ContentRow> contents(List<Claim> claims) {
    return claims.stream()
        .map(
            claim ->
                new ContentRow(claim.naturalKey(), claim.version(), ContentStore.encode(claim)))
        .toList();
  }

  public static List<SessionRow> sessions(ClientOutcome outcome) {
    return outcome.sessions().stream()
        .map(
            each ->
                new SessionRow(
                    each.sessionId(),
                    each.revision(),
                    each.disposition().name(),
                    each.reason(),
                    each.naturalKey(),
                    each.payer(),
                    each.practiceId(),
                    each.providerId(),
                    each.clientId(),
                    each.serviceDate(),
                    each.firstConfirmedOn(),
                    each.startsAt(),
                    each.endsAt(),
                    each.procedureCodes(),
                    each.chargeCents(),
                    each.earnedCents()))
        .toList();
  }

  public static List<HoldRow> holds(ClientOutcome outcome) {
    List<HoldRow> rows = new ArrayList<>();
    for (SessionOutcome session : outcome.sessions()) {
      session.holds().forEach(hold -> rows.add(hold(session.sessionId(), hold)));
    }
    return rows;
  }

  static HoldRow hold(String sessionId, Hold hold) {
    return new HoldRow(
        sessionId,
        hold.code().name(),
        hold.editCode(),
        hold.edition(),
        hold.missingFact(),
        hold.owner().name(),
        hold.delaysPay(),
        hold.deadline(),
        hold.cents());
  }

  public static List<FindingRow> findings(ClientOutcome outcome) {
    return outcome.claims().stream()
        .flatMap(claim -> findings(claim, outcome.noted(claim)).stream())
        .toList();
  }

  public static List<FindingRow> findings(Claim claim, List<EditFinding> noted) {
    List<FindingRow> rows = new ArrayList<>();
    for (EditFinding finding : noted) {
      rows.add(
          new FindingRow(
              claim.naturalKey(),
              claim.version(),
              rows.size() + 1,
              finding.sessionId(),
              finding.line(),
              finding.edit().name(),
              finding.edition(),
              finding.severity().name(),
              finding.source(),
              finding.message()));
    }
    return rows;
  }

  public static List<ClosingRow> closings(ClientOutcome outcome) {
    return outcome.closedClaims().stream().map(ClosingRow::new).toList();
  }

  public static List<WithdrawalRow> withdrawals(ClientOutcome outcome) {
    return outcome.withdrawnClaims().stream().map(WithdrawalRow::new).toList();
  }
}
