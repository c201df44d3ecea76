package io.claimway.claim.edit;

import java.util.List;

/**
 * All edits, in the three scopes in which they look: a session, a client's sessions, a claim. Every
 * version passes them, a first one and a next one alike.
 */
public final class Edits {
  private final List<SessionEdit> ofSession;
  private final ClientEdit duplicates = new DuplicateEdit();
  private final List<ClientEdit> ofClient;
  private final List<ClaimEdit> ofClaim;

  public Edits(ClinicalCodes codes) {
    this.ofSession =
        List.of(
            new DiagnosisEdit(codes),
            new ProcedureEdit(codes),
            new PlaceEdit(),
            new IdentityEdit(),
            new FormEdit(),
            new TextEdit());
    this.ofClient =
        List.of(new SecondPsychotherapyEdit(), new CodePairEdit(codes), new DayUnitsEdit(codes));
    this.ofClaim = List.of(new AddOnEdit(codes), new DiagnosisCountEdit());
  }

  /** Days before and after the sessions' own of which some edit must know what is billed. */
  public int daysAround() {
    return Math.max(
        duplicates.daysAround(),
        ofClient.stream().mapToInt(ClientEdit::daysAround).max().orElse(0));
  }

  /** What a session shows by itself. */
  public List<EditFinding> ofSession(PricedSession session) {
    EditFindings findings = new EditFindings();
    ofSession.forEach(edit -> edit.check(session, findings));
    return findings.list();
  }

  /**
   * What a client's sessions show together; a session that is there twice counts once.
   *
   * @param sessions those that the night looks at
   * @param billed those on claims that it does not look at, {@link #daysAround()} included
   */
  public List<EditFinding> ofClient(List<DaySession> sessions, List<BilledSession> billed) {
    EditFindings findings = new EditFindings();
    ClientSessions all = new ClientSessions(sessions, billed);
    duplicates.check(all, findings);
    ClientSessions single = all.without(findings);
    ofClient.forEach(edit -> edit.check(single, findings));
    return findings.list();
  }

  /** What stands in the way of a claim: the findings of the first edit that has one. */
  public List<EditFinding> ofClaim(ClaimDraft draft) {
    for (ClaimEdit edit : ofClaim) {
      EditFindings findings = new EditFindings();
      edit.check(draft, findings);
      List<EditFinding> found = findings.list();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
