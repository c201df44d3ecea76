package io.claimway.bank.nacha;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes a NACHA file: 94-character records ended by LF, controls from the entries, blocks of ten.
 */
public final class AchWriter {

  private static final int BLOCK = 10;

  private final OutputStream out;
  private long records;

  private AchWriter(OutputStream out) {
    this.out = out;
  }

  /** The file as bytes, the same for the same file. */
  public static byte[] write(AchFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(file, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Writes the file to the stream, which stays open. */
  public static void write(AchFile file, OutputStream out) throws IOException {
    AchWriter writer = new AchWriter(out);
    writer.record(file.header().format());
    for (AchBatch batch : file.batches()) {
      writer.batch(batch);
    }
    writer.fileControl(file);
    while (writer.records % BLOCK != 0) {
      writer.record("9".repeat(AchRecord.LENGTH));
    }
  }

  private void batch(AchBatch batch) throws IOException {
    record(batch.header().format());
    for (AchEntry entry : batch.entries()) {
      record(entry.format());
      for (AchAddenda addenda : entry.addenda()) {
        record(addenda.format());
      }
    }
    AchBatchHeader header = batch.header();
    AchTotals totals = batch.totals();
    record(
        "8"
            + AchText.digits(header.serviceClass(), 3)
            + AchText.digits(totals.entriesAndAddenda(), 6)
            + AchText.digits(totals.hash(), 10)
            + AchText.digits(totals.debitCents(), 12)
            + AchText.digits(totals.creditCents(), 12)
            + AchText.left(header.companyId(), 10)
            + " ".repeat(25)
            + AchText.left(header.originatingDfi(), 8)
            + AchText.digits(header.batchNumber(), 7));
  }

  private void fileControl(AchFile file) throws IOException {
    AchTotals totals = file.totals();
    long blocks = (records + 1 + BLOCK - 1) / BLOCK;
    record(
        "9"
            + AchText.digits(file.batches().size(), 6)
            + AchText.digits(blocks, 6)
            + AchText.digits(totals.entriesAndAddenda(), 8)
            + AchText.digits(totals.hash(), 10)
            + AchText.digits(totals.debitCents(), 12)
            + AchText.digits(totals.creditCents(), 12)
            + " ".repeat(39));
  }

  private void record(String record) throws IOException {
    byte[] line = record.getBytes(StandardCharsets.US_ASCII);
    if (line.length != AchRecord.LENGTH) {
      throw new IllegalStateException(
          "Cannot write ACH record "
              + (records + 1)
              + ": it has "
              + line.length
              + " of 94 characters");
    }
    out.write(line);
    out.write('\n');
    records++;
  }
}
