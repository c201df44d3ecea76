package io.claimway.batch;

import io.claimway.money.Cents;
import io.claimway.postgres.payout.PayoutTables.Batch;
import io.claimway.postgres.payout.PayoutTables.Payout;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.VersionedFolder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A prepared payout batch as a person approves it: every payment with the token and the last four
 * digits of its account, and the totals. It lies outside of every mailbox; the file with the
 * account numbers is rendered at the approval.
 */
final class MaskedPayoutFile {
  private MaskedPayoutFile() {}

  /** Keeps the prepared file of a batch: each change of the batch is a version of its own. */
  static void keep(ObjectStore objects, Batch batch, List<Payout> payouts) {
    new VersionedFolder(objects, "payouts/" + batch.batchId())
        .put(Map.of("prepared.csv", of(batch, payouts)));
  }

  /** The file as bytes, the same for the same batch. */
  static byte[] of(Batch batch, List<Payout> payouts) {
    StringBuilder text =
        new StringBuilder("payout,practice,pays_to,account,last_four,sessions,amount\n");
    for (Payout payout : payouts) {
      text.append(payout.payoutId()).append(',');
      text.append(payout.practiceId()).append(',');
      text.append(quoted(payout.legalName())).append(',');
      text.append(payout.accountToken() == null ? "" : payout.accountToken()).append(',');
      text.append(payout.lastFour() == null ? "" : payout.lastFour()).append(',');
      text.append(payout.sessions()).append(',');
      text.append(Cents.plain(payout.cents())).append('\n');
    }
    text.append(batch.batchId()).append(",total,").append(batch.payDate()).append(",,,");
    text.append(payouts.stream().mapToInt(Payout::sessions).sum()).append(',');
    text.append(Cents.plain(batch.cents())).append('\n');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
