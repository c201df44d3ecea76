package io.claimway.x12.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.eligibility.AskingEntities;
import io.claimway.eligibility.CoverageQuestion;
import io.claimway.eligibility.CoveredPerson;
import io.claimway.eligibility.InquiryFlaw;
import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.party.Sex;
import io.claimway.settings.payer.ShippedProfiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A question is held to its guide alone, so that one bad fact silences nobody else. */
class InquiryCheckTest {
  private static final String MEMBER = "QZ7".repeat(30);
  private static final BillingEntity ENTITY =
      new BillingEntity(
          "cbh-ny",
          "Claimway Behavioral Health",
          "1902000011",
          "131000001",
          "261QM0801X",
          new Address("1 Main St", null, "Albany", "NY", "122070001"),
          null,
          "ny-operating",
          List.of());

  private final InquiryCheck check =
      new InquiryCheck(
          ShippedProfiles.read(),
          new AskingEntities(Map.of("harbor-commercial|NY", ENTITY, "new-plan|NY", ENTITY)));

  @Test
  void findsNothingInAQuestionThatMayBeAsked() {
    assertThat(check.flaw(question("HB123456", "BRIEN", "NY"))).isEmpty();
  }

  @Test
  void namesTheElementAndNeverItsValue() {
    Optional<InquiryFlaw> flaw = check.flaw(question(MEMBER, "BRIEN", "NY"));
    assertThat(flaw).isPresent();
    assertThat(flaw.get().loop()).isEqualTo("2100C");
    assertThat(flaw.get().ofNetwork()).isFalse();
    assertThat(flaw.get().text()).doesNotContain(MEMBER);
    assertThat(InquiryFlaw.parse(flaw.get().text())).isEqualTo(flaw.get());
    assertThat(check.flaw(question("HB123456", "B".repeat(61), "NY"))).isPresent();
  }

  @Test
  void asksNothingThatNobodyWouldBill() {
    assertThat(check.flaw(question(MEMBER, "BRIEN", "TX"))).isEmpty();
  }

  @Test
  void asksNothingOfAPayerThatHasAContractAndNoProfileYet() {
    assertThat(check.flaw(question("new-plan", MEMBER, "BRIEN", "NY"))).isEmpty();
  }

  private static CoverageQuestion question(String memberId, String lastName, String state) {
    return question("harbor-commercial", memberId, lastName, state);
  }

  private static CoverageQuestion question(
      String payer, String memberId, String lastName, String state) {
    return new CoverageQuestion(
        "C000000001",
        "f1",
        "cli-1",
        payer,
        state,
        LocalDate.of(2026, 1, 7),
        memberId,
        new CoveredPerson("ZOE", lastName, LocalDate.of(1990, 5, 17), Sex.FEMALE),
        null);
  }
}
