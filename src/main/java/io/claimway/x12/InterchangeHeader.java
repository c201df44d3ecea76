package io.claimway.x12;

import io.claimway.party.partner.PartnerEnvelope;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** What an ISA says, its padding removed; date is YYMMDD and time HHMM, as they stand there. */
public record InterchangeHeader(
    String authorizationQualifier,
    String authorization,
    String securityQualifier,
    String security,
    String senderQualifier,
    String sender,
    String receiverQualifier,
    String receiver,
    String date,
    String time,
    String version,
    String control,
    boolean acknowledgementRequested,
    boolean test) {

  private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter HHMM = DateTimeFormatter.ofPattern("HHmm");

  /** A 00501 interchange without authorization or security, which asks for no TA1. */
  public static InterchangeHeader of(
      String senderQualifier,
      String sender,
      String receiverQualifier,
      String receiver,
      LocalDate date,
      LocalTime time,
      long control,
      boolean test) {
    return new InterchangeHeader(
        "00",
        "",
        "00",
        "",
        senderQualifier,
        sender,
        receiverQualifier,
        receiver,
        YYMMDD.format(date),
        HHMM.format(time),
        "00501",
        String.format("%09d", control),
        false,
        test);
  }

  /** The interchange of a partner's envelope, which asks for no TA1. */
  public static InterchangeHeader of(PartnerEnvelope envelope, LocalDate date, long control) {
    return of(
        envelope.senderQualifier(),
        envelope.senderId(),
        envelope.receiverQualifier(),
        envelope.receiverId(),
        date,
        envelope.time(),
        control,
        envelope.test());
  }

  /** The same header, asking for a TA1 (ISA14 = 1) or not. */
  public InterchangeHeader askingForAcknowledgement(boolean ask) {
    return new InterchangeHeader(
        authorizationQualifier,
        authorization,
        securityQualifier,
        security,
        senderQualifier,
        sender,
        receiverQualifier,
        receiver,
        date,
        time,
        version,
        control,
        ask,
        test);
  }

  /** The header of an ISA. */
  public static InterchangeHeader from(Segment isa) {
    return new InterchangeHeader(
        isa.element(1).strip(),
        isa.element(2).strip(),
        isa.element(3).strip(),
        isa.element(4).strip(),
        isa.element(5).strip(),
        isa.element(6).strip(),
        isa.element(7).strip(),
        isa.element(8).strip(),
        isa.element(9).strip(),
        isa.element(10).strip(),
        isa.element(12).strip(),
        isa.element(13).strip(),
        isa.element(14).strip().equals("1"),
        isa.element(15).strip().equals("T"));
  }
}
