package io.claimway.remittance;

import static io.claimway.remittance.AdjustmentClass.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.claim.code.CodeRows;
import io.claimway.party.payer.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentClassifierTest {

  private static final Path CODES = Path.of("src/main/resources/codes");
  private static final List<String> TABLE = lines("adjustment_classes.csv");
  private static final AdjustmentClassifier CLASSIFIER = AdjustmentClassifier.read(TABLE);
  private static final String HEADER = "group,reason,remark,program,from,until,allowed,class,why";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static List<String> lines(String name) {
    try {
      return Files.readAllLines(CODES.resolve(name));
    } catch (IOException missing) {
      throw new IllegalStateException("Cannot read " + name, missing);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PR,1,PATIENT",
    "PR,2,PATIENT",
    "PR,3,PATIENT",
    "PR,96,DENIED",
    "PR,45,DENIED",
    "PR,27,DENIED",
    "PR,29,DENIED",
    "PR,XX,DENIED",
    "CO,45,CONTRACTUAL",
    "CO,253,CONTRACTUAL",
    "PI,45,CONTRACTUAL",
    "CO,303,CONTRACTUAL",
    "CO,308,CONTRACTUAL",
    "OA,253,CONTRACTUAL",
    "CO,B4,DENIED",
    "PR,B4,DENIED",
    "OA,100,DENIED",
    "CO,143,PENDING",
    "CO,305,FORWARDED",
    "OA,94,CONTRACTUAL",
    "CO,16,DENIED",
    "CO,29,DENIED",
    "CO,50,DENIED",
    "CO,97,DENIED",
    "CO,197,DENIED",
    "CO,B15,DENIED",
    "OA,18,DENIED",
    "OA,109,DENIED",
    "OA,209,DENIED",
    "OA,23,PRIOR_PAYER",
    "CO,23,PRIOR_PAYER",
    "OA,133,PENDING",
    "OA,257,PENDING",
    "OA,277,PENDING",
    "CO,300,FORWARDED",
    "CO,B11,FORWARDED",
    "OA,101,INFORMATIONAL"
  })
  void classifiesByGroupAndReason(String group, String reason, AdjustmentClass expected) {
    assertThat(CLASSIFIER.classify(new ReportedAdjustment(group, reason, 1), List.of(), DAY))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CO,1", "OA,45", "CR,45", "CO,P12", "CO,42", "CO,A2", "CO,999", "OA,XXX", "'',45", "co,45"
  })
  void sendsWhatTheTableDoesNotListToSuspense(String group, String reason) {
    assertThat(CLASSIFIER.classify(new ReportedAdjustment(group, reason, 1), List.of("N130"), DAY))
        .isEqualTo(AdjustmentClass.UNLISTED);
  }

  @Test
  void alertsChangeNothingButTheOnesThatNameAProtectedMember() {
    assertThat(
            CLASSIFIER.classify(new ReportedAdjustment("PR", "3", 1), List.of("MA18", "N89"), DAY))
        .isEqualTo(PATIENT);
    assertThat(
            CLASSIFIER.classify(new ReportedAdjustment("PR", "3", 1), List.of("MA18", "N783"), DAY))
        .isEqualTo(AdjustmentClass.DENIED);
    assertThat(CLASSIFIER.classify(new ReportedAdjustment("CO", "45", 1), List.of("MA01"), DAY))
        .isEqualTo(AdjustmentClass.CONTRACTUAL);
  }

  @Test
  void neverBillsAMemberOfAMedicaidPlan() {
    for (String reason : List.of("1", "2", "3")) {
      ReportedAdjustment share = new ReportedAdjustment("PR", reason, 1);
      assertThat(CLASSIFIER.classify(share, List.of(), Program.MEDICAID, DAY))
          .isEqualTo(AdjustmentClass.DENIED);
      assertThat(CLASSIFIER.classify(share, List.of(), Program.COMMERCIAL, DAY)).isEqualTo(PATIENT);
    }
    assertThat(
            CLASSIFIER.classify(
                new ReportedAdjustment("CO", "45", 1), List.of(), Program.MEDICAID, DAY))
        .isEqualTo(AdjustmentClass.CONTRACTUAL);
    assertThat(
            CLASSIFIER.classify(
                new ReportedAdjustment("CO", "999", 1), List.of(), Program.MEDICAID, DAY))
        .isEqualTo(AdjustmentClass.UNLISTED);
  }

  @Test
  void aProgramsRowGoesBeforeThatOfAnyProgramAndBehindARemark() {
    AdjustmentClassifier table =
        AdjustmentClassifier.read(
            List.of(
                HEADER,
                "CO,16,,,,,,DENIED,any",
                "CO,16,,MEDICARE,,,,PENDING,of a program",
                "CO,16,N1,,,,,CONTRACTUAL,by a remark",
                "OA,*,,BLUE,,,,INFORMATIONAL,any other reason of a program"));
    ReportedAdjustment incomplete = new ReportedAdjustment("CO", "16", 1);
    assertThat(table.classify(incomplete, List.of(), Program.BLUE, DAY))
        .isEqualTo(AdjustmentClass.DENIED);
    assertThat(table.classify(incomplete, List.of(), Program.MEDICARE, DAY))
        .isEqualTo(AdjustmentClass.PENDING);
    assertThat(table.classify(incomplete, List.of("N1"), Program.MEDICARE, DAY))
        .isEqualTo(AdjustmentClass.CONTRACTUAL);
    ReportedAdjustment other = new ReportedAdjustment("OA", "99", 1);
    assertThat(table.classify(other, List.of(), Program.BLUE, DAY))
        .isEqualTo(AdjustmentClass.INFORMATIONAL);
    assertThat(table.classify(other, List.of(), Program.MEDICARE, DAY))
        .isEqualTo(AdjustmentClass.UNLISTED);
  }

  @Test
  void onlyThreeReasonsReachThePatient() {
    Set<String> patient =
        CodeRows.of(TABLE).stream()
            .filter(row -> row.get("class").equals("PATIENT"))
            .map(row -> row.get("group") + "-" + row.get("reason") + row.get("remark"))
            .collect(Collectors.toSet());
    assertThat(patient).containsExactlyInAnyOrder("PR-1", "PR-2", "PR-3");
  }

  @Test
  void namesOnlyReasonsAndRemarksThatExist() {
    Map<String, AdjustmentReason> reasons = AdjustmentReason.read(lines("adjustment_reasons.csv"));
    Map<String, RemarkCode> remarks = RemarkCode.read(lines("remarks.csv"));
    for (CodeRows.Row row : CodeRows.of(TABLE)) {
      assertThat(row.get("group")).isIn("CO", "PR", "OA", "PI");
      assertThat(row.get("reason").equals("*") || reasons.containsKey(row.get("reason")))
          .as("reason in line " + row.line())
          .isTrue();
      assertThat(row.get("remark").isEmpty() || remarks.containsKey(row.get("remark")))
          .as("remark in line " + row.line())
          .isTrue();
    }
  }

  @Test
  void everyReasonInUseHasAClassUnderEveryGroupOrIsUnlistedOnPurpose() {
    Map<String, AdjustmentReason> reasons = AdjustmentReason.read(lines("adjustment_reasons.csv"));
    Set<String> rows =
        CodeRows.of(TABLE).stream()
            .map(row -> row.get("group") + "-" + row.get("reason"))
            .collect(Collectors.toSet());
    Map<String, Long> counts = new TreeMap<>();
    for (AdjustmentReason reason : reasons.values()) {
      for (String group : List.of("CO", "OA", "PI", "PR")) {
        ReportedAdjustment adjustment = new ReportedAdjustment(group, reason.code(), 1);
        AdjustmentClass found = CLASSIFIER.classify(adjustment, List.of(), DAY);
        if (reason.isActive(DAY)) {
          assertThat(group.equals("PR") || rows.contains(adjustment.code()))
              .as(adjustment.code() + " has no row")
              .isTrue();
          counts.merge(group + " " + found, 1L, Long::sum);
        } else if (!group.equals("PR")) {
          assertThat(found).as(adjustment.code()).isEqualTo(AdjustmentClass.UNLISTED);
        }
      }
    }
    assertThat(counts)
        .hasToString(
            "{CO CONTRACTUAL=28, CO DENIED=173, CO FORWARDED=7, CO INFORMATIONAL=1, CO PENDING=4,"
                + " CO PRIOR_PAYER=1, CO UNLISTED=83,"
                + " OA CONTRACTUAL=2, OA DENIED=173, OA FORWARDED=7, OA INFORMATIONAL=1,"
                + " OA PENDING=4, OA PRIOR_PAYER=1, OA UNLISTED=109,"
                + " PI CONTRACTUAL=28, PI DENIED=173, PI FORWARDED=7, PI INFORMATIONAL=1,"
                + " PI PENDING=4, PI PRIOR_PAYER=1, PI UNLISTED=83, PR DENIED=294, PR PATIENT=3}");
  }

  @Test
  void aRowHoldsFromItsFirstToItsLastDayAndThoseAreTheCodes() {
    ReportedAdjustment ended = new ReportedAdjustment("CO", "42", 1);
    assertThat(CLASSIFIER.classify(ended, List.of(), LocalDate.of(2007, 6, 1)))
        .isEqualTo(AdjustmentClass.CONTRACTUAL);
    assertThat(CLASSIFIER.classify(ended, List.of(), LocalDate.of(2007, 6, 2)))
        .isEqualTo(AdjustmentClass.UNLISTED);
    ReportedAdjustment sequestered = new ReportedAdjustment("CO", "253", 1);
    assertThat(CLASSIFIER.classify(sequestered, List.of(), LocalDate.of(2013, 6, 1)))
        .isEqualTo(AdjustmentClass.UNLISTED);
    assertThat(CLASSIFIER.classify(sequestered, List.of(), LocalDate.of(2013, 6, 2)))
        .isEqualTo(AdjustmentClass.CONTRACTUAL);
    Map<String, AdjustmentReason> reasons = AdjustmentReason.read(lines("adjustment_reasons.csv"));
    for (CodeRows.Row row : CodeRows.of(TABLE)) {
      AdjustmentReason reason = reasons.get(row.get("reason"));
      if (reason != null && row.get("remark").isEmpty()) {
        assertThat(row.get("from")).isEqualTo(reason.start().toString());
        assertThat(row.get("until")).isEqualTo(reason.end() == null ? "" : reason.end().toString());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PR,1,N782",
    "PR,2,N781",
    "PR,3,N782",
    "PR,2,M27",
    "PR,1,N905",
    "PR,29,MA18",
    "PR,B4,MA18"
  })
  void neverBillsWhomAPayerProtectsNorForTheNetworksOwnFailure(
      String group, String reason, String remark) {
    ReportedAdjustment share = new ReportedAdjustment(group, reason, 1);
    assertThat(CLASSIFIER.classify(share, List.of("MA07", remark), Program.MEDICARE, DAY))
        .isEqualTo(AdjustmentClass.DENIED);
  }

  @ParameterizedTest
  @CsvSource({"CO,18,N522,FORWARDED", "CO,16,N920,PENDING", "CO,A1,N699,CONTRACTUAL"})
  void aRemarkSaysWhatTheReasonAloneDoesNot(
      String group, String reason, String remark, AdjustmentClass expected) {
    ReportedAdjustment adjustment = new ReportedAdjustment(group, reason, 1);
    assertThat(CLASSIFIER.classify(adjustment, List.of(), DAY)).isEqualTo(AdjustmentClass.DENIED);
    assertThat(CLASSIFIER.classify(adjustment, List.of("MA01", remark), DAY)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CO,253,true",
    "OA,253,true",
    "CO,237,true",
    "CO,104,true",
    "PR,3,true",
    "CO,45,false",
    "CO,97,false",
    "OA,23,false",
    "PR,96,false"
  })
  void sequestrationAndItsLikeAreAllowed(String group, String reason, boolean allowed) {
    ReportedAdjustment adjustment = new ReportedAdjustment(group, reason, 1);
    assertThat(CLASSIFIER.isAllowed(adjustment, List.of(), DAY)).isEqualTo(allowed);
  }

  @Test
  void refusesATableThatContradictsItself() {
    assertThatThrownBy(
            () ->
                AdjustmentClassifier.read(
                    List.of(HEADER, "CO,45,,,,,,DENIED,", "CO,45,,,,,,PATIENT,")))
        .hasMessage("Cannot read adjustment classes line 3: CO-45 stands twice");
    assertThatThrownBy(() -> AdjustmentClassifier.read(List.of(HEADER, "CO,45,N1,,,,,LOST,")))
        .hasMessage("Cannot read adjustment classes line 2: there is no class \"LOST\"");
    assertThatThrownBy(() -> AdjustmentClassifier.read(List.of(HEADER, "CO,45,,CASH,,,,DENIED,")))
        .hasMessage("Cannot read adjustment classes line 2: there is no program \"CASH\"");
  }
}
