package io.claimway.remittance;

import static io.claimway.remittance.AdjustmentClass.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.claim.code.CodeRows;
import io.claimway.party.payer.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentClassifierTest {

  private static final Path CODES = Path.of("src/main/resources/codes");
  private static final List<String> TABLE = lines("adjustment_classes.csv");
  private static final AdjustmentClassifier CLASSIFIER = AdjustmentClassifier.read(TABLE);

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
    "CO,A2,CONTRACTUAL",
    "CO,42,CONTRACTUAL",
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
    assertThat(CLASSIFIER.classify(new ReportedAdjustment(group, reason, 1), List.of()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"CO,1", "OA,45", "CR,45", "CO,P12", "CO,999", "OA,XXX", "'',45", "co,45"})
  void sendsWhatTheTableDoesNotListToSuspense(String group, String reason) {
    assertThat(CLASSIFIER.classify(new ReportedAdjustment(group, reason, 1), List.of("N130")))
        .isEqualTo(AdjustmentClass.UNLISTED);
  }

  @Test
  void alertsChangeNothingButTheOnesThatNameAProtectedMember() {
    assertThat(CLASSIFIER.classify(new ReportedAdjustment("PR", "3", 1), List.of("MA18", "N89")))
        .isEqualTo(PATIENT);
    assertThat(CLASSIFIER.classify(new ReportedAdjustment("PR", "3", 1), List.of("MA18", "N783")))
        .isEqualTo(AdjustmentClass.DENIED);
    assertThat(CLASSIFIER.classify(new ReportedAdjustment("CO", "45", 1), List.of("MA01")))
        .isEqualTo(AdjustmentClass.CONTRACTUAL);
  }

  @Test
  void neverBillsAMemberOfAMedicaidPlan() {
    for (String reason : List.of("1", "2", "3")) {
      ReportedAdjustment share = new ReportedAdjustment("PR", reason, 1);
      assertThat(CLASSIFIER.classify(share, List.of(), Program.MEDICAID))
          .isEqualTo(AdjustmentClass.DENIED);
      assertThat(CLASSIFIER.classify(share, List.of(), Program.COMMERCIAL)).isEqualTo(PATIENT);
    }
    assertThat(
            CLASSIFIER.classify(new ReportedAdjustment("CO", "45", 1), List.of(), Program.MEDICAID))
        .isEqualTo(AdjustmentClass.CONTRACTUAL);
    assertThat(
            CLASSIFIER.classify(
                new ReportedAdjustment("CO", "999", 1), List.of(), Program.MEDICAID))
        .isEqualTo(AdjustmentClass.UNLISTED);
  }

  @Test
  void aProgramsRowGoesBeforeThatOfAnyProgramAndBehindARemark() {
    AdjustmentClassifier table =
        AdjustmentClassifier.read(
            List.of(
                "group,reason,remark,program,class,why",
                "CO,16,,,DENIED,any",
                "CO,16,,MEDICARE,PENDING,of a program",
                "CO,16,N1,,CONTRACTUAL,by a remark",
                "OA,*,,BLUE,INFORMATIONAL,any other reason of a program"));
    ReportedAdjustment incomplete = new ReportedAdjustment("CO", "16", 1);
    assertThat(table.classify(incomplete, List.of(), Program.BLUE))
        .isEqualTo(AdjustmentClass.DENIED);
    assertThat(table.classify(incomplete, List.of(), Program.MEDICARE))
        .isEqualTo(AdjustmentClass.PENDING);
    assertThat(table.classify(incomplete, List.of("N1"), Program.MEDICARE))
        .isEqualTo(AdjustmentClass.CONTRACTUAL);
    ReportedAdjustment other = new ReportedAdjustment("OA", "99", 1);
    assertThat(table.classify(other, List.of(), Program.BLUE))
        .isEqualTo(AdjustmentClass.INFORMATIONAL);
    assertThat(table.classify(other, List.of(), Program.MEDICARE))
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
  void everyTriagedDenialHasAClass() {
    DenialTriage.read(lines("denial_triage.csv"))
        .forEach(
            (reason, triage) -> {
              for (String group : triage.usualGroup().split("/", -1)) {
                assertThat(CLASSIFIER.classify(new ReportedAdjustment(group, reason, 1), List.of()))
                    .as(group + "-" + reason)
                    .isNotEqualTo(AdjustmentClass.UNLISTED);
              }
            });
  }

  @Test
  void refusesATableThatContradictsItself() {
    String header = "group,reason,remark,program,class,why";
    assertThatThrownBy(
            () -> AdjustmentClassifier.read(List.of(header, "CO,45,,,DENIED,", "CO,45,,,PATIENT,")))
        .hasMessage("Cannot read adjustment classes line 3: CO-45 stands twice");
    assertThatThrownBy(() -> AdjustmentClassifier.read(List.of(header, "CO,45,N1,,LOST,")))
        .hasMessage("Cannot read adjustment classes line 2: there is no class \"LOST\"");
    assertThatThrownBy(() -> AdjustmentClassifier.read(List.of(header, "CO,45,,CASH,DENIED,")))
        .hasMessage("Cannot read adjustment classes line 2: there is no program \"CASH\"");
  }
}
