package io.claimway.claim.edit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what edits find, each by the edition that holds on the date of service, once. */
public final class EditFindings {
  private static final int WHOLE_SESSION = 0;
  private static final Comparator<EditFinding> ORDER =
      Comparator.comparing(EditFinding::sessionId)
          .thenComparing(EditFinding::edit)
          .thenComparingInt(EditFinding::line);

  private final Set<EditFinding> all = new LinkedHashSet<>();

  /** A finding in a whole session; none where no edition holds on its date. */
  public void add(EditCode edit, PricedSession session) {
    add(edit, session, WHOLE_SESSION);
  }

  /**
   * A finding in one service line.
   *
   * @param line position among the lines of the session, from 1
   */
  void add(EditCode edit, PricedSession session, int line) {
    add(edit, session.sessionId(), session.serviceDate(), line);
  }

  /** A finding in a whole session; none where no edition holds on that date. */
  public void add(EditCode edit, String sessionId, LocalDate serviceDate) {
    add(edit, sessionId, serviceDate, WHOLE_SESSION);
  }

  /** A flaw of what would be sent, in a whole session; of one edit only the first is told. */
  public void add(ContentFlaw flaw, String sessionId, LocalDate serviceDate) {
    if (all.stream()
        .noneMatch(each -> each.edit() == flaw.edit() && each.sessionId().equals(sessionId))) {
      add(flaw.edit(), sessionId, serviceDate, WHOLE_SESSION, flaw.message());
    }
  }

  private void add(EditCode edit, String sessionId, LocalDate serviceDate, int line) {
    add(edit, sessionId, serviceDate, line, edit.message());
  }

  private void add(
      EditCode edit, String sessionId, LocalDate serviceDate, int line, String message) {
    edit.on(serviceDate)
        .ifPresent(
            edition ->
                all.add(
                    new EditFinding(
                        edit,
                        edition.from(),
                        edition.severity(),
                        sessionId,
                        line,
                        edition.source(),
                        message)));
  }

  /** All of them, in order of sessions, edits and lines. */
  public List<EditFinding> list() {
    return all.stream().sorted(ORDER).toList();
  }

  /** Whether one of them keeps a session back. */
  boolean hold(String sessionId) {
    return all.stream().anyMatch(each -> each.holds() && each.sessionId().equals(sessionId));
  }
}
