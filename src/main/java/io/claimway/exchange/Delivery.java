package io.claimway.exchange;

import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.postgres.Database;
import io.claimway.postgres.exchange.OutboundFiles;
import io.claimway.postgres.exchange.OutboundFiles.OutboundFile;
import io.claimway.run.Sha256;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.FileReport;
import java.util.List;

/**
 * Puts rendered files into partners' mailboxes, once: an intent row is committed, the object is put
 * only if absent, the delivered row is written. Whatever dies in between, doing it again ends in
 * the same one file.
 */
public final class Delivery {
  private final Database database;
  private final ObjectStore objects;
  private final PartnerMailboxes mailboxes;

  public Delivery(Database database, ObjectStore objects, PartnerMailboxes mailboxes) {
    this.database = database;
    this.objects = objects;
    this.mailboxes = mailboxes;
  }

  /** Where the bytes of a rendered file are kept. */
  public static String evidenceKey(String sha256) {
    return "evidence/outbound/" + sha256;
  }

  /**
   * Why the guide check keeps a rendered file from leaving, null for one that may: what refuses
   * nothing keeps nothing back. It names the place and never the value.
   */
  public static String refusal(byte[] bytes) {
    FileReport report = FileCheck.read(bytes);
    return report.refused()
        ? report
            .firstRefusal()
            .map(finding -> finding.location() + ": " + finding.message())
            .orElse("the guide check refuses it")
        : null;
  }

  /** Keeps a rendered file's bytes for good and answers their hash. */
  public static String keep(ObjectStore objects, byte[] bytes) {
    String sha256 = Sha256.hex(bytes);
    if (objects.putIfAbsent(evidenceKey(sha256), bytes) == PutOutcome.CONFLICT) {
      throw new IllegalStateException(
          "Cannot keep " + evidenceKey(sha256) + ": other bytes lie under this hash");
    }
    return sha256;
  }

  /**
   * Delivers this run's rendered files of a kind and answers those that were not delivered before.
   */
  public List<OutboundFile> deliver(StageContext context, String kind) {
    List<OutboundFile> files =
        database.inTransaction(
            connection ->
                OutboundFiles.intend(connection, context.run().runId(), kind, context.epoch()));
    for (OutboundFile file : files) {
      mustHoldTheLease(context);
      context.reach(CrashPoints.BEFORE_PUT);
      put(file);
      context.reach(CrashPoints.AFTER_PUT);
      database.inTransaction(
          connection -> {
            OutboundFiles.delivered(connection, file);
            return null;
          });
    }
    return files;
  }

  /** Before each file: whoever lost the lease meanwhile sends nothing more. */
  private void mustHoldTheLease(StageContext context) {
    database.inTransaction(
        connection -> {
          OutboundFiles.checkEpoch(connection, context.epoch());
          return null;
        });
  }

  private void put(OutboundFile file) {
    PutOutcome outcome =
        objects.putIfAbsent(
            mailboxes.outbound(file.partner(), file.name()),
            objects.get(evidenceKey(file.sha256())));
    if (outcome == PutOutcome.CONFLICT) {
      throw new IllegalStateException(
          "Cannot deliver %s to %s: other bytes lie under that name"
              .formatted(file.name(), file.partner()));
    }
  }
}
