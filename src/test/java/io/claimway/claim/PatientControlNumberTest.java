package io.claimway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatientControlNumberTest {

  @Test
  void carriesClaimVersionAndCheckCharacter() {
    PatientControlNumber number = new PatientControlNumber(123_456_789L, 3);
    assertThat(number.text()).matches("C[0-9A-Z]{12}").hasSizeLessThanOrEqualTo(17);
    assertThat(PatientControlNumber.parse(number.text())).contains(number);
    assertThat(number.line(7)).isEqualTo(number.text() + "L07");
  }

  @Test
  void readsWhatPayersMakeOfIt() {
    PatientControlNumber number = new PatientControlNumber(42, 1);
    assertThat(PatientControlNumber.parse(number.text().toLowerCase(java.util.Locale.ROOT)))
        .contains(number);
    assertThat(PatientControlNumber.parse("000" + number.text())).contains(number);
    assertThat(PatientControlNumber.parse("  " + number.text() + "  ")).contains(number);
    assertThat(PatientControlNumber.parse("0")).isEmpty();
    assertThat(PatientControlNumber.parse("")).isEmpty();
    assertThat(PatientControlNumber.parse(null)).isEmpty();
  }

  @Test
  void findsEveryWrongCharacterAndEverySwapOfNeighbours() {
    String text = new PatientControlNumber(9_876_543_210L, 17).text();
    for (int i = 1; i < text.length(); i++) {
      for (char c : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
        if (c != text.charAt(i)) {
          assertThat(PatientControlNumber.parse(text.substring(0, i) + c + text.substring(i + 1)))
              .isEmpty();
        }
      }
      if (i + 1 < text.length() && text.charAt(i) != text.charAt(i + 1)) {
        String swapped =
            text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2);
        assertThat(PatientControlNumber.parse(swapped)).isEmpty();
      }
    }
  }
}
