package io.claimway.x12.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.x12.Finding;
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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EligibilityFileTest {

  private static final NamedLoop PAYER =
      NamedLoop.of(NameSegment.organization("PR", "HARBOR HEALTH PLAN", "PI", "HARB1"));
  private static final NamedLoop PROVIDER =
      NamedLoop.of(NameSegment.organization("1P", "CLAIMWAY BH OF NEW YORK", "XX", "1234567893"));
  private static final NamedLoop SUBSCRIBER =
      NamedLoop.of(NameSegment.person("IL", "NUNEZ", "ZOE", "", "", "MI", "M100"))
          .with(new DemographicSegment(LocalDate.of(1990, 2, 28), "F"));
  private static final NamedLoop CHILD =
      NamedLoop.of(NameSegment.person("03", "NUNEZ", "ADA", "", "", "", ""))
          .with(new DemographicSegment(LocalDate.of(2015, 6, 1), "F"));

  @Test
  void writesA270AsTheGuideWantsIt() {
    Golden.assertGolden("eligibility/270-subscriber-and-dependent.edi", asked());
  }

  @Test
  void readsBackTheQuestions() {
    List<ReportedEligibility> read = read(asked());
    assertThat(read)
        .extracting(ReportedEligibility::level)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ordinal")
        .containsExactlyElementsOf(questions());
    assertThat(read.get(4).subscriber().party().name().id()).isEqualTo("M100");
    assertThat(read.get(4).source().party()).isEqualTo(PAYER);
  }

  @Test
  void refusesMoreThan99PatientsInATransaction() {
    EligibilityQuestion question = question("T1", null);
    assertThatThrownBy(() -> EligibilityBatch.levels(Collections.nCopies(100, question)))
        .hasMessage("Cannot ask about 100 patients in one transaction: there is room for 99");
  }

  @Test
  void writesA271WithBenefitsCarveOutAndRejection() {
    Golden.assertGolden("eligibility/271-benefits-and-rejection.edi", answered());
  }

  @Test
  void readsBenefitsAndRejections() {
    List<ReportedEligibility> read = read(answered());
    assertThat(read)
        .extracting(ReportedEligibility::level)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*ordinal")
        .isEqualTo(answers());
    BenefitLoop copay = read.get(2).level().benefits().get(1);
    assertThat(copay.benefit().cents()).isEqualTo(2550);
    assertThat(read.get(2).level().benefits().get(2).benefit().millionths()).isEqualTo(200_000);
    assertThat(read.get(3).level().rejections().get(0).reason()).isEqualTo("75");
  }

  private static EligibilityQuestion question(String trace, NamedLoop dependent) {
    return new EligibilityQuestion(
        PAYER,
        PROVIDER,
        dependent == null
            ? SUBSCRIBER
            : NamedLoop.of(NameSegment.person("IL", "NUNEZ", "ZOE", "", "", "MI", "M100")),
        dependent,
        TraceSegment.of("1", trace, "9CLAIMWAY1"),
        DateSegment.on("291", LocalDate.of(2026, 1, 8)),
        List.of("30"));
  }

  private static List<EligibilityLevel> questions() {
    return EligibilityBatch.levels(List.of(question("T1", null), question("T2", CHILD)));
  }

  private static byte[] asked() {
    HierarchicalHeader header = EligibilityBatch.header("0001", "ASK1", Golden.DAY, "0200");
    return written("HS", "270", header, questions());
  }

  private static List<EligibilityLevel> answers() {
    List<String> mental = List.of("30", "MH");
    BenefitLoop active =
        new BenefitLoop(
            BenefitSegment.coverage("1", "IND", mental, "HARBOR PPO"),
            List.of(),
            List.of(DateSegment.on("348", LocalDate.of(2026, 1, 1))),
            List.of(),
            List.of("TELEHEALTH COVERED"),
            List.of(),
            List.of(),
            0);
    BenefitLoop copay =
        BenefitLoop.of(BenefitSegment.money("B", "IND", List.of("MH"), "27", 2550, "Y"));
    BenefitLoop coinsurance =
        BenefitLoop.of(
            new BenefitSegment(
                "A",
                "IND",
                List.of("MH"),
                "",
                "",
                "",
                null,
                200_000L,
                "",
                null,
                "",
                "N",
                null,
                null));
    BenefitLoop carveOut =
        new BenefitLoop(
            BenefitSegment.coverage("U", "", List.of("MH"), ""),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(NamedLoop.of(NameSegment.organization("VN", "MINDWELL", "PI", "MINDW"))),
            List.of(),
            0);
    return List.of(
        EligibilityLevel.naming("20", 0, PAYER),
        EligibilityLevel.naming("21", 1, PROVIDER),
        new EligibilityLevel(
            "22",
            2,
            List.of(TraceSegment.of("2", "T1", "9CLAIMWAY1")),
            null,
            SUBSCRIBER,
            null,
            null,
            List.of(active, copay, coinsurance, carveOut),
            null,
            0),
        new EligibilityLevel(
            "22",
            2,
            List.of(TraceSegment.of("2", "T3", "9CLAIMWAY1")),
            null,
            NamedLoop.of(NameSegment.person("IL", "OKAFOR", "IDA", "", "", "MI", "M999")),
            List.of(RequestValidation.of("N", "75", "C")),
            null,
            null,
            null,
            0));
  }

  private static byte[] answered() {
    HierarchicalHeader header =
        new HierarchicalHeader(
            "0001", EligibilityWriter.GUIDE, "0022", "11", "ASK1", Golden.DAY, "0600", "");
    return written("HB", "271", header, answers());
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

  private static List<ReportedEligibility> read(byte[] file) {
    List<Finding> findings = new ArrayList<>();
    List<ReportedEligibility> all = new ArrayList<>();
    try (EligibilityReader reader =
        new EligibilityReader(new ByteArrayInputStream(file), findings::add)) {
      while (reader.nextTransaction() != null) {
        for (ReportedEligibility level; (level = reader.nextLevel()) != null; ) {
          all.add(level);
        }
      }
    }
    assertThat(findings).isEmpty();
    return all;
  }
}
