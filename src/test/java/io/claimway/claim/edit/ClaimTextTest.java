package io.claimway.claim.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.chance.Chance;
import io.claimway.chance.Seeds;
import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a claim's texts. */
class ClaimTextTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "O'Brien-Lee|O'BRIEN-LEE",
        "  María   José  |MARIA JOSE",
        "Straße 5|STRASSE 5",
        "a~b*c:d^e|A B C D E",
        "~*|''",
        "12 Elm St. #4|12 ELM ST. #4"
      },
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false)
  void repairsNamesAndStreets(String given, String clean) {
    assertThat(ClaimText.clean(given)).isEqualTo(clean);
  }

  /** The rule in regular expressions, which the one pass over the text must agree with. */
  @Seeds(1_000)
  void agreesWithTheRuleForEveryText(Chance chance) {
    String text = chance.text();
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toUpperCase(Locale.ROOT);
    assertThat(ClaimText.clean(text))
        .isEqualTo(
            folded.replaceAll("[^A-Z0-9 !\"&'()+,./;?=#-]", " ").replaceAll(" {2,}", " ").strip());
  }
}
