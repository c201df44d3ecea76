package io.claimway.x12.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
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

class EligibilityFileProperties {
  private static final NamedLoop PAYER =
      NamedLoop.of(NameSegment.organization("PR", "HARBOR HEALTH PLAN", "PI", "HARB1"));
  private static final NamedLoop PROVIDER =
      NamedLoop.of(NameSegment.organization("1P", "CLAIMWAY BH", "XX", "1234567893"));

  @Seeds(200)
  void anyInquiryComesBackAsItWasWritten(Chance chance) {
    List<EligibilityQuestion> questions = chance.list(1, 6, () -> question(chance));
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

  @Seeds(200)
  void anyAnswerComesBackAsItWasWritten(Chance chance) {
    List<EligibilityLevel> patients = chance.list(1, 4, () -> answer(chance));
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

  private static LocalDate day(Chance chance) {
    return LocalDate.ofEpochDay(chance.between(-20_000, 60_000));
  }

  private static NamedLoop person(String entity, String last, String member, LocalDate born) {
    NameSegment name =
        member.isEmpty()
            ? NameSegment.person(entity, last, "ADA", "", "", "", "")
            : NameSegment.person(entity, last, "ADA", "", "", "MI", member);
    return NamedLoop.of(name).with(new DemographicSegment(born, "F"));
  }

  private static EligibilityQuestion question(Chance chance) {
    String last = chance.word(1, 30);
    LocalDate born = day(chance);
    return new EligibilityQuestion(
        PAYER,
        PROVIDER,
        person("IL", last, chance.word(2, 20), born),
        chance.oneOf(true, false) ? person("03", last, "", born) : null,
        TraceSegment.of("1", chance.word(1, 24), "9CLAIMWAY1"),
        DateSegment.on("291", day(chance)),
        chance.list(1, 3, () -> chance.oneOf("30", "MH", "98", "A6")));
  }

  private static EligibilityLevel answer(Chance chance) {
    boolean refused = chance.oneOf(true, false);
    return new EligibilityLevel(
        "22",
        2,
        List.of(TraceSegment.of("2", "T1", "9CLAIMWAY1")),
        null,
        person("IL", chance.word(1, 30), chance.word(2, 20), day(chance)),
        refused ? List.of(RequestValidation.of("N", chance.oneOf("42", "72", "75"), "C")) : null,
        null,
        refused ? null : chance.list(1, 5, () -> BenefitLoop.of(benefit(chance))),
        null,
        0);
  }

  private static BenefitSegment benefit(Chance chance) {
    List<String> types = chance.someOf(1, List.of("30", "MH", "98"));
    return chance.oneOf(true, false)
        ? BenefitSegment.coverage(chance.oneOf("1", "6"), "IND", types, chance.word(1, 50))
        : BenefitSegment.money(
            chance.oneOf("B", "C", "G"),
            "IND",
            types,
            chance.oneOf("23", "27", "29"),
            chance.between(0, 99_999_999),
            chance.oneOf("Y", "N", "W"));
  }
}
