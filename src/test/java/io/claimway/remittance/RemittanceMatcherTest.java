package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candidates are written as claim and version: {@code 1.2}. */
class RemittanceMatcherTest {

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "CONTROL_NUMBER, 1.1, 1.1",
    "CONTROL_NUMBER, , ",
    "PAYER_CLAIM_NUMBER, 1.2, 1.2",
    "PAYER_CLAIM_NUMBER, 1.2 1.2, 1.2",
    "PAYER_CLAIM_NUMBER, 1.1 1.2, ",
    "PAYER_CLAIM_NUMBER, 1.1 2.1, ",
  })
  void anExactKeyMatchesOneClaimVersionAlone(MatchRule rule, String candidates, String expected) {
    assertThat(new RemittanceMatcher().byKey(rule, candidates(candidates)))
        .map(match -> text(match) + " " + match.rule())
        .isEqualTo(Optional.ofNullable(expected).map(found -> found + " " + rule));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // reported claims of one night, in canonical order: candidates, R where it is a reversal
    "1.1, 1.1",
    "1.1 1.1, 1.1",
    "-, NO_MATCH",
    "R, REVERSAL_UNMATCHED",
    "1.1 2.1, AMBIGUOUS",
    "R 1.1 2.1, AMBIGUOUS",
    "1.1 1.2, AMBIGUOUS",
    // the second of two with the same only candidate is refused, and the third
    "1.1; 1.1, 1.1; CANDIDATE_TAKEN",
    "1.1; 1.1; 1.1, 1.1; CANDIDATE_TAKEN; CANDIDATE_TAKEN",
    "1.1; 2.1; 1.1, 1.1; 2.1; CANDIDATE_TAKEN",
    "1.1; 1.2, 1.1; CANDIDATE_TAKEN",
    // what could have been either has taken neither
    "1.1 2.1; 1.1, AMBIGUOUS; 1.1",
    // a reversal shares its claim with the correction, and takes it from nobody
    "R 1.1; 1.1, 1.1; 1.1",
    "1.1; R 1.1, 1.1; 1.1",
    "R 1.1; R 1.1, 1.1; 1.1",
    "R 1.1; 1.1; 1.1, 1.1; 1.1; CANDIDATE_TAKEN",
  })
  void aDescriptionIsGivenToOneReportedClaimANight(String reported, String expected) {
    RemittanceMatcher matcher = new RemittanceMatcher();
    List<String> found = new ArrayList<>();
    for (String claim : reported.split("; ", -1)) {
      boolean reversal = claim.startsWith("R");
      String named = claim.replaceAll("[R -]+(?=$|\\d)", " ").strip();
      found.add(text(matcher.byDescription(reversal, candidates(named))));
    }
    assertThat(String.join("; ", found)).isEqualTo(expected);
  }

  @Test
  void aKeyTakesNoCandidate() {
    RemittanceMatcher matcher = new RemittanceMatcher();
    assertThat(matcher.byKey(MatchRule.CONTROL_NUMBER, candidates("1.1"))).isPresent();
    assertThat(text(matcher.byDescription(false, candidates("1.1")))).isEqualTo("1.1");
  }

  @Test
  void anotherNightIsAnotherMatcher() {
    assertThat(text(new RemittanceMatcher().byDescription(false, candidates("1.1"))))
        .isEqualTo(text(new RemittanceMatcher().byDescription(false, candidates("1.1"))));
  }

  private static List<MatchCandidate> candidates(String text) {
    return text == null || text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(" ", -1))
            .map(word -> word.split("\\.", -1))
            .map(
                parts ->
                    new MatchCandidate(
                        Long.parseLong(parts[0]), Integer.parseInt(parts[1]), "harbor", 1))
            .toList();
  }

  private static String text(ClaimMatch match) {
    assertThat(match.isFound()).isEqualTo(match.reason() == null);
    return match.isFound()
        ? match.candidate().claimId() + "." + match.candidate().version()
        : match.reason().name();
  }
}
