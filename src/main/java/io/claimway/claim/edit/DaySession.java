package io.claimway.claim.edit;

import java.time.LocalDate;
import java.util.Comparator;

/** A session of a day that the night looks at, and where it stands there. */
public record DaySession(PricedSession priced, Standing standing) {

  /** What is billed counts first, then what changes on a claim, then what is new or waits. */
  static final Comparator<DaySession> TURN =
      Comparator.comparingInt((DaySession each) -> each.standing().turn())
          .thenComparing(DaySession::sessionId);

  /** Where a session stands among those of its day. */
  public enum Standing {
    /** On a claim, and nothing of it is about to be sent. */
    BILLED(0),
    /** On a claim of which the next version is about to be sent. */
    CHANGED(1),
    /** About to be sent for the first time. */
    FRESH(2),
    /** Under a hold: it counts, and is told its failures when the hold is gone. */
    HELD(2);

    private final int turn;

    Standing(int turn) {
      this.turn = turn;
    }

    int turn() {
      return turn;
    }
  }

  String sessionId() {
    return priced.sessionId();
  }

  LocalDate serviceDate() {
    return priced.serviceDate();
  }

  /** Whether it can still be kept back. */
  boolean mayFail() {
    return standing == Standing.CHANGED || standing == Standing.FRESH;
  }
}
