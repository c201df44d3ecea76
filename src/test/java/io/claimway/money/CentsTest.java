package io.claimway.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CentsTest {

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "0.00,0",
    "-0,0",
    ".5,50",
    "0.5,50",
    "12.50,1250",
    "12.5000,1250",
    "-.07,-7",
    "100,10000",
    "100.,10000",
    "007,700",
    "9999999999999999.99,999999999999999999",
    "-1.1,-110"
  })
  void readsX12DecimalsExactly(String text, long cents) {
    assertThat(Cents.parse(text)).isEqualTo(cents);
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(Cents.parse(bytes, 0, bytes.length)).isEqualTo(cents);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "-.",
        "1,000",
        "1.005",
        "1e3",
        "+5",
        "1.2.3",
        "5-",
        "--5",
        " 5",
        "12a",
        "9999999999999999999",
        "999999999999999999",
        "٣"
      })
  void refusesWhatIsNoAmountOfWholeCents(String text) {
    assertThat(Cents.parse(text, 0, text.length())).isEqualTo(Cents.NOT_AN_AMOUNT);
    assertThatThrownBy(() -> Cents.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessageStartingWith("Cannot read amount \"" + text + "\": ");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0.00,$0.00",
    "1250,12.5,12.50,$12.50",
    "7,.07,0.07,$0.07",
    "-7,-.07,-0.07,-$0.07"
  })
  void printsForX12ForFilesAndForPeople(long cents, String x12, String plain, String dollars) {
    assertThat(Cents.x12(cents)).isEqualTo(x12);
    assertThat(Cents.plain(cents)).isEqualTo(plain);
    assertThat(Cents.dollars(cents)).isEqualTo(dollars);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"100000|$1,000.00", "-123456789|-$1,234,567.89", "99999|$999.99"})
  void groupsThousandsForPeople(long cents, String dollars) {
    assertThat(Cents.dollars(cents)).isEqualTo(dollars);
  }

  @Seeds(1_000)
  void whatIsPrintedReadsBack(Chance chance) {
    long cents = chance.between(-99_999_999_999_999_999L, 99_999_999_999_999_999L);
    assertThat(Cents.parse(Cents.x12(cents))).isEqualTo(cents);
    assertThat(Cents.parse(Cents.plain(cents))).isEqualTo(cents);
    assertThat(new BigDecimal(Cents.plain(cents))).isEqualTo(BigDecimal.valueOf(cents, 2));
  }

  @ParameterizedTest
  @CsvSource({"10000,2,100,200", "25,1,2,13", "-25,1,2,-13", "10,1,3,3", "20,1,3,7", "0,5,7,0"})
  void sharesWithHalvesAwayFromZero(long cents, long numerator, long denominator, long share) {
    assertThat(Cents.share(cents, numerator, denominator)).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void refusesToShareByNothing(long denominator) {
    assertThatThrownBy(() -> Cents.share(100, 1, denominator))
        .hasMessage("Cannot share 1.00: the denominator is " + denominator);
  }
}
