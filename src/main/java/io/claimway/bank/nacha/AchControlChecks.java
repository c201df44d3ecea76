package io.claimway.bank.nacha;

/** The rules on batch and file controls: what they repeat of the header and what they count. */
final class AchControlChecks {

  private final AchFindings findings;
  private final AchFieldChecks fields;

  AchControlChecks(AchFindings findings, AchFieldChecks fields) {
    this.findings = findings;
    this.fields = fields;
  }

  /** A batch control against its header and what was counted beneath it. */
  void batch(AchBatchHeader batch, AchTotals counted, String record, long line) {
    AchRecord kind = batch.isAdvice() ? AchRecord.ADVICE_BATCH_CONTROL : AchRecord.BATCH_CONTROL;
    fields.contents(kind, AchFlaw.BATCH_CONTROL_FIELD, record, line);
    same(kind, "service class code", AchText.digits(batch.serviceClass(), 3), record, line);
    same(kind, "originating DFI", batch.originatingDfi(), record, line);
    same(kind, "batch number", AchText.digits(batch.batchNumber(), 7), record, line);
    if (!batch.isAdvice() && !batch.isInternational()) {
      same(kind, "company identification", batch.companyId(), record, line);
    }
    stated(
        kind,
        "entry/addenda count",
        counted.entriesAndAddenda(),
        AchFlaw.BATCH_COUNT_TOTAL,
        record,
        line);
    stated(kind, "entry hash", counted.hash(), AchFlaw.BATCH_HASH, record, line);
    stated(kind, "total debit amount", counted.debitCents(), AchFlaw.BATCH_AMOUNT, record, line);
    stated(kind, "total credit amount", counted.creditCents(), AchFlaw.BATCH_AMOUNT, record, line);
  }

  /**
   * A file control against what was counted.
   *
   * @param advice whether the file holds accounting advices, whose control has wider amounts
   * @param blocks records so far in tens, begun ones included
   */
  void file(boolean advice, int batches, long blocks, AchTotals counted, String record, long line) {
    AchRecord kind = advice ? AchRecord.ADVICE_FILE_CONTROL : AchRecord.FILE_CONTROL;
    fields.contents(kind, AchFlaw.FILE_CONTROL_FIELD, record, line);
    stated(kind, "batch count", batches, AchFlaw.FILE_COUNT_TOTAL, record, line);
    stated(kind, "block count", blocks, AchFlaw.BLOCK_COUNT, record, line);
    stated(
        kind,
        "entry/addenda count",
        counted.entriesAndAddenda(),
        AchFlaw.FILE_COUNT_TOTAL,
        record,
        line);
    stated(kind, "entry hash", counted.hash(), AchFlaw.FILE_HASH, record, line);
    stated(kind, "total debit amount", counted.debitCents(), AchFlaw.FILE_AMOUNT, record, line);
    stated(kind, "total credit amount", counted.creditCents(), AchFlaw.FILE_AMOUNT, record, line);
  }

  private void same(AchRecord kind, String name, String header, String record, long line) {
    AchField field = kind.field(name);
    if (!field.of(record).strip().equals(header.strip())) {
      findings.add(
          AchFlaw.BATCH_CONTROL_FIELD,
          line,
          field,
          record,
          "\"" + header + "\" as in the batch header");
    }
  }

  private void stated(
      AchRecord kind, String name, long counted, AchFlaw flaw, String record, long line) {
    AchField field = kind.field(name);
    if (AchText.isDigits(AchText.digits(field, record))
        && AchText.number(field, record) != counted) {
      findings.add(flaw, line, field, record, counted + " as counted");
    }
  }
}
