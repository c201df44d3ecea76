package io.claimway.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.code.ProcedurePair;
import io.claimway.claim.code.UnitLimit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeLibraryTest {

  @Test
  void holdsEveryBillableDiagnosis() {
    assertThat(CodeLibrary.diagnoses().size()).isEqualTo(74_719);
  }

  @ParameterizedTest
  @CsvSource({
    "F411,true,false", "F41,false,true", "F32A,true,false", "F32,false,true", "F43,false,true",
    "F4310,true,false", "F431,false,true", "Z9989,true,false", "F41.1,false,false",
        "f411,false,false",
    "XXX,false,false", "'',false,false", "F4111111,false,false", "A,false,true", "F411X,false,false"
  })
  void tellsBillableDiagnosesFromCategories(String code, boolean billable, boolean category) {
    assertThat(CodeLibrary.diagnoses().isBillable(code)).isEqualTo(billable);
    assertThat(CodeLibrary.diagnoses().isCategory(code)).isEqualTo(category);
  }

  @Test
  void knowsPlacesAndModifiers() {
    assertThat(CodeLibrary.placesOfService()).hasSize(99).containsKeys("02", "10", "11");
    assertThat(CodeLibrary.placesOfService().get("10").facility()).isFalse();
    assertThat(CodeLibrary.placesOfService().get("02").facility()).isTrue();
    assertThat(CodeLibrary.modifiers()).containsKeys("95", "93", "GT", "U1", "UD");
    assertThat(CodeLibrary.modifiers().get("59").separatesPairs()).isTrue();
    assertThat(CodeLibrary.modifiers().get("95").separatesPairs()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "90832,false,16,37,false", "90834,false,38,52,false", "90837,false,53,2147483647,false",
    "90836,true,38,52,true", "90839,false,30,74,false", "90791,false,0,0,false"
  })
  void knowsTheMinutesOfProcedures(
      String code, boolean addOn, int from, int to, boolean withEvaluation) {
    var fact = CodeLibrary.procedures().get(code);
    assertThat(fact.addOn()).isEqualTo(addOn);
    assertThat(fact.minutesFrom()).isEqualTo(from);
    assertThat(fact.minutesTo()).isEqualTo(to);
    assertThat(fact.withEvaluation()).isEqualTo(withEvaluation);
    assertThat(fact.isTimed()).isEqualTo(from > 0);
  }

  @Test
  void knowsUnitLimitsPairsAndAddOns() {
    assertThat(CodeLibrary.unitLimits().get("90839")).isEqualTo(new UnitLimit("90839", 1, 2));
    assertThat(CodeLibrary.procedurePairs().size()).isEqualTo(1_647);
    assertThat(CodeLibrary.procedurePairs().between("90834", "90837"))
        .contains(new ProcedurePair("90837", "90834", false));
    assertThat(CodeLibrary.procedurePairs().between("90837", "90847"))
        .map(ProcedurePair::modifierAllowed)
        .contains(true);
    assertThat(CodeLibrary.procedurePairs().between("90837", "90785")).isEmpty();
    assertThat(CodeLibrary.addOns().isAddOn("90785")).isTrue();
    assertThat(CodeLibrary.addOns().basesOf("90840")).contains("90839");
    assertThat(CodeLibrary.addOns().basesOf("90837")).isEmpty();
  }

  @Test
  void knowsReasonsAndRemarks() {
    LocalDate day = LocalDate.of(2026, 1, 15);
    assertThat(CodeLibrary.adjustmentReasons()).hasSize(407);
    assertThat(CodeLibrary.adjustmentReasons().get("45").isActive(day)).isTrue();
    assertThat(CodeLibrary.adjustmentReasons().get("42").isActive(day)).isFalse();
    assertThat(CodeLibrary.remarks()).hasSize(1_198);
    assertThat(CodeLibrary.remarks().get("MA01").alert()).isTrue();
    assertThat(CodeLibrary.remarks().get("MA130").alert()).isFalse();
    assertThat(CodeLibrary.denialTriage()).isSameAs(CodeLibrary.denialTriage());
  }

  @Test
  void knowsTheSmallTables() {
    assertThat(CodeLibrary.statusCategories()).containsKeys("A1", "A2", "A3", "A7", "F1");
    assertThat(CodeLibrary.statuses()).containsKeys("0", "562");
    assertThat(CodeLibrary.serviceTypes()).containsKeys("30", "MH");
    assertThat(CodeLibrary.taxonomy()).containsKey("101YM0800X");
    assertThat(CodeLibrary.providerLevelCodes().codes())
        .hasSize(42)
        .contains("WO", "FB", "L6", "72");
    assertThat(CodeLibrary.adjustmentClassifier()).isSameAs(CodeLibrary.adjustmentClassifier());
  }
}
