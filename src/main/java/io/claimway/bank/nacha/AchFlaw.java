package io.claimway.bank.nacha;

/** What can be wrong with a NACHA file; the one table that decides how much each flaw refuses. */
public enum AchFlaw {
  LINE_SHORT(FindingScope.NOTE),
  LINE_LONG(FindingScope.BATCH),
  NOT_ASCII(FindingScope.NOTE),
  /** Blanks in place of leading zeros leave a number what it is. */
  NUMBER_PADDED(FindingScope.NOTE),
  UNKNOWN_RECORD(FindingScope.FILE),
  RECORD_ORDER(FindingScope.FILE),
  FILE_HEADER_FIELD(FindingScope.FILE),
  /** It tells the files of one day apart; their bytes do so as well. */
  FILE_ID_MODIFIER(FindingScope.NOTE),
  FILE_HEADER_ROUTING(FindingScope.NOTE),
  BATCH_HEADER_FIELD(FindingScope.BATCH),
  /** The ACH operator then settles on the next banking day. */
  EFFECTIVE_DATE(FindingScope.NOTE),
  BATCH_NUMBER_ORDER(FindingScope.NOTE),
  ENTRY_FIELD(FindingScope.ENTRY),
  CHECK_DIGIT(FindingScope.ENTRY),
  AMOUNT_AGAINST_CODE(FindingScope.ENTRY),
  SERVICE_CLASS_AGAINST_ENTRY(FindingScope.BATCH),
  ADDENDA_INDICATOR(FindingScope.NOTE),
  ADDENDA_COUNT(FindingScope.ENTRY),
  ADDENDA_FIELD(FindingScope.ENTRY),
  ADDENDA_SEQUENCE(FindingScope.NOTE),
  TRACE_ORDER(FindingScope.NOTE),
  TRACE_ORIGIN(FindingScope.NOTE),
  CLASS_NOT_READ(FindingScope.NOTE),
  BATCH_CONTROL_MISSING(FindingScope.BATCH),
  BATCH_CONTROL_FIELD(FindingScope.BATCH),
  BATCH_COUNT_TOTAL(FindingScope.BATCH),
  BATCH_HASH(FindingScope.BATCH),
  BATCH_AMOUNT(FindingScope.BATCH),
  FILE_CONTROL_MISSING(FindingScope.FILE),
  FILE_CONTROL_FIELD(FindingScope.FILE),
  FILE_COUNT_TOTAL(FindingScope.FILE),
  FILE_HASH(FindingScope.FILE),
  FILE_AMOUNT(FindingScope.FILE),
  BLOCK_COUNT(FindingScope.NOTE),
  NOT_BLOCKED(FindingScope.NOTE);

  private final FindingScope scope;

  AchFlaw(FindingScope scope) {
    this.scope = scope;
  }

  /** What of the file this flaw refuses. */
  public FindingScope scope() {
    return scope;
  }
}
