package io.claimway.x12.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.DemographicSegment;
import io.claimway.x12.segment.Golden;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.NameSegment;
import io.claimway.x12.segment.NamedLoop;
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

class EligibilityFileProperties {
  private static final NamedLoop PAYER =
      NamedLoop.of(NameSegment.organization("PR", "HARBOR HEALTH PLAN", "PI", "HARB1"));
  private static final NamedLoop PROVIDER =
      NamedLoop.of(NameSegment.organization("1P", "CLAIMWAY BH", "XX", "1234567893"));

  @Property(tries = 200)
  void anyInquiryComesBackAsItWasWritten(@ForAll("questions") List<EligibilityQuestion> questions) {
    HierarchicalHeader header = EligibilityBatch.header("0001", "ASK1", Golden.DAY, "0200");
    List<EligibilityLevel> levels = EligibilityBatch.levels(questions);
    byte[] written = written("HS", "270", header, levels);

    List<EligibilityLevel> read = read(written);
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*ordinal")
        .isEqualTo(levels);
    assertThat(written("HS", "270", header, read)).isEqualTo(written);
    Golden.assertClean(written);
  }

  @Property(tries = 200)
  void anyAnswerComesBackAsItWasWritten(@ForAll("answers") List<EligibilityLevel> patients) {
    HierarchicalHeader header =
        new HierarchicalHeader(
            "0001", EligibilityWriter.GUIDE, "0022", "11", "ASK1", Golden.DAY, "0600", "");
    List<EligibilityLevel> levels = new ArrayList<>();
    levels.add(EligibilityLevel.naming("20", 0, PAYER));
    levels.add(EligibilityLevel.naming("21", 1, PROVIDER));
    levels.addAll(patients);
    byte[] written = written("HB", "271", header, levels);

    List<EligibilityLevel> read = read(written);
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*ordinal")
        .isEqualTo(levels);
    assertThat(written("HB", "271", header, read)).isEqualTo(written);
    Golden.assertClean(written);
  }

  private static byte[] written(
      String code, String set, HierarchicalHeader header, List<EligibilityLevel> levels) {
    var out = Golden.writer();
    try (EligibilityWriter file = EligibilityWriter.to(out)) {
      file.open(Golden.interchange(), Golden.group(code, EligibilityWriter.GUIDE));
      file.write(set, header, levels);
    }
    return out.bytes();
  }

  private static List<EligibilityLevel> read(byte[] file) {
    List<EligibilityLevel> all = new ArrayList<>();
    try (EligibilityReader reader =
        new EligibilityReader(new ByteArrayInputStream(file), finding -> {})) {
      while (reader.nextTransaction() != null) {
        for (ReportedEligibility level; (level = reader.nextLevel()) != null; ) {
          all.add(level.level());
        }
      }
    }
    return all;
  }

  // --- what is generated

  private static Arbitrary<String> word(int least, int most) {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .numeric()
        .ofMinLength(least)
        .ofMaxLength(most);
  }

  private static Arbitrary<LocalDate> day() {
    return Arbitraries.longs().between(-20_000, 60_000).map(LocalDate::ofEpochDay);
  }

  private static NamedLoop person(String entity, String last, String member, LocalDate born) {
    NameSegment name =
        member.isEmpty()
            ? NameSegment.person(entity, last, "ADA", "", "", "", "")
            : NameSegment.person(entity, last, "ADA", "", "", "MI", member);
    return NamedLoop.of(name).with(new DemographicSegment(born, "F"));
  }

  @Provide
  Arbitrary<List<EligibilityQuestion>> questions() {
    return Combinators.combine(
            word(1, 30),
            word(2, 20),
            day(),
            Arbitraries.of(true, false),
            word(1, 24),
            day(),
            Arbitraries.of("30", "MH", "98", "A6").list().ofMinSize(1).ofMaxSize(3))
        .as(
            (last, member, born, dependent, trace, asked, types) ->
                new EligibilityQuestion(
                    PAYER,
                    PROVIDER,
                    person("IL", last, member, born),
                    dependent ? person("03", last, "", born) : null,
                    TraceSegment.of("1", trace, "9CLAIMWAY1"),
                    DateSegment.on("291", asked),
                    types))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<EligibilityLevel>> answers() {
    return Combinators.combine(
            word(1, 30),
            word(2, 20),
            day(),
            benefits(),
            Arbitraries.of(true, false),
            Arbitraries.of("42", "72", "75"))
        .as(
            (last, member, born, benefits, refused, reason) ->
                new EligibilityLevel(
                    "22",
                    2,
                    List.of(TraceSegment.of("2", "T1", "9CLAIMWAY1")),
                    null,
                    person("IL", last, member, born),
                    refused ? List.of(RequestValidation.of("N", reason, "C")) : null,
                    null,
                    refused ? null : benefits,
                    null,
                    0))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Arbitrary<List<BenefitLoop>> benefits() {
    Arbitrary<List<String>> types =
        Arbitraries.of("30", "MH", "98").list().uniqueElements().ofMinSize(1).ofMaxSize(3);
    Arbitrary<BenefitSegment> coverage =
        Combinators.combine(Arbitraries.of("1", "6"), types, word(1, 50))
            .as((code, of, plan) -> BenefitSegment.coverage(code, "IND", of, plan));
    Arbitrary<BenefitSegment> money =
        Combinators.combine(
                Arbitraries.of("B", "C", "G"),
                types,
                Arbitraries.of("23", "27", "29"),
                Arbitraries.longs().between(0, 99_999_999),
                Arbitraries.of("Y", "N", "W"))
            .as(
                (code, of, period, cents, network) ->
                    BenefitSegment.money(code, "IND", of, period, cents, network));
    return Arbitraries.oneOf(coverage, money).map(BenefitLoop::of).list().ofMinSize(1).ofMaxSize(5);
  }
}
