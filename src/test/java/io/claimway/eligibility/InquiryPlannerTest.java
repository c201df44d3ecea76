package io.claimway.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.party.AccountState;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.Relationship;
import io.claimway.party.Sex;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.settings.payer.ShippedProfiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InquiryPlannerTest {
  private static final PayerProfiles PROFILES = ShippedProfiles.read();
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 20);

  @Test
  void asksOncePerCoverageForTheEarliestDay() {
    List<CoverageQuestion> questions = plan(known(), MARCH, FEBRUARY);
    assertThat(questions).hasSize(1);
    assertThat(questions.get(0).askedFor()).isEqualTo(FEBRUARY);
    assertThat(questions.get(0).trace()).matches("E[0-9A-F]{24}");
    assertThat(questions.get(0).dependent()).isNull();
    assertThat(plan(known(), FEBRUARY, MARCH)).isEqualTo(questions);
  }

  @Test
  void asksAnewForEachBenefitYear() {
    assertThat(plan(known(), LocalDate.of(2025, 12, 30), MARCH))
        .extracting(CoverageQuestion::askedFor)
        .containsExactly(LocalDate.of(2025, 12, 30), MARCH);
  }

  @Test
  void asksNothingThatAFreshAnswerCovers() {
    assertThat(plan(known(evidence(CoverageStatus.CONFIRMED, FEBRUARY, TODAY)), MARCH)).isEmpty();
  }

  @Test
  void asksAgainWhenTheAnswerIsOlderThanThePayerAllows() {
    LocalDate january = LocalDate.of(2026, 1, 5);
    assertThat(plan(known(evidence(CoverageStatus.CONFIRMED, january, january)), MARCH)).hasSize(1);
  }

  @Test
  void aRefusalIsAskedAgainAfterAWeek() {
    assertThat(plan(known(evidence(CoverageStatus.MISMATCH, MARCH, TODAY.minusDays(7))), MARCH))
        .isEmpty();
    assertThat(plan(known(evidence(CoverageStatus.MISMATCH, MARCH, TODAY.minusDays(8))), MARCH))
        .hasSize(1);
  }

  @Test
  void aCoverageNotInForceOnOneDayIsAskedAboutForAnother() {
    KnownCoverage ended = known(evidence(CoverageStatus.INACTIVE, FEBRUARY, TODAY));
    assertThat(plan(ended, FEBRUARY)).isEmpty();
    assertThat(plan(ended, MARCH)).hasSize(1);
  }

  @Test
  void anOpenInquiryIsNotRepeated() {
    Client client = client();
    String fingerprint = CoverageFingerprint.of(client, client.coverages().get(0));
    KnownCoverage open =
        new KnownCoverage(List.of(), List.of(new OpenInquiry("c1", fingerprint, FEBRUARY)));
    assertThat(plan(open, MARCH)).isEmpty();
    assertThat(plan(open, FEBRUARY.minusDays(1))).hasSize(1);
  }

  private static List<CoverageQuestion> plan(KnownCoverage known, LocalDate... days) {
    return new InquiryPlanner(new CoverageDecider(PROFILES, TODAY), TODAY)
        .plan(client(), Stream.of(days).map(day -> new CoverageVisit(day, "NY")).toList(), known);
  }

  private static KnownCoverage known(CoverageEvidence... evidence) {
    return new KnownCoverage(List.of(evidence), List.of());
  }

  private static CoverageEvidence evidence(
      CoverageStatus status, LocalDate askedFor, LocalDate answeredOn) {
    Client client = client();
    return new CoverageEvidence(
        "E0-0",
        CoverageFingerprint.of(client, client.coverages().get(0)),
        "c1",
        "harbor-commercial",
        askedFor,
        answeredOn,
        status,
        "",
        null,
        null,
        null,
        "00");
  }

  private static Client client() {
    Coverage coverage =
        new Coverage(
            1,
            "harbor-commercial",
            "M1",
            null,
            Relationship.SELF,
            null,
            LocalDate.of(2020, 1, 1),
            null);
    return new Client(
        "c1",
        1,
        "Jane",
        null,
        "Doe",
        LocalDate.of(1990, 1, 1),
        Sex.FEMALE,
        null,
        null,
        List.of(coverage),
        true,
        AccountState.ACTIVE,
        List.of(),
        Instant.EPOCH);
  }
}
