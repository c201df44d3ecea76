package io.claimway.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candidates are written as claim and version: {@code 1.2}. */
class RemittanceMatcherTest {

  private static final LocalDate SERVED = LocalDate.of(2026, 2, 2);
  private static final ClaimParties BILLED =
      new ClaimParties("Quillen-Marsh", "Annika", "XQ0098123", "", "1999999984", SERVED);

  @ParameterizedTest(name = "{0}: {6}")
  @CsvSource(
      nullValues = "-",
      value = {
        // what the 835 says: last, first, member id, corrected id, provider, date; what follows
        "Quillen-Marsh, Annika, XQ0098123, -, 1999999984, 2026-02-02, matched",
        "QUILLEN MARSH, ANNIKA, XQ0098123, -, 1999999984, 2026-02-02, matched",
        "-, -, -, -, -, -, matched",
        // cut, swapped, an initial, an accent: the same person, and where it is not equal, told
        "QUILLENM, ANN, XQ0098123, -, 1999999984, 2026-02-02, matched NAME",
        "ANNIKA, QUILLEN-MARSH, XQ0098123, -, 1999999984, 2026-02-02, matched NAME",
        "Quillén-Marsh, A, XQ0098123, -, 1999999984, 2026-02-02, matched NAME",
        // twins share last name, birth date and member id
        "Quillen-Marsh, Tove, XQ0098123, -, 1999999984, 2026-02-02, PERSON_DIFFERS",
        "Okonjo, Annika, XQ0098123, -, 1999999984, 2026-02-02, PERSON_DIFFERS",
        // one fact that disagrees is told, two are another claim
        "Quillen-Marsh, Annika, ZZ1, -, 1999999984, 2026-02-02, matched MEMBER_ID",
        "Quillen-Marsh, Annika, XQ0098123, -, 1999999992, 2026-02-02, matched RENDERING_PROVIDER",
        "Quillen-Marsh, Annika, XQ0098123, -, 1999999984, 2026-02-09, matched SERVICE_DATE",
        "Quillen-Marsh, Annika, ZZ1, -, 1999999984, 2026-02-09, FACTS_DIFFER",
        "Quillen-Marsh, Annika, XQ0098123, -, 1999999992, 2026-02-09, FACTS_DIFFER",
        // a payer adds or drops the member's suffix; NM1*74 brings the right id
        "Quillen-Marsh, Annika, XQ009812301, -, 1999999984, 2026-02-02, matched",
        "Quillen-Marsh, Annika, XQ0098123, XQ7, 1999999984, 2026-02-02, matched MEMBER_ID_CORRECTED",
      })
  void aControlNumberIsHeldAgainstWhatTheClaimIs(
      String last,
      String first,
      String memberId,
      String corrected,
      String npi,
      LocalDate served,
      String expected) {
    ClaimParties said = new ClaimParties(last, first, memberId, corrected, npi, served);
    ClaimMatch match = new RemittanceMatcher().byControlNumber(said, billed("1.1")).orElseThrow();
    String difference = match.difference() == null ? "" : " " + match.difference();
    assertThat(match.isFound() ? "matched" + difference : match.reason().name())
        .isEqualTo(expected);
  }

  @Test
  void aControlNumberThatIsNobodysMatchesNothing() {
    assertThat(new RemittanceMatcher().byControlNumber(BILLED, List.of())).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "1.2, 1.2",
        "1.2 1.2, 1.2",
        // several versions are one claim
        "1.1 1.2, 1.2",
        "1.1 2.1, -",
        "-, -",
      })
  void aPayersNumberMatchesOneClaimAlone(String candidates, String expected) {
    assertThat(new RemittanceMatcher().byPayerNumber(BILLED, billed(candidates)))
        .map(match -> text(match) + " " + match.rule())
        .isEqualTo(
            Optional.ofNullable(expected).map(found -> found + " " + MatchRule.PAYER_CLAIM_NUMBER));
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}, {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        // without our control number the person must agree: by the payer's number, by description
        "Quillen-Marsh, Annika, XQ0098123, true, true",
        "Quillen-Marsh, Annika, -, true, false",
        "-, -, XQ0098123, true, true",
        "-, -, -, false, false",
        "Quillen-Marsh, Tove, XQ0098123, false, false",
        "Okonjo, Annika, XQ0098123, false, false",
        "Quillen-Marsh, Annika, ZZ1, true, false",
      })
  void aStrangerIsNeverPostedTo(
      String last, String first, String memberId, boolean byNumber, boolean byDescription) {
    ClaimParties said = new ClaimParties(last, first, memberId, "", "1999999984", SERVED);
    assertThat(new RemittanceMatcher().byPayerNumber(said, billed("1.1")).isPresent())
        .isEqualTo(byNumber);
    assertThat(new RemittanceMatcher().byDescription(false, said, billed("1.1")).isFound())
        .isEqualTo(byDescription);
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
      found.add(text(matcher.byDescription(reversal, BILLED, billed(named))));
    }
    assertThat(String.join("; ", found)).isEqualTo(expected);
  }

  @Test
  void aKeyTakesNoCandidate() {
    RemittanceMatcher matcher = new RemittanceMatcher();
    assertThat(matcher.byControlNumber(BILLED, billed("1.1"))).isPresent();
    assertThat(text(matcher.byDescription(false, BILLED, billed("1.1")))).isEqualTo("1.1");
  }

  @Test
  void anotherNightIsAnotherMatcher() {
    assertThat(text(new RemittanceMatcher().byDescription(false, BILLED, billed("1.1"))))
        .isEqualTo(text(new RemittanceMatcher().byDescription(false, BILLED, billed("1.1"))));
  }

  private static List<BilledClaim> billed(String text) {
    return text == null || text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(" ", -1))
            .map(word -> word.split("\\.", -1))
            .map(
                parts ->
                    new BilledClaim(
                        new MatchCandidate(
                            Long.parseLong(parts[0]), Integer.parseInt(parts[1]), "harbor", 1),
                        BILLED))
            .toList();
  }

  private static String text(ClaimMatch match) {
    assertThat(match.isFound()).isEqualTo(match.reason() == null);
    return match.isFound()
        ? match.candidate().claimId() + "." + match.candidate().version()
        : match.reason().name();
  }
}
