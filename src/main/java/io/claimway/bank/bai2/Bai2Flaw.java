package io.claimway.bank.bai2;

import io.claimway.bank.nacha.FindingScope;

/** What can be wrong with a BAI2 file, and how much each flaw refuses. */
public enum Bai2Flaw {
  UNKNOWN_RECORD(FindingScope.FILE),
  RECORD_ORDER(FindingScope.FILE),
  TRAILER_MISSING(FindingScope.FILE),
  LINE_WRAPPED(FindingScope.NOTE),
  GROUP_STATUS(FindingScope.FILE),
  DATE(FindingScope.BATCH),
  ACCOUNT(FindingScope.BATCH),
  BALANCE_AMOUNT(FindingScope.BATCH),
  LINE_AMOUNT(FindingScope.BATCH),
  TYPE_CODE(FindingScope.BATCH),
  ACCOUNT_TOTAL(FindingScope.BATCH),
  RECORD_COUNT(FindingScope.NOTE),
  GROUP_TOTAL(FindingScope.FILE),
  FILE_TOTAL(FindingScope.FILE);

  private final FindingScope scope;

  Bai2Flaw(FindingScope scope) {
    this.scope = scope;
  }

  /** What of the file this flaw refuses; a batch stands for one account's statement. */
  public FindingScope scope() {
    return scope;
  }
}
