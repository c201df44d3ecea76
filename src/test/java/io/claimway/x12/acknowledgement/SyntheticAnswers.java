package io.claimway.x12.acknowledgement;

import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.ProcedureCode;
import io.claimway.x12.segment.QuantitySegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import java.time.LocalDate;
import java.util.List;

/** Answers of an invented payer to what was sent. */
final class SyntheticAnswers {

  private static final String DAY = "20260108";
  private static final LocalDate SERVED = LocalDate.of(2026, 1, 5);

  private SyntheticAnswers() {}

  static GroupAcknowledgement partlyAccepted() {
    ElementError element =
        new ElementError(
            9,
            null,
            null,
            "67",
            "7",
            "12345",
            List.of(KeptSegment.of("CTX", "SITUATIONAL TRIGGER")));
    KeptSegment context = KeptSegment.of("CTX", "CLM01" + KeptSegment.COMPONENT + "CW000000001A");
    SegmentError segment =
        new SegmentError(
            "NM1", 24, "2310", "8", List.of(context), List.of(withoutContext(element)));
    return new GroupAcknowledgement(
        "999",
        "0001",
        GroupAcknowledgement.GUIDE,
        "HC",
        "17",
        "005010X222A1",
        List.of(
            new TransactionAcknowledgement(
                "837", "0001", "005010X222A1", List.of(segment), "R", List.of("5")),
            new TransactionAcknowledgement(
                "837", "0002", "005010X222A1", List.of(), "A", List.of())),
        "P",
        2,
        2,
        1,
        List.of());
  }

  private static ElementError withoutContext(ElementError error) {
    return new ElementError(
        error.position(), null, null, error.reference(), error.code(), error.badValue(), List.of());
  }

  static HierarchicalHeader receiptHeader() {
    return new HierarchicalHeader(
        "0001",
        ClaimStatusWriter.ACKNOWLEDGEMENT_GUIDE,
        "0085",
        "08",
        "RCPT0001",
        Golden.DAY,
        "0800",
        "TH");
  }

  /** A 277CA with one claim accepted and one rejected. */
  static List<StatusLevel> receipt() {
    StatusTrace batch =
        trace(
            "CW20260108",
            status("A1", "19", "PR", "WQ", 26500L),
            List.of(),
            List.of(QuantitySegment.of("90", 1), QuantitySegment.of("AA", 1)),
            List.of(new AmountSegment("YU", 17500), new AmountSegment("YY", 9000)),
            List.of());
    StatusTrace provider =
        trace(
            "0",
            StatusSegment.receipt(
                List.of(new StatusSegment.Code("A1", "19", "PR", "")), "", "WQ", 26500L),
            List.of(),
            List.of(QuantitySegment.of("QA", 1), QuantitySegment.of("QC", 1)),
            List.of(new AmountSegment("YU", 17500), new AmountSegment("YY", 9000)),
            List.of());
    StatusTrace accepted =
        trace(
            "CW000000001A",
            status("A2", "20", "PR", "WQ", 17500L),
            List.of(ReferenceSegment.of("1K", "HARB0001"), ReferenceSegment.of("D9", "CLR1")),
            List.of(),
            List.of(),
            List.of(DateSegment.on("472", SERVED)));
    StatusTrace rejected =
        trace(
            "CW000000002A",
            status("A7", "562", "85", "U", 9000L),
            List.of(),
            List.of(),
            List.of(),
            List.of(DateSegment.on("472", SERVED)));
    StatusTrace received =
        new StatusTrace(
            TraceSegment.of("1", "HARB20260108", ""),
            null,
            null,
            null,
            null,
            List.of(DateSegment.on("050", Golden.DAY), DateSegment.on("009", Golden.DAY)),
            null,
            null);
    return List.of(
        StatusLevel.of("20", 0, payer(), List.of(received)),
        StatusLevel.of(
            "21",
            1,
            NamedLoop.of(
                NameSegment.organization("41", "CLAIMWAY BEHAVIORAL NETWORK", "46", "CLAIMWAY1")),
            List.of(batch)),
        StatusLevel.of(
            "19",
            2,
            NamedLoop.of(
                NameSegment.organization("85", "CLAIMWAY BH OF NEW YORK", "XX", "1234567893")),
            List.of(provider)),
        StatusLevel.of("PT", 3, patient("ADA", "M100"), List.of(accepted)),
        StatusLevel.of("PT", 3, patient("BEA", "M200"), List.of(rejected)));
  }

  private static NamedLoop payer() {
    return NamedLoop.of(NameSegment.organization("PR", "HARBOR HEALTH PLAN", "PI", "HARB1"));
  }

  private static NamedLoop patient(String first, String memberId) {
    return NamedLoop.of(NameSegment.person("QC", "NUNEZ", first, "", "", "MI", memberId));
  }

  private static StatusSegment status(
      String category, String code, String entity, String action, Long cents) {
    return StatusSegment.receipt(
        List.of(new StatusSegment.Code(category, code, entity, "")), DAY, action, cents);
  }

  private static StatusTrace trace(
      String number,
      StatusSegment status,
      List<ReferenceSegment> references,
      List<QuantitySegment> quantities,
      List<AmountSegment> amounts,
      List<DateSegment> dates) {
    return new StatusTrace(
        TraceSegment.of(number.equals("0") ? "1" : "2", number, ""),
        List.of(status),
        references,
        quantities,
        amounts,
        dates,
        List.of(),
        List.of());
  }

  /** A 276 about a subscriber's claim and about a dependent's. */
  static List<StatusLevel> questions() {
    NamedLoop receiver =
        NamedLoop.of(
            NameSegment.organization("41", "CLAIMWAY BEHAVIORAL NETWORK", "46", "CLAIMWAY1"));
    NamedLoop provider =
        NamedLoop.of(NameSegment.organization("1P", "CLAIMWAY BH OF NEW YORK", "XX", "1234567893"));
    DemographicSegment born = new DemographicSegment(LocalDate.of(1990, 2, 28), "F");
    NamedLoop subscriber =
        NamedLoop.of(NameSegment.person("IL", "NUNEZ", "ZOE", "", "", "MI", "M100"));
    NamedLoop child =
        NamedLoop.of(NameSegment.person("QC", "NUNEZ", "ADA", "", "", "", ""))
            .with(new DemographicSegment(LocalDate.of(2015, 6, 1), "F"));
    DateSegment served = DateSegment.between("472", SERVED, SERVED);
    List<ReferenceSegment> known = List.of(ReferenceSegment.of("1K", "HARB0001"));
    return StatusQuestion.levels(
        List.of(
            new StatusQuestion(
                payer(),
                receiver,
                provider,
                subscriber.with(born),
                null,
                TraceSegment.of("1", "Q1", ""),
                known,
                17500,
                served),
            new StatusQuestion(
                payer(),
                receiver,
                provider,
                subscriber,
                child,
                TraceSegment.of("1", "Q2", ""),
                known,
                9000,
                served)));
  }

  static HierarchicalHeader answerHeader() {
    return new HierarchicalHeader(
        "0001", ClaimStatusWriter.STATUS_GUIDE, "0010", "08", "ANSWER1", Golden.DAY, "0800", "DG");
  }

  /** A 277 about a claim that is paid, with its line. */
  static List<StatusLevel> answer() {
    StatusSegment paid =
        new StatusSegment(
            List.of(StatusSegment.Code.of("F1", "65")),
            DAY,
            "",
            17500L,
            12050L,
            DAY,
            "",
            DAY,
            "EFT0001",
            "");
    StatusLine line =
        new StatusLine(
            ProcedureCode.of("90837", "95"),
            17500,
            12050L,
            "",
            1000L,
            List.of(
                StatusSegment.receipt(List.of(StatusSegment.Code.of("F1", "65")), DAY, "", null)),
            List.of(ReferenceSegment.of("FJ", "CWLINE1")),
            List.of(DateSegment.on("472", SERVED)),
            List.of());
    StatusTrace trace =
        new StatusTrace(
            TraceSegment.of("2", "Q1", ""),
            List.of(paid),
            List.of(ReferenceSegment.of("1K", "HARB0001")),
            List.of(),
            List.of(),
            List.of(DateSegment.between("472", SERVED, SERVED)),
            List.of(line),
            List.of());
    return List.of(
        StatusLevel.of("20", 0, payer(), List.of()),
        StatusLevel.of(
            "21",
            1,
            NamedLoop.of(
                NameSegment.organization("41", "CLAIMWAY BEHAVIORAL NETWORK", "46", "CLAIMWAY1")),
            List.of()),
        StatusLevel.of(
            "19",
            2,
            NamedLoop.of(
                NameSegment.organization("1P", "CLAIMWAY BH OF NEW YORK", "XX", "1234567893")),
            List.of()),
        StatusLevel.of(
            "22",
            3,
            NamedLoop.of(NameSegment.person("IL", "NUNEZ", "ZOE", "", "", "MI", "M100")),
            List.of(trace)));
  }

  static byte[] written(GroupAcknowledgement answer) {
    var out = Golden.writer();
    try (AcknowledgementWriter file = AcknowledgementWriter.to(out)) {
      file.open(Golden.interchange());
      file.open(Golden.group("FA", GroupAcknowledgement.GUIDE));
      file.write(answer);
    }
    return out.bytes();
  }

  static byte[] written(
      String code, String set, HierarchicalHeader header, List<StatusLevel> levels) {
    var out = Golden.writer();
    try (ClaimStatusWriter file = ClaimStatusWriter.to(out)) {
      file.open(Golden.interchange(), Golden.group(code, header.guide()));
      file.write(set, header, levels);
    }
    return out.bytes();
  }
}
