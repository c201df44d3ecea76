package io.claimway.x12.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnswerFileProperties {

  @Property(tries = 200)
  void any999ComesBackAsItWasWritten(
      @ForAll("transactions") List<TransactionAcknowledgement> transactions) {
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

  @Property(tries = 200)
  void any277CaComesBackAsItWasWrittenAndItsTotalsHold(@ForAll("claims") List<StatusTrace> claims) {
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

  @Property(tries = 200)
  void anyTa1ComesBackAsItWasWritten(
      @ForAll("digits9") String control,
      @ForAll("statuses") String status,
      @ForAll("notes") String note) {
    InterchangeAcknowledgement answer =
        new InterchangeAcknowledgement(control, "260108", "0200", status, note);
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

  private static Arbitrary<String> word(int most) {
    return Arbitraries.strings().withCharRange('A', 'Z').numeric().ofMinLength(1).ofMaxLength(most);
  }

  @Provide
  Arbitrary<String> digits9() {
    return Arbitraries.strings().numeric().ofLength(9);
  }

  @Provide
  Arbitrary<String> statuses() {
    return Arbitraries.of("A", "E", "R");
  }

  @Provide
  Arbitrary<String> notes() {
    return Arbitraries.of("000", "001", "022", "024", "025");
  }

  @Provide
  Arbitrary<List<TransactionAcknowledgement>> transactions() {
    Arbitrary<ElementError> element =
        Combinators.combine(
                Arbitraries.longs().between(1, 20),
                Arbitraries.longs().between(1, 8).injectNull(0.5),
                Arbitraries.of("67", "782", "1032"),
                Arbitraries.of("1", "5", "7", "I12"),
                word(20))
            .as(
                (position, component, reference, code, bad) ->
                    new ElementError(position, component, null, reference, code, bad, null));
    Arbitrary<SegmentError> segment =
        Combinators.combine(
                Arbitraries.of("NM1", "CLM", "SV1", "HI"),
                Arbitraries.longs().between(1, 9_999_999),
                Arbitraries.of("2010", "2300", "2400", ""),
                Arbitraries.of("1", "3", "8", "I6"),
                element.list().ofMaxSize(3))
            .as((id, at, loop, code, errors) -> new SegmentError(id, at, loop, code, null, errors));
    return Combinators.combine(
            Arbitraries.of("A", "E", "R"),
            segment.list().ofMaxSize(3),
            Arbitraries.integers().between(1, 9999))
        .as(
            (status, errors, control) ->
                new TransactionAcknowledgement(
                    "837",
                    String.format("%04d", control),
                    "005010X222A1",
                    status.equals("A") ? List.of() : errors,
                    status,
                    status.equals("A") ? List.of() : List.of("5")))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<StatusTrace>> claims() {
    return Combinators.combine(
            word(20),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(0, 99_999_999),
            word(30),
            Arbitraries.longs().between(0, 60_000))
        .as(
            (number, accepted, cents, payersNumber, day) ->
                new StatusTrace(
                    TraceSegment.of("2", number, ""),
                    List.of(
                        accepted
                            ? status("A2", "20", "WQ", cents)
                            : status("A7", "562", "U", cents)),
                    accepted ? List.of(ReferenceSegment.of("1K", payersNumber)) : List.of(),
                    null,
                    null,
                    List.of(DateSegment.on("472", LocalDate.ofEpochDay(day))),
                    null,
                    null))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
