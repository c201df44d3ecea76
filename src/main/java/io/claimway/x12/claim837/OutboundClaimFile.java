package io.claimway.x12.claim837;

import io.claimway.party.partner.PartnerEnvelope;
import io.claimway.party.partner.Receiver;
import io.claimway.party.partner.Submitter;
import io.claimway.party.partner.TradingPartner;
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

  private final ClaimFileWriter writer;
  private final TradingPartner partner;
  private final LocalDate date;
  private final long control;

  private OutboundClaimFile(
      ClaimFileWriter writer, TradingPartner partner, LocalDate date, long control) {
    this.writer = writer;
    this.partner = partner;
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
      TradingPartner partner,
      LocalDate date,
      long interchangeControl,
      long groupControl) {
    return open(ClaimFileWriter.to(stream), partner, date, interchangeControl, groupControl);
  }

  /** The same by a writer. */
  static OutboundClaimFile open(
      ClaimFileWriter writer,
      TradingPartner partner,
      LocalDate date,
      long interchangeControl,
      long groupControl) {
    PartnerEnvelope envelope = partner.envelope();
    writer.open(
        InterchangeHeader.of(envelope, date, interchangeControl)
            .askingForAcknowledgement(envelope.asksForTa1()),
        GroupHeader.of("HC", envelope, date, groupControl, ClaimTransaction.GUIDE));
    return new OutboundClaimFile(writer, partner, date, interchangeControl);
  }

  /**
   * Writes one transaction.
   *
   * @param transactionControl ST02
   */
  public void write(String transactionControl, List<FiledClaim> claims) {
    String batch = new BatchReference(date, control, transactionControl).text();
    Submitter ours = partner.submitter();
    NamedLoop submitter =
        NamedLoop.of(NameSegment.organization("41", ours.name(), "46", ours.etin()))
            .withContacts(ContactSegment.telephone(ours.contact(), ours.telephone()));
    Receiver theirs = partner.receiver();
    NamedLoop receiver =
        NamedLoop.of(NameSegment.organization("40", theirs.name(), "46", theirs.etin()));
    String time = DateTimeFormatter.ofPattern("HHmm").format(partner.envelope().time());
    writer.write(
        ClaimTransaction.of(transactionControl, batch, date, time, submitter, receiver), claims);
  }

  @Override
  public void close() {
    writer.close();
  }
}
