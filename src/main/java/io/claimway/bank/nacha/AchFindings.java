package io.claimway.bank.nacha;

import io.claimway.bank.nacha.AchField.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings of one file as they come up, and how far each of them refuses what is being read.
 */
final class AchFindings {

  private final AchListener listener;
  private final List<BankFileFinding> kept = new ArrayList<>();
  private int notesKept;
  private long count;
  private boolean entryRefused;
  private boolean batchRefused;
  private boolean fileRefused;

  AchFindings(AchListener listener) {
    this.listener = listener;
  }

  void add(AchFlaw flaw, long line, String field, Object found, String expected) {
    add(flaw, line, 0, 0, field, String.valueOf(found), expected);
  }

  void add(AchFlaw flaw, long line, AchField field, String record, String expected) {
    String value = field.of(record);
    String found =
        field.content() == Content.PERSONAL
            ? value.strip().length() + " characters"
            : "\"" + value + "\"";
    add(flaw, line, field.first(), field.last(), field.name(), found, expected);
  }

  private void add(
      AchFlaw flaw, long line, int first, int last, String field, String found, String expected) {
    BankFileFinding finding =
        new BankFileFinding(flaw.name(), flaw.scope(), line, first, last, field, found, expected);
    count++;
    entryRefused |= flaw.scope() == FindingScope.ENTRY;
    batchRefused |= flaw.scope() == FindingScope.BATCH;
    fileRefused |= flaw.scope() == FindingScope.FILE;
    listener.finding(finding);
    keep(finding);
  }

  /** Notes take at most half of the room, so that what refuses is always among those kept. */
  private void keep(BankFileFinding finding) {
    boolean note = finding.scope() == FindingScope.NOTE;
    if (kept.size() < AchSummary.MAX_FINDINGS
        && (!note || notesKept < AchSummary.MAX_FINDINGS / 2)) {
      kept.add(finding);
      notesKept += note ? 1 : 0;
    }
  }

  boolean takeEntryRefused() {
    boolean refused = entryRefused;
    entryRefused = false;
    return refused;
  }

  boolean takeBatchRefused() {
    boolean refused = batchRefused;
    batchRefused = false;
    return refused;
  }

  boolean isFileRefused() {
    return fileRefused;
  }

  List<BankFileFinding> kept() {
    return kept;
  }

  long count() {
    return count;
  }
}
