package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.archive.CodeLibrary;
import io.claimway.claim.code.CodeRows;
import io.claimway.worklist.WorkItemAdvice;
import io.claimway.worklist.WorkItemKind;
import io.claimway.worklist.WorkItemOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialTriageTest {
  private static final Path TABLE = Path.of("src/main/resources/codes/denial_triage.csv");
  private static final String HEADER = "reason,remark,cause,owner,action,days";
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static WorkItemAdvice advice(String reason, String... remarks) {
    return CodeLibrary.denialTriage()
        .advise(new ReportedAdjustment("CO", reason, 1), List.of(remarks), DAY);
  }

  @ParameterizedTest
  @CsvSource({
    "29,,OPERATIONS,proof of timely filing,2026-03-05",
    "29,MA130,OPERATIONS,a new claim is late again,2026-03-05",
    "16,,OPERATIONS,ask the payer what is missing,2026-03-05",
    "16,MA130,OPERATIONS,new claim (1): no appeal,2026-03-05",
    "16,M77,OPERATIONS,correct the place of service,2026-03-05",
    "16,N382,SUPPORT,recheck eligibility,2026-03-05",
    "252,N706,OPERATIONS,send the records,2026-03-05",
    "96,N448,FINANCE,check the contract,2026-03-09",
    "27,,SUPPORT,recheck eligibility,2026-03-05",
    "197,,OPERATIONS,attach the authorisation,2026-03-05",
    "XXX,,OPERATIONS,ask the payer what it means,2026-03-16"
  })
  void saysWhoseItIsWhatToDoAndByWhen(
      String reason, String remark, WorkItemOwner owner, String action, LocalDate deadline) {
    WorkItemAdvice advice = remark == null ? advice(reason) : advice(reason, "MA01", remark);
    assertThat(advice.owner()).isEqualTo(owner);
    assertThat(advice.action()).contains(action);
    assertThat(advice.deadline()).isEqualTo(deadline);
  }

  @Test
  void namesOnlyCodesThatExistAndNoLongerTimeThanTheKind() throws IOException {
    for (CodeRows.Row row : CodeRows.of(Files.readAllLines(TABLE))) {
      String reason = row.get("reason");
      assertThat(reason.equals("*") || CodeLibrary.adjustmentReasons().containsKey(reason))
          .as("reason in line " + row.line())
          .isTrue();
      assertThat(
              row.get("remark").isEmpty() || CodeLibrary.remarks().containsKey(row.get("remark")))
          .as("remark in line " + row.line())
          .isTrue();
      assertThat(row.get("cause")).as("cause in line " + row.line()).isNotBlank();
      assertThat(row.get("action")).as("action in line " + row.line()).isNotBlank();
      assertThat(advice(reason, row.get("remark")).deadline())
          .isBetween(DAY.plusDays(1), WorkItemKind.DENIED_CLAIM.deadline(DAY));
    }
  }

  @Test
  void refusesATableWithoutAWayOut() {
    assertThatThrownBy(() -> DenialTriage.read(List.of(HEADER, "29,,late,OPERATIONS,appeal,3")))
        .hasMessage("Cannot read denial triage: no row says what is done about any other denial");
    assertThatThrownBy(() -> DenialTriage.read(List.of(HEADER, "*,,late,NOBODY,appeal,3")))
        .hasMessageStartingWith("Cannot read denial triage line 2: ");
  }
}
