package io.claimway.exchange;

import io.claimway.archive.FileKind;
import io.claimway.party.partner.PartnerEnvelope;
import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.exchange.AnswerFileTables;
import io.claimway.postgres.exchange.AnswerFileTables.NumberedAnswer;
import io.claimway.postgres.exchange.AnswerFileTables.RefusedFile;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.ObjectStoreFailure;
import io.claimway.stage.StageContext;
import io.claimway.submission.OutboundName;
import io.claimway.x12.Delimiters;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.SegmentWriter;
import io.claimway.x12.acknowledgement.AcknowledgementWriter;
import io.claimway.x12.acknowledgement.FileAnswer;
import io.claimway.x12.acknowledgement.GroupAcknowledgement;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the TA1s and 999s that tell partners which of their interchanges and transactions were not
 * taken in, one file for each of theirs, ready for {@link Delivery}.
 */
public final class AnswerFiles {
  private static final List<String> ANSWERED =
      List.of(
          FileKind.REMITTANCE.word(),
          FileKind.CLAIM_ACKNOWLEDGEMENT.word(),
          FileKind.CLAIM_STATUS.word(),
          FileKind.ELIGIBILITY.word());

  private final Database database;
  private final ObjectStore objects;
  private final PayerProfiles profiles;

  public AnswerFiles(Database database, ObjectStore objects, PayerProfiles profiles) {
    this.database = database;
    this.objects = objects;
    this.profiles = profiles;
  }

  /** Makes the files of a run; a rerun makes the same ones. */
  public void make(StageContext context) {
    List<RefusedFile> refused =
        database.inTransaction(
            connection ->
                AnswerFileTables.listRefused(connection, context.run().runId(), ANSWERED));
    Map<String, Integer> ordinals = new TreeMap<>();
    for (RefusedFile file : refused) {
      profiles
          .findPartner(file.partner())
          .filter(TradingPartner::takesAcknowledgements)
          .map(TradingPartner::envelope)
          .ifPresent(
              envelope ->
                  make(context, file, envelope, ordinals.merge(file.partner(), 1, Integer::sum)));
    }
  }

  private void make(StageContext context, RefusedFile file, PartnerEnvelope envelope, int ordinal) {
    FileAnswer answer = answer(file);
    if (answer.isEmpty()) {
      return;
    }
    NumberedAnswer number =
        database.inTransaction(
            connection ->
                AnswerFileTables.number(
                    connection,
                    context.run(),
                    context.epoch(),
                    file.partner(),
                    ordinal,
                    envelope.usage(),
                    answer.groups().size()));
    byte[] bytes = render(answer, envelope, context.businessDate(), number.interchangeControl());
    String sha256 = Delivery.keep(objects, bytes);
    String name =
        OutboundName.of(
            AnswerFileTables.KIND, context.businessDate(), number.interchangeControl(), sha256);
    database.inTransaction(
        connection -> {
          AnswerFileTables.rendered(
              connection, number.fileId(), name, sha256, bytes.length, Delivery.refusal(bytes));
          return null;
        });
  }

  /** Nothing of a file whose bytes the store does not give any more. */
  private FileAnswer answer(RefusedFile file) {
    try {
      return FileAnswer.of(
          () -> objects.stream(InboundReceiver.evidenceKey(file.sha256())),
          file.transactions()::contains);
    } catch (ObjectStoreFailure failure) {
      if (!failure.isRefusal()) {
        throw failure;
      }
      return new FileAnswer(List.of(), List.of());
    }
  }

  /** The file as bytes; its group is there only where a group of the partner's is answered. */
  static byte[] render(
      FileAnswer answer, PartnerEnvelope envelope, LocalDate businessDate, long control) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (AcknowledgementWriter writer =
        AcknowledgementWriter.to(new SegmentWriter(Delimiters.USUAL, bytes))) {
      writer.open(InterchangeHeader.of(envelope, businessDate, control));
      answer.interchanges().forEach(writer::write);
      if (!answer.groups().isEmpty()) {
        writer.open(
            GroupHeader.of("FA", envelope, businessDate, control, GroupAcknowledgement.GUIDE));
        answer.groups().forEach(writer::write);
      }
    }
    return bytes.toByteArray();
  }
}
