package io.claimway.remittance;

/** What becomes of a payment as a whole, before any of its claims is looked at. */
public enum PaymentVerdict {
  /** In balance, ours and new: its claims post. */
  GOOD("POSTED", true),
  /** A test file: nothing of it is kept beside its sighting. */
  TEST(null, false),
  /** A trial of the way to the account (BPR01 P): likewise. */
  PRENOTE(null, false),
  /** Seen before, in another file or the same. */
  DUPLICATE(null, false),
  /** A known trace and date with other content: which of the two is right a person must say. */
  CONFLICT("CONFLICT", false),
  /** A known trace on another date, with money and claims that were told already. */
  TRACE_ON_ANOTHER_DATE("SUSPENDED", false),
  /** The payee is none of the network's billing entities: no cash of ours. */
  UNKNOWN_PAYEE("SUSPENDED", false),
  /** It owes money (BPR02 below zero), which no bank moves: awaited by nobody. */
  BELOW_ZERO("SUSPENDED", false),
  /** An amount where no money moves (BPR01 H; BPR04 NON, unless the payer pays by card). */
  AMOUNT_WITHOUT_MONEY("SUSPENDED", false),
  UNKNOWN_ORIGINATOR("SUSPENDED", true),
  OUT_OF_BALANCE("SUSPENDED", true);

  private static final String CONFLICT_REASON = "KNOWN_TRACE_OTHER_CONTENT";

  private final String state;
  private final boolean expected;

  PaymentVerdict(String state, boolean expected) {
    this.state = state;
    this.expected = expected;
  }

  /** Decides, the strongest reason first. */
  public static PaymentVerdict of(PaymentSighting seen) {
    if (seen.test()) {
      return TEST;
    }
    if (seen.movement() == MoneyMovement.PRENOTE) {
      return PRENOTE;
    }
    if (seen.repeated() || seen.booked()) {
      return DUPLICATE;
    }
    if (seen.contradicted() || seen.knownTrace()) {
      return CONFLICT;
    }
    if (!seen.ourPayee()) {
      return UNKNOWN_PAYEE;
    }
    PaymentVerdict money = ofMoney(seen);
    if (money != GOOD) {
      return money;
    }
    if (!seen.knownOriginator()) {
      return UNKNOWN_ORIGINATOR;
    }
    return seen.flaw() != null ? OUT_OF_BALANCE : GOOD;
  }

  private static PaymentVerdict ofMoney(PaymentSighting seen) {
    if (seen.amountCents() < 0) {
      return BELOW_ZERO;
    }
    if (seen.amountCents() == 0) {
      return GOOD;
    }
    if (seen.movement() == MoneyMovement.NONE
        || (seen.movement() == MoneyMovement.CARD && !seen.byCard())) {
      return AMOUNT_WITHOUT_MONEY;
    }
    return seen.retold() ? TRACE_ON_ANOTHER_DATE : GOOD;
  }

  /** Whether the book gets a payment of it, with a number of its own. */
  public boolean isKept() {
    return state != null;
  }

  /** The state of the payment in the book. */
  public String state() {
    if (!isKept()) {
      throw new IllegalStateException("Cannot name the state of a " + this + ": it is not kept");
    }
    return state;
  }

  /** Whether its cash is expected at the bank, so that clearing is charged. */
  public boolean isExpected() {
    return expected;
  }

  /** Whether its claims may post. */
  public boolean posts() {
    return this == GOOD;
  }

  /** Why it is suspended whole, or null. */
  public String reason(String flaw) {
    return switch (this) {
      case GOOD, TEST, PRENOTE, DUPLICATE -> null;
      case CONFLICT -> CONFLICT_REASON;
      case OUT_OF_BALANCE -> name() + " " + flaw;
      case TRACE_ON_ANOTHER_DATE,
          UNKNOWN_PAYEE,
          BELOW_ZERO,
          AMOUNT_WITHOUT_MONEY,
          UNKNOWN_ORIGINATOR ->
          name();
    };
  }
}
