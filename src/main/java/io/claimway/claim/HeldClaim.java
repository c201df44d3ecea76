package io.claimway.claim;

import io.claimway.claim.edit.ContentFlaw;
import io.claimway.claim.edit.EditFinding;
import io.claimway.claim.edit.EditFindings;
import io.claimway.party.payer.PayerProfile;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A claim version that was built and is taken out of its file, because the guide refuses what it
 * says, with the holds of its sessions.
 */
public record HeldClaim(long claimId, int version, long chargeCents, List<SessionHold> holds)
    implements Serializable {

  /** A hold of one session. */
  public record SessionHold(String sessionId, Hold hold) implements Serializable {}

  public HeldClaim {
    holds = List.copyOf(holds);
  }

  /** A version with flaws: each of its sessions is held for each of them. */
  public static HeldClaim of(
      PatientControlNumber number, Claim claim, PayerProfile profile, List<ContentFlaw> flaws) {
    LocalDate deadline = profile.filing().originalDeadline(claim.serviceDate());
    List<SessionHold> holds = new ArrayList<>();
    for (EditFinding finding : findings(claim, flaws, claim.sessionIds())) {
      long cents =
          claim.lines().stream()
              .filter(line -> line.sessionId().equals(finding.sessionId()))
              .mapToLong(ClaimLine::chargeCents)
              .sum();
      holds.add(new SessionHold(finding.sessionId(), Hold.of(finding, deadline, cents)));
    }
    return new HeldClaim(number.claimId(), number.version(), claim.chargeCents(), holds);
  }

  /** The flaws of a claim as findings in these sessions. */
  static List<EditFinding> findings(
      Claim claim, List<ContentFlaw> flaws, Collection<String> sessions) {
    EditFindings findings = new EditFindings();
    for (ContentFlaw flaw : flaws) {
      sessions.forEach(session -> findings.add(flaw, session, claim.serviceDate()));
    }
    return findings.list();
  }
}
