package io.claimway.claim.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EditCodeTest {

  @ParameterizedTest
  @CsvSource({
    "DIAGNOSIS_NOT_BILLABLE, 2015-09-30,",
    "DIAGNOSIS_NOT_BILLABLE, 2015-10-01, 2015-10-01",
    "PLACE_AND_MODIFIER, 2016-12-31,",
    "PLACE_AND_MODIFIER, 2021-12-31, 2017-01-01",
    "PLACE_AND_MODIFIER, 2022-01-01, 2022-01-01",
    "TIME_AND_CODE, 2012-12-31,",
    "TIME_AND_CODE, 2013-01-01, 2013-01-01",
    "PLACE_MISSING, 2001-01-01, 1970-01-01"
  })
  void holdsFromTheDateOfItsEdition(EditCode edit, LocalDate serviceDate, LocalDate edition) {
    assertThat(edit.on(serviceDate).map(Edition::from).orElse(null)).isEqualTo(edition);
  }

  @ParameterizedTest
  @EnumSource(EditCode.class)
  void hasEditionsThatFollowEachOtherAndSayTheirSource(EditCode edit) {
    List<Edition> editions = edit.editions();
    assertThat(editions).isNotEmpty().allSatisfy(each -> assertThat(each.source()).isNotBlank());
    for (int i = 1; i < editions.size(); i++) {
      assertThat(editions.get(i - 1).through()).isEqualTo(editions.get(i).from().minusDays(1));
    }
    assertThat(editions.get(editions.size() - 1).severity()).isNotNull();
  }

  @Test
  void collectsEachFindingOnceByTheEditionOfItsDate() {
    EditFindings findings = new EditFindings();
    LocalDate day = LocalDate.of(2021, 5, 4);
    findings.add(EditCode.PLACE_AND_MODIFIER, "ses-2", day);
    findings.add(EditCode.PLACE_AND_MODIFIER, "ses-2", day);
    findings.add(EditCode.PLACE_AND_MODIFIER, "ses-1", LocalDate.of(2016, 5, 4));
    assertThat(findings.list())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.edition()).isEqualTo("2017-01-01");
              assertThat(finding.source()).startsWith("CPT 2017");
              assertThat(finding.message())
                  .isEqualTo("modifiers that fit how the session was held");
              assertThat(finding.holds()).isTrue();
            });
    assertThat(findings.hold("ses-2")).isTrue();
    assertThat(findings.hold("ses-1")).isFalse();
  }
}
