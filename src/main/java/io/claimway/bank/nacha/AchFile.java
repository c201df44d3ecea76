package io.claimway.bank.nacha;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A NACHA file as a value: its header and batches; controls and blocking follow from them. */
public record AchFile(AchFileHeader header, List<AchBatch> batches) {

  public AchFile {
    batches = List.copyOf(batches);
  }

  /** The file in these bytes; throws with the first finding when any part of it is refused. */
  public static AchFile parse(byte[] bytes) {
    Collector collector = new Collector();
    AchSummary summary;
    try {
      summary = AchReader.read(new ByteArrayInputStream(bytes), collector);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    summary
        .firstRefusal()
        .ifPresent(
            finding -> {
              throw new IllegalArgumentException("Cannot read ACH file: " + finding.message());
            });
    return new AchFile(collector.header, collector.batches);
  }

  /** Counts, hash and amounts over all batches. */
  public AchTotals totals() {
    return batches.stream().map(AchBatch::totals).reduce(AchTotals.NONE, AchTotals::plus);
  }

  /** Keeps all that a file says. */
  private static final class Collector implements AchListener {
    private final List<AchBatch> batches = new ArrayList<>();
    private final List<AchEntry> entries = new ArrayList<>();
    private AchFileHeader header;

    @Override
    public void fileHeader(AchFileHeader read) {
      header = read;
    }

    @Override
    public void entry(AchBatchHeader batch, AchEntry entry, long line, boolean refused) {
      entries.add(entry);
    }

    @Override
    public void batchEnd(AchBatchHeader batch, AchTotals totals, boolean refused) {
      batches.add(new AchBatch(batch, entries));
      entries.clear();
    }
  }
}
