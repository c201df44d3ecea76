package io.claimway.simulator.payer.inquiry;

import io.claimway.simulator.payer.intake.ReceivedPerson;
import io.claimway.simulator.payer.intake.TransactionBody;
import io.claimway.simulator.payer.wire.EdiSegment;
import io.claimway.simulator.payer.wire.GuideFinding;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Puts the inquiries of one 270 transaction together from its segments. */
final class InquiryAssembler implements TransactionBody {

  private final List<Inquiry> inquiries = new ArrayList<>();
  private String reference = "";
  private String payerId = "";
  private String payerName = "";
  private String providerNpi = "";
  private String providerName = "";
  private String memberId = "";
  private ReceivedPerson subscriber = ReceivedPerson.NOBODY;
  private ReceivedPerson dependent;
  private final List<String> traces = new ArrayList<>();
  private LocalDate day;
  private boolean asking;

  @Override
  public void take(String loop, EdiSegment segment) {
    switch (segment.id()) {
      case "BHT" -> reference = segment.element(3);
      case "HL" -> level(loop);
      case "TRN" -> traces.add(segment.element(2) + " " + segment.element(3));
      case "NM1" -> name(loop, segment);
      case "DMG" -> born(segment);
      case "DTP" -> {
        if (segment.element(1).equals("291") && segment.element(3).length() >= 8) {
          day = day(segment.element(3).substring(0, 8));
        }
      }
      case "EQ" -> asking = true;
      default -> {}
    }
  }

  private void level(String loop) {
    end();
    traces.clear();
    day = null;
    dependent = null;
    if (loop.equals("2000C")) {
      subscriber = ReceivedPerson.NOBODY;
      memberId = "";
    }
  }

  private void name(String loop, EdiSegment segment) {
    ReceivedPerson person = new ReceivedPerson(segment.element(3), segment.element(4), null, "");
    switch (loop) {
      case "2100A" -> {
        payerName = segment.element(3);
        payerId = segment.element(9);
      }
      case "2100B" -> {
        providerName = segment.element(3);
        providerNpi = segment.element(9);
      }
      case "2100C" -> {
        subscriber = person;
        memberId = segment.element(9);
      }
      default -> dependent = person;
    }
  }

  private void born(EdiSegment segment) {
    LocalDate birthDate = day(segment.element(2));
    if (dependent == null) {
      subscriber =
          new ReceivedPerson(
              subscriber.lastName(), subscriber.firstName(), birthDate, segment.element(3));
    } else {
      dependent =
          new ReceivedPerson(
              dependent.lastName(), dependent.firstName(), birthDate, segment.element(3));
    }
  }

  private static LocalDate day(String yyyymmdd) {
    try {
      return LocalDate.parse(yyyymmdd, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException notADay) {
      return null;
    }
  }

  private void end() {
    if (asking) {
      inquiries.add(
          new Inquiry(
              payerId,
              payerName,
              providerNpi,
              providerName,
              memberId,
              subscriber,
              dependent,
              traces,
              day));
    }
    asking = false;
  }

  @Override
  public List<GuideFinding> finish() {
    end();
    return List.of();
  }

  String reference() {
    return reference;
  }

  List<Inquiry> inquiries() {
    return inquiries;
  }
}
