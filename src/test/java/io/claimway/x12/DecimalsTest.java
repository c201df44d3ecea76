package io.claimway.x12;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  private static final Pattern DECIMAL = Pattern.compile("-?(?=\\.?[0-9])[0-9]*\\.?[0-9]*");

  /** Long texts take another way than those of up to eight bytes; they must agree. */
  private static final String ZEROS = "000000000";

  @Test
  void readsEveryTextOfFiveCharactersAsOtherDecimalsDo() {
    everyText("", 5);
  }

  @Test
  void readsTextsAsLongAsAWord() {
    assertThat(cents("123456.7")).isEqualTo(12345670);
    assertThat(cents("12345678")).isEqualTo(1234567800);
    assertThat(cents("99999.99")).isEqualTo(9999999);
    assertThat(cents("123456.789")).isEqualTo(Decimals.NOT_AN_AMOUNT);
    assertThat(cents("123456789.01")).isEqualTo(12345678901L);
    assertThat(count("12345678")).isEqualTo(12345678);
    assertThat(count("1234567a")).isEqualTo(-1);
    assertThat(digits("-1234567.8")).isEqualTo(8);
  }

  private static void everyText(String start, int more) {
    holds(start);
    if (more > 0) {
      for (char c : "095.-/:\u00b1".toCharArray()) {
        everyText(start + c, more - 1);
      }
    }
  }

  private static void holds(String text) {
    boolean decimal = DECIMAL.matcher(text).matches();
    int digits = decimal ? text.replaceAll("[^0-9]", "").length() : -1;
    assertThat(digits(text)).as(text).isEqualTo(digits);
    long cents = decimal ? exactCents(text) : Decimals.NOT_AN_AMOUNT;
    assertThat(cents(text)).as(text).isEqualTo(cents);
    if (decimal && !text.startsWith("-")) {
      assertThat(cents(ZEROS + text)).as(ZEROS + text).isEqualTo(cents);
    }
    long count = text.matches("[0-9]+") ? Long.parseLong(text) : -1;
    assertThat(count(text)).as(text).isEqualTo(count);
  }

  private static long exactCents(String text) {
    BigDecimal cents = new BigDecimal(text).movePointRight(2).stripTrailingZeros();
    return cents.scale() > 0 ? Decimals.NOT_AN_AMOUNT : cents.longValueExact();
  }

  private static long cents(String text) {
    byte[] bytes = within(text);
    return Decimals.cents(bytes, 1, bytes.length - 9);
  }

  private static long count(String text) {
    byte[] bytes = within(text);
    return Decimals.count(bytes, 1, bytes.length - 9);
  }

  private static int digits(String text) {
    byte[] bytes = within(text);
    return Decimals.digits(bytes, 1, bytes.length - 9);
  }

  /** Other elements stand around. */
  private static byte[] within(String text) {
    return ("7" + text + "*7777777~").getBytes(StandardCharsets.ISO_8859_1);
  }
}
