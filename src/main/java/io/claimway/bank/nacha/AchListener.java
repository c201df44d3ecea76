package io.claimway.bank.nacha;

/** What hears a NACHA file while it is read, in file order. */
public interface AchListener {

  /** The file header. */
  default void fileHeader(AchFileHeader header) {}

  /** An entry with all its addenda, the line it stands on, and whether it is refused by itself. */
  default void entry(AchBatchHeader batch, AchEntry entry, long line, boolean refused) {}

  /** The end of a batch, with what was counted in it and whether it is refused whole. */
  default void batchEnd(AchBatchHeader batch, AchTotals totals, boolean refused) {}

  /** A finding, as soon as it is known. */
  default void finding(BankFileFinding finding) {}
}
