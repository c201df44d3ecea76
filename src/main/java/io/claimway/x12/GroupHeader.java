package io.claimway.x12;

import io.claimway.party.partner.PartnerEnvelope;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** What a GS says: functional code GS01, application sender and receiver, date, time, control. */
public record GroupHeader(
    String code,
    String sender,
    String receiver,
    String date,
    String time,
    String control,
    String agency,
    String version) {

  private static final DateTimeFormatter HHMM = DateTimeFormatter.ofPattern("HHmm");

  /** A group of agency X for a guide such as {@code 005010X222A1}. */
  public static GroupHeader of(
      String code,
      String sender,
      String receiver,
      LocalDate date,
      LocalTime time,
      long control,
      String guide) {
    return new GroupHeader(
        code,
        sender,
        receiver,
        DateTimeFormatter.BASIC_ISO_DATE.format(date),
        HHMM.format(time),
        Long.toString(control),
        "X",
        guide);
  }

  /** A group in a partner's envelope. */
  public static GroupHeader of(
      String code, PartnerEnvelope envelope, LocalDate date, long control, String guide) {
    return of(
        code,
        envelope.applicationSender(),
        envelope.applicationReceiver(),
        date,
        envelope.time(),
        control,
        guide);
  }

  /** The header of a GS. */
  public static GroupHeader from(Segment gs) {
    return new GroupHeader(
        gs.element(1).strip(),
        gs.element(2).strip(),
        gs.element(3).strip(),
        gs.element(4).strip(),
        gs.element(5).strip(),
        gs.element(6).strip(),
        gs.element(7).strip(),
        gs.element(8).strip());
  }
}
