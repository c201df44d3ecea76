package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.money.Cents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A reported line at a place of its claim, the billed lines, and the number of the one that fits.
 */
class LineMatcherTest {

  @ParameterizedTest(name = "{3}: {0} at {1} among {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "90837 120.00            | 1 | 90837 120.00                               | 1 | procedure and charge",
        "90837 -120.00           | 1 | 90837 120.00                               | 1 | a reversal's charge",
        "90834 120.00            | 1 | 90837 120.00                               |   | another procedure",
        "90837 110.00            | 1 | 90837 120.00                               | 1 | a part of it",
        "90837 130.00            | 1 | 90837 120.00                               |   | more than it",
        "90837 110.00 L1         | 1 | 90837 120.00                               | 1 | named, another charge",
        "90834 120.00 L1         | 1 | 90837 120.00                               | 1 | named, another procedure",
        "90837 120.00 L9         | 1 | 90837 120.00                               | 1 | a name that nobody gave",
        "90837 120.00 L2         | 1 | 90837 120.00, 90837 120.00                 | 2 | the name before the place",
        "90837-95 120.00 L2      | 1 | 90837-95 120.00, 90837 120.00              | 2 | the name before modifiers",
        "90837 120.00 L2         | 1 | 90837 120.00, 90785 80.00                  | 2 | the name before all else",
        "90837 120.00            | 2 | 90837 120.00, 90837 120.00                 | 2 | the place",
        "90837 120.00            | 3 | 90837 120.00, 90837 120.00                 | 1 | no such place: the first",
        "90837 120.00            | 2 | 90837 120.00, 90785 80.00                  | 1 | the place decides only between equals",
        "90837-95 120.00         | 1 | 90837 120.00, 90837-95 120.00              | 2 | equal modifiers before the place",
        "90837 120.00            | 1 | 90837-95 120.00                            | 1 | a dropped modifier",
        "90837 120.00            | 1 | 90837-95 120.00, 90837 120.00              | 2 | none dropped before one dropped",
        "90837-95 120.00         | 1 | 90837-HO 120.00, 90837-HO-95 120.00        | 2 | all that it has before another",
        "90837-95-HO 120.00      | 1 | 90837-95 120.00, 90837-HO-95 120.00        | 2 | in another order",
        "90837-95-95 120.00      | 2 | 90837-95 120.00, 90837-HO 120.00           | 1 | one said twice is one",
        "90837-95 120.00         | 1 | 90837 120.00                               | 1 | a modifier that was not billed",
        "90837 120.00            | 2 | 90837-HO 120.00, 90837-95 120.00           | 2 | both drop one: the place",
        "90837 120.00            | 1 |                                            |   | nothing was billed",
      })
  void finds(String reported, int place, String billed, Integer expected, String why) {
    assertThat(
            LineMatcher.match(reported(reported), place, billed(billed))
                .map(BilledLine::lineNumber))
        .as(why)
        .isEqualTo(Optional.ofNullable(expected));
  }

  private static ReportedLine reported(String text) {
    String[] words = text.split(" ", -1);
    return new ReportedLine(
        procedure(words).get(0),
        null,
        procedure(words).subList(1, procedure(words).size()),
        null,
        Cents.parse(words[1]),
        0,
        words.length > 2 ? words[2] : "",
        List.of(),
        List.of());
  }

  private static List<BilledLine> billed(String text) {
    List<BilledLine> lines = new ArrayList<>();
    if (text != null) {
      for (String part : text.split(", ", -1)) {
        String[] words = part.split(" ", -1);
        int number = lines.size() + 1;
        lines.add(
            new BilledLine(
                number,
                "L" + number,
                procedure(words).get(0),
                procedure(words).subList(1, procedure(words).size()),
                Cents.parse(words[1]),
                0));
      }
    }
    return lines;
  }

  private static List<String> procedure(String... words) {
    return Arrays.asList(words[0].split("-", -1));
  }
}
