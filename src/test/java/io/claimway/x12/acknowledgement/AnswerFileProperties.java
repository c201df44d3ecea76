package io.claimway.x12.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
import io.claimway.x12.segment.AmountSegment;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.QuantitySegment;
import io.claimway.x12.segment.ReferenceSegment;
import io.claimway.x12.segment.TraceSegment;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class AnswerFileProperties {

  @Seeds(200)
  void any999ComesBackAsItWasWritten(Chance chance) {
    List<TransactionAcknowledgement> transactions = chance.list(1, 8, () -> transaction(chance));
    long accepted = transactions.stream().filter(one -> !one.rejected()).count();
    String status = accepted == transactions.size() ? "A" : accepted == 0 ? "R" : "P";
    GroupAcknowledgement answer =
        new GroupAcknowledgement(
            "999",
            "0001",
            GroupAcknowledgement.GUIDE,
            "HC",
            "17",
            "005010X222A1",
            transactions,
            status,
            transactions.size(),
            transactions.size(),
            accepted,
            List.of());
    byte[] written = SyntheticAnswers.written(answer);

    try (AcknowledgementReader reader =
        new AcknowledgementReader(new ByteArrayInputStream(written), finding -> {})) {
      GroupAcknowledgement read = reader.next();
      assertThat(read).usingRecursiveComparison().isEqualTo(answer);
      assertThat(reader.next()).isNull();
      assertThat(SyntheticAnswers.written(read)).isEqualTo(written);
    }
    Golden.assertClean(written);
  }

  @Seeds(200)
  void any277CaComesBackAsItWasWrittenAndItsTotalsHold(Chance chance) {
    List<StatusTrace> claims = chance.list(1, 8, () -> claim(chance));
    List<StatusLevel> levels = new ArrayList<>(SyntheticAnswers.receipt().subList(0, 1));
    levels.add(
        new StatusLevel(
            "21",
            1,
            null,
            SyntheticAnswers.receipt().get(1).parties(),
            List.of(batch(claims)),
            null,
            0));
    levels.add(
        StatusLevel.of(
            "19",
            2,
            NamedLoop.of(NameSegment.organization("85", "CLAIMWAY BH", "XX", "1234567893")),
            List.of()));
    for (StatusTrace claim : claims) {
      levels.add(
          StatusLevel.of(
              "PT",
              3,
              NamedLoop.of(NameSegment.person("QC", "NUNEZ", "ADA", "", "", "MI", "M100")),
              List.of(claim)));
    }
    byte[] written =
        SyntheticAnswers.written("HN", "277", SyntheticAnswers.receiptHeader(), levels);

    List<StatusLevel> read = new ArrayList<>();
    try (ClaimStatusReader reader =
        new ClaimStatusReader(new ByteArrayInputStream(written), finding -> {})) {
      while (reader.nextTransaction() != null) {
        for (ReportedStatus status; (status = reader.nextLevel()) != null; ) {
          read.add(status.level());
        }
      }
    }
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*ordinal")
        .isEqualTo(levels);
    assertThat(SyntheticAnswers.written("HN", "277", SyntheticAnswers.receiptHeader(), read))
        .isEqualTo(written);
    Golden.assertClean(written);
  }

  @Seeds(200)
  void anyTa1ComesBackAsItWasWritten(Chance chance) {
    InterchangeAcknowledgement answer =
        new InterchangeAcknowledgement(
            chance.digits(9),
            "260108",
            "0200",
            chance.oneOf("A", "E", "R"),
            chance.oneOf("000", "001", "022", "024", "025"));
    var out = Golden.writer();
    try (AcknowledgementWriter file = AcknowledgementWriter.to(out)) {
      file.open(Golden.interchange());
      file.write(answer);
    }
    try (InterchangeAcknowledgementReader reader =
        new InterchangeAcknowledgementReader(
            new ByteArrayInputStream(out.bytes()),
            finding -> {
              throw new AssertionError("found " + finding);
            })) {
      assertThat(reader.next()).isEqualTo(answer);
      assertThat(reader.next()).isNull();
    }
  }

  /** A batch whose totals are those of its claims. */
  private static StatusTrace batch(List<StatusTrace> claims) {
    long accepted = claims.stream().filter(claim -> !claim.rejected()).count();
    long rejected = claims.size() - accepted;
    long acceptedCents = cents(claims, false);
    long rejectedCents = cents(claims, true);
    List<QuantitySegment> quantities = new ArrayList<>();
    List<AmountSegment> amounts = new ArrayList<>();
    if (accepted > 0) {
      quantities.add(QuantitySegment.of("90", accepted));
      amounts.add(new AmountSegment("YU", acceptedCents));
    }
    if (rejected > 0) {
      quantities.add(QuantitySegment.of("AA", rejected));
      amounts.add(new AmountSegment("YY", rejectedCents));
    }
    StatusSegment status = status("A1", "19", "WQ", acceptedCents + rejectedCents);
    return new StatusTrace(
        TraceSegment.of("2", "BATCH1", ""),
        List.of(status),
        null,
        quantities,
        amounts,
        null,
        null,
        null);
  }

  private static long cents(List<StatusTrace> claims, boolean rejected) {
    return claims.stream()
        .filter(claim -> claim.rejected() == rejected)
        .mapToLong(claim -> claim.statuses().get(0).chargeCents())
        .sum();
  }

  private static StatusSegment status(String category, String code, String action, long cents) {
    return StatusSegment.receipt(
        List.of(StatusSegment.Code.of(category, code)), "20260108", action, cents);
  }

  // --- what is generated

  private static TransactionAcknowledgement transaction(Chance chance) {
    String status = chance.oneOf("A", "E", "R");
    boolean accepted = status.equals("A");
    return new TransactionAcknowledgement(
        "837",
        String.format("%04d", chance.between(1, 9999)),
        "005010X222A1",
        accepted ? List.of() : chance.list(0, 3, () -> segmentError(chance)),
        status,
        accepted ? List.of() : List.of("5"));
  }

  private static SegmentError segmentError(Chance chance) {
    return new SegmentError(
        chance.oneOf("NM1", "CLM", "SV1", "HI"),
        chance.between(1, 9_999_999),
        chance.oneOf("2010", "2300", "2400", ""),
        chance.oneOf("1", "3", "8", "I6"),
        null,
        chance.list(0, 3, () -> elementError(chance)));
  }

  private static ElementError elementError(Chance chance) {
    return new ElementError(
        chance.between(1, 20),
        chance.orNull(0.5, () -> chance.between(1L, 8L)),
        null,
        chance.oneOf("67", "782", "1032"),
        chance.oneOf("1", "5", "7", "I12"),
        chance.word(1, 20),
        null);
  }

  private static StatusTrace claim(Chance chance) {
    boolean accepted = chance.oneOf(true, false);
    long cents = chance.between(0, 99_999_999);
    return new StatusTrace(
        TraceSegment.of("2", chance.word(1, 20), ""),
        List.of(accepted ? status("A2", "20", "WQ", cents) : status("A7", "562", "U", cents)),
        accepted ? List.of(ReferenceSegment.of("1K", chance.word(1, 30))) : List.of(),
        null,
        null,
        List.of(DateSegment.on("472", LocalDate.ofEpochDay(chance.between(0, 60_000)))),
        null,
        null);
  }
}
