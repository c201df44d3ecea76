package io.claimway.x12.claim837;

import io.claimway.party.payer.PartnerEnvelope;
import io.claimway.submission.BatchReference;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.segment.ContactSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * An 837P file on its way to a trading partner: the partner's envelope around transactions of
 * claims.
 */
public final class OutboundClaimFile implements AutoCloseable {

  private static final String SUBMITTER = "CLAIMWAY BEHAVIORAL NETWORK";
  private static final String SUBMITTER_ID = "CLAIMWAY1";
  private static final String CONTACT_NAME = "CLAIMS OPERATIONS";
  private static final String CONTACT_TELEPHONE = "8005550100";

  private final ClaimFileWriter writer;
  private final PartnerEnvelope envelope;
  private final LocalDate date;
  private final long control;

  private OutboundClaimFile(
      ClaimFileWriter writer, PartnerEnvelope envelope, LocalDate date, long control) {
    this.writer = writer;
    this.envelope = envelope;
    this.date = date;
    this.control = control;
  }

  /**
   * Opens interchange and group.
   *
   * @param date the run's business date
   * @param interchangeControl ISA13
   * @param groupControl GS06
   */
  public static OutboundClaimFile open(
      OutputStream stream,
      PartnerEnvelope envelope,
      LocalDate date,
      long interchangeControl,
      long groupControl) {
    ClaimFileWriter writer = ClaimFileWriter.to(stream);
    writer.open(
        InterchangeHeader.of(
                envelope.senderQualifier(),
                envelope.senderId(),
                envelope.receiverQualifier(),
                envelope.receiverId(),
                date,
                envelope.time(),
                interchangeControl,
                envelope.usage().equals("T"))
            .askingForAcknowledgement(envelope.asksForTa1()),
        GroupHeader.of(
            "HC",
            envelope.senderId(),
            envelope.receiverId(),
            date,
            envelope.time(),
            groupControl,
            ClaimTransaction.GUIDE));
    return new OutboundClaimFile(writer, envelope, date, interchangeControl);
  }

  /**
   * Writes one transaction.
   *
   * @param transactionControl ST02
   */
  public void write(String transactionControl, List<FiledClaim> claims) {
    String batch = new BatchReference(date, control, transactionControl).text();
    NamedLoop submitter =
        NamedLoop.of(NameSegment.organization("41", SUBMITTER, "46", SUBMITTER_ID))
            .withContacts(ContactSegment.telephone(CONTACT_NAME, CONTACT_TELEPHONE));
    NamedLoop receiver =
        NamedLoop.of(
            NameSegment.organization("40", envelope.receiverName(), "46", envelope.receiverId()));
    String time = DateTimeFormatter.ofPattern("HHmm").format(envelope.time());
    writer.write(
        ClaimTransaction.of(transactionControl, batch, date, time, submitter, receiver), claims);
  }

  @Override
  public void close() {
    writer.close();
  }
}
