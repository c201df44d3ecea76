package io.claimway.batch;

import io.claimway.bank.nacha.AchBatchHeader;
import io.claimway.bank.nacha.AchEntry;
import io.claimway.bank.nacha.AchListener;
import io.claimway.bank.nacha.AchReader;
import io.claimway.bank.nacha.TransactionCode;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.proof.Invariant;
import io.claimway.postgres.proof.PaidBatch;
import io.claimway.postgres.proof.Proof;
import io.claimway.postgres.proof.ScopeKey;
import io.claimway.run.Sha256;
import io.claimway.s3.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Payouts as the bank and the practices have them: the entries read back from the delivered bytes
 * and the totals of the statements, held against the book's payouts.
 */
public final class DeliveredPayouts {
  private static final Invariant PROMISE =
      Invariant.outside(
          "payouts-as-delivered",
          "the entries of each delivered ACH file, read back = its payouts = their statements",
          ScopeKey.RUN,
          "cents");

  private static final String CENTS = "cents";

  private final ObjectStore objects;

  public DeliveredPayouts(ObjectStore objects) {
    this.objects = objects;
  }

  /** Reads back what was delivered of these batches. */
  public Proof.Finding compare(List<PaidBatch> batches) {
    long cents = 0;
    List<Proof.BrokenRow> broken = new ArrayList<>();
    for (PaidBatch batch : batches) {
      cents += batch.payouts().stream().mapToLong(PaidBatch.Paid::cents).sum();
      compareFile(batch, broken);
      Function<String, Optional<byte[]>> statements =
          ReleasePayouts.statementsOf(objects, batch.batchId()).newest();
      batch
          .payouts()
          .forEach(
              payout ->
                  compareStatement(
                      batch, payout, statements.apply(payout.practiceId() + ".csv"), broken));
    }
    return new Proof.Finding(PROMISE, cents, broken.size(), broken);
  }

  private void compareFile(PaidBatch batch, List<Proof.BrokenRow> broken) {
    String key = PartnerMailboxes.USUAL.outbound(batch.partner(), batch.fileName());
    if (!objects.exists(key)) {
      broken.add(row(batch, "batch " + batch.batchId(), "its file is not in the mailbox", null));
      return;
    }
    byte[] bytes = objects.get(key);
    if (!Sha256.hex(bytes).equals(batch.sha256())) {
      broken.add(
          row(batch, "batch " + batch.batchId(), "its file has other bytes than were sent", null));
    }
    Map<String, Long> entries = credits(bytes);
    Map<String, Long> payouts = batch.centsByPayout();
    TreeSet<String> all = new TreeSet<>(payouts.keySet());
    all.addAll(entries.keySet());
    for (String payout : all) {
      long entry = entries.getOrDefault(payout, 0L);
      long due = payouts.getOrDefault(payout, 0L);
      if (entry != due) {
        broken.add(
            row(
                batch,
                "payout " + payout,
                "the delivered file credits %d cents, the book pays %d".formatted(entry, due),
                practice(batch, payout)));
      }
    }
  }

  private static void compareStatement(
      PaidBatch batch,
      PaidBatch.Paid payout,
      Optional<byte[]> statement,
      List<Proof.BrokenRow> broken) {
    if (statement.isEmpty()) {
      broken.add(
          row(batch, "payout " + payout.payoutId(), "has no statement", payout.practiceId()));
      return;
    }
    long stated = total(new String(statement.get(), StandardCharsets.UTF_8));
    if (stated != payout.cents()) {
      broken.add(
          row(
              batch,
              "payout " + payout.payoutId(),
              "its statement adds up to %d cents, the book pays %d"
                  .formatted(stated, payout.cents()),
              payout.practiceId()));
    }
  }

  /** What a file credits, by the receiver's identification. */
  private static Map<String, Long> credits(byte[] file) {
    Map<String, Long> credits = new TreeMap<>();
    try {
      AchReader.read(
          new ByteArrayInputStream(file),
          new AchListener() {
            @Override
            public void entry(AchBatchHeader batch, AchEntry entry, long line, boolean refused) {
              boolean credit =
                  TransactionCode.of(entry.transactionCode())
                      .filter(code -> code.direction() == TransactionCode.Direction.CREDIT)
                      .isPresent();
              if (credit && entry.amountCents() > 0) {
                credits.merge(entry.identification(), entry.amountCents(), Long::sum);
              }
            }
          });
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot read a delivered ACH file back", failure);
    }
    return credits;
  }

  /** The sum of the column of cents; no field of a statement's line holds a comma. */
  private static long total(String csv) {
    List<String> lines = csv.lines().toList();
    int column = lines.isEmpty() ? -1 : List.of(lines.get(0).split(",", -1)).indexOf(CENTS);
    if (column < 0) {
      return 0;
    }
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(fields -> fields.length > column)
        .mapToLong(fields -> Long.parseLong(fields[column]))
        .sum();
  }

  private static String practice(PaidBatch batch, String payoutId) {
    return batch.payouts().stream()
        .filter(payout -> payout.payoutId().equals(payoutId))
        .map(PaidBatch.Paid::practiceId)
        .findFirst()
        .orElse(null);
  }

  private static Proof.BrokenRow row(
      PaidBatch batch, String subject, String detail, String practiceId) {
    return new Proof.BrokenRow(subject, detail, practiceId, batch.runId());
  }
}
