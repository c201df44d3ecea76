package io.claimway.bank.nacha;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a NACHA file in one pass and constant memory, and checks fields, order, counts, hashes,
 * amounts and blocking; whatever is wrong is a finding, and no input throws.
 */
public final class AchReader {

  private final AchListener listener;
  private final AchFindings findings;
  private final AchFieldChecks checks;
  private final AchControlChecks controls;

  private AchFileHeader fileHeader;
  private boolean fileControlSeen;
  private boolean paddingSeen;
  private long records;
  private int batches;
  private int refusedBatches;
  private long entries;
  private long refusedEntries;
  private long addendaCount;
  private AchTotals fileTotals = AchTotals.NONE;
  private boolean advice;

  private AchBatchHeader batch;
  private AchTotals batchTotals = AchTotals.NONE;
  private int lastBatchNumber;
  private String lastTrace = "";

  private AchEntry entry;
  private long entryLine;
  private final List<AchAddenda> entryAddenda = new ArrayList<>();

  private AchReader(AchListener listener) {
    this.listener = listener;
    this.findings = new AchFindings(listener);
    this.checks = new AchFieldChecks(findings);
    this.controls = new AchControlChecks(findings, checks);
  }

  /** A file header, its record size perhaps pushed aside by a field written too short or long. */
  private static final Pattern FILE_HEADER = Pattern.compile("101.{25,36}094.*", Pattern.DOTALL);

  /** The first record of a file that lost its header: a batch header, or an entry. */
  private static final Pattern HEADLESS =
      Pattern.compile(
          "(5(200|220|225|280).{46}[A-Z]{3}|6\\d{11}.{17}\\d{10}.{40}\\d{15}).*", Pattern.DOTALL);

  /** Whether a file that begins so is meant to be NACHA. */
  public static boolean recognises(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 200), StandardCharsets.ISO_8859_1);
    String text = start.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "");
    return FILE_HEADER.matcher(text).matches() || HEADLESS.matcher(text).matches();
  }

  /** Reads to the end of the stream, telling the listener what it hears. */
  public static AchSummary read(InputStream in, AchListener listener) throws IOException {
    AchReader reader = new AchReader(listener);
    AchLines lines = new AchLines(in);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!lines.isAscii()) {
        reader.findings.add(
            AchFlaw.NOT_ASCII, lines.number(), "record", "bytes outside printable ASCII", "ASCII");
      }
      reader.take(line, lines.number());
    }
    return reader.finish(lines.number());
  }

  private void take(String raw, long line) {
    records++;
    if (fileControlSeen && raw.stripTrailing().chars().allMatch(c -> c == '9')) {
      paddingSeen = true;
      return;
    }
    String record = fitted(raw, line);
    AchRecord kind = AchRecord.of(record.charAt(0)).orElse(null);
    if (kind == null) {
      findings.add(
          AchFlaw.UNKNOWN_RECORD,
          line,
          "record type",
          "\"" + record.charAt(0) + "\"",
          "1, 5, 6, 7, 8 or 9");
      return;
    }
    if (fileControlSeen) {
      findings.add(
          AchFlaw.RECORD_ORDER,
          line,
          "record type",
          "\"" + kind.type() + "\"",
          "nothing but padding after the file control");
    }
    if (kind != AchRecord.ADDENDA) {
      endEntry();
    }
    switch (kind) {
      case FILE_HEADER -> fileHeader(record, line);
      case BATCH_HEADER -> batchHeader(record, line);
      case ENTRY, ADVICE_ENTRY, INTERNATIONAL_ENTRY -> entry(record, line);
      case ADDENDA -> addenda(record, line);
      case BATCH_CONTROL, ADVICE_BATCH_CONTROL -> batchControl(record, line);
      case FILE_CONTROL, ADVICE_FILE_CONTROL -> fileControl(record, line);
    }
  }

  private String fitted(String raw, long line) {
    if (raw.length() < AchRecord.LENGTH) {
      findings.add(
          AchFlaw.LINE_SHORT, line, "record", raw.length() + " characters", "94 characters");
    } else if (raw.length() > AchRecord.LENGTH) {
      boolean blank = raw.substring(AchRecord.LENGTH).isBlank();
      findings.add(
          blank ? AchFlaw.LINE_SHORT : AchFlaw.LINE_LONG,
          line,
          "record",
          raw.length() + " characters",
          "94 characters");
    }
    return AchText.left(raw, AchRecord.LENGTH);
  }

  private void fileHeader(String record, long line) {
    if (fileHeader != null) {
      findings.add(
          AchFlaw.RECORD_ORDER, line, "record type", "a second file header", "one per file");
      return;
    }
    if (records != 1) {
      findings.add(
          AchFlaw.RECORD_ORDER, line, "record type", "a file header", "it to be the first record");
    }
    checks.fileHeader(record, line);
    fileHeader = AchFileHeader.parse(record);
    listener.fileHeader(fileHeader);
  }

  private void batchHeader(String record, long line) {
    missingBatchControl(line);
    missingFileHeader(line);
    batch = AchBatchHeader.parse(record);
    advice |= batch.isAdvice();
    checks.batchHeader(batch, record, line);
    batchTotals = AchTotals.NONE;
    lastTrace = "";
    batches++;
    if (batch.batchNumber() <= lastBatchNumber) {
      findings.add(
          AchFlaw.BATCH_NUMBER_ORDER,
          line,
          AchRecord.BATCH_HEADER.field("batch number"),
          record,
          "a number above " + lastBatchNumber);
    }
    lastBatchNumber = batch.batchNumber();
  }

  private void missingFileHeader(long line) {
    if (fileHeader == null && batches == 0) {
      findings.add(
          AchFlaw.RECORD_ORDER, line, "record type", "a batch", "the file header before it");
    }
  }

  private void entry(String record, long line) {
    entries++;
    if (batch == null) {
      findings.add(
          AchFlaw.RECORD_ORDER, line, "record type", "an entry", "a batch header before it");
      return;
    }
    entry = AchEntry.of(batch, record);
    entryLine = line;
    batchTotals = batchTotals.plusEntry(entry);
    if (batch.isAdvice()) {
      return;
    }
    checks.entry(batch, entry, record, line);
    AchField trace = AchRecord.ENTRY.field("trace number");
    if (entry.trace().compareTo(lastTrace) <= 0) {
      findings.add(
          AchFlaw.TRACE_ORDER, line, trace, record, "a trace number above \"" + lastTrace + "\"");
    }
    if (!entry.trace().startsWith(batch.originatingDfi())) {
      findings.add(
          AchFlaw.TRACE_ORIGIN,
          line,
          trace,
          record,
          "one that begins with \"" + batch.originatingDfi() + "\"");
    }
    lastTrace = entry.trace();
  }

  private void addenda(String record, long line) {
    addendaCount++;
    if (entry == null) {
      findings.add(AchFlaw.RECORD_ORDER, line, "record type", "an addenda", "an entry before it");
      return;
    }
    checks.addenda(record, line);
    batchTotals = batchTotals.plusAddenda();
    AchAddenda addenda = AchAddenda.parse(record);
    if (entryAddenda.size() < MAX_ADDENDA) {
      entryAddenda.add(addenda);
    }
    if (addenda.typeCode().equals(AchAddenda.PAYMENT)) {
      sequence(record, line);
    }
  }

  /** The rules' limit for CTX, the class with most; more are counted but not kept. */
  private static final int MAX_ADDENDA = 9_999;

  private void sequence(String record, long line) {
    AchField ordinal = AchRecord.ADDENDA.field("addenda sequence number");
    if (AchText.number(ordinal, record) != entryAddenda.size()) {
      findings.add(
          AchFlaw.ADDENDA_SEQUENCE, line, ordinal, record, AchText.digits(entryAddenda.size(), 4));
    }
    AchField owner = AchRecord.ADDENDA.field("entry detail sequence number");
    if (AchText.number(owner, record) != entry.sequence()) {
      findings.add(
          AchFlaw.ADDENDA_SEQUENCE, line, owner, record, AchText.digits(entry.sequence(), 7));
    }
  }

  private void endEntry() {
    if (entry == null) {
      return;
    }
    AchEntry complete = entry.with(entryAddenda);
    if (!batch.isAdvice()) {
      addendaAgainstClass(complete);
    }
    boolean refused = findings.takeEntryRefused();
    refusedEntries += refused ? 1 : 0;
    listener.entry(batch, complete, entryLine, refused);
    entry = null;
    entryAddenda.clear();
  }

  private void addendaAgainstClass(AchEntry complete) {
    boolean present = !complete.addenda().isEmpty();
    if (present != complete.addendaIndicated()) {
      findings.add(
          AchFlaw.ADDENDA_INDICATOR,
          entryLine,
          "addenda record indicator",
          complete.addendaIndicated() ? "1" : "0",
          present ? "1, addenda follow" : "0, no addenda follows");
    }
    if (batch.isInternational() && !hasParties(complete)) {
      findings.add(
          AchFlaw.ADDENDA_COUNT,
          entryLine,
          "addenda",
          complete.addenda().size(),
          "one addenda of each type 10 to 16 in class IAT");
    }
    long payments =
        complete.addenda().stream().filter(a -> a.typeCode().equals(AchAddenda.PAYMENT)).count();
    int limit =
        switch (batch.entryClass()) {
          case "CCD", "PPD", "WEB" -> 1;
          case "TEL" -> 0;
          default -> MAX_ADDENDA;
        };
    if (payments > limit) {
      findings.add(
          AchFlaw.ADDENDA_COUNT,
          entryLine,
          "addenda",
          payments,
          "at most " + limit + " in class " + batch.entryClass());
    }
  }

  private static boolean hasParties(AchEntry complete) {
    return complete.addenda().stream()
        .map(AchAddenda::typeCode)
        .toList()
        .containsAll(INTERNATIONAL_PARTIES);
  }

  /** Amount, originator, its address, both banks, receiver, its address. */
  private static final List<String> INTERNATIONAL_PARTIES =
      List.of("10", "11", "12", "13", "14", "15", "16");

  private void batchControl(String record, long line) {
    if (batch == null) {
      findings.add(
          AchFlaw.RECORD_ORDER, line, "record type", "a batch control", "a batch header before it");
      return;
    }
    controls.batch(batch, batchTotals, record, line);
    endBatch();
  }

  private void endBatch() {
    boolean refused = findings.takeBatchRefused();
    refusedBatches += refused ? 1 : 0;
    fileTotals = fileTotals.plus(batchTotals);
    listener.batchEnd(batch, batchTotals, refused);
    batch = null;
    batchTotals = AchTotals.NONE;
  }

  private void missingBatchControl(long line) {
    if (batch != null) {
      findings.add(
          AchFlaw.BATCH_CONTROL_MISSING,
          line,
          "record type",
          "the end of batch " + batch.batchNumber(),
          "its batch control before it");
      endBatch();
    }
  }

  private void fileControl(String record, long line) {
    missingBatchControl(line);
    fileControlSeen = true;
    controls.file(advice, batches, (records + 9) / 10, fileTotals, record, line);
  }

  private AchSummary finish(long lastLine) {
    endEntry();
    missingBatchControl(lastLine);
    if (fileHeader == null) {
      findings.add(AchFlaw.RECORD_ORDER, 1, "record type", "no file header", "a file header");
    }
    if (!fileControlSeen) {
      findings.add(
          AchFlaw.FILE_CONTROL_MISSING,
          lastLine,
          "record type",
          "the end of the file",
          "a file control");
    } else if (records % 10 != 0) {
      findings.add(
          AchFlaw.NOT_BLOCKED,
          lastLine,
          "file",
          records + " records" + (paddingSeen ? " with padding" : " without padding"),
          "a multiple of 10");
    }
    return new AchSummary(
        fileHeader,
        batches,
        refusedBatches,
        entries,
        refusedEntries,
        addendaCount,
        fileTotals,
        findings.kept(),
        findings.count(),
        findings.isFileRefused());
  }
}
