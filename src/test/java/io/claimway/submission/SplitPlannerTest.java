package io.claimway.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claimway.settings.payer.ShippedProfiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitPlannerTest {

  @Test
  void sendsAPayersClaimsByItsFirstRoute() {
    List<ReadyClaims> claims =
        List.of(new ReadyClaims("summit-ppo", 1), new ReadyClaims("northstar-ppo", 1));
    assertThat(new SplitPlanner(ShippedProfiles.read(), 5_000).plan(claims))
        .extracting(PlannedFile::partner, PlannedFile::claims)
        .containsExactly(tuple("clearpath", 1), tuple("northstar", 1));
    assertThat(
            new SplitPlanner(
                    ShippedProfiles.withRoutes("summit-ppo", "northstar", "clearpath"), 5_000)
                .plan(claims))
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.partner()).isEqualTo("northstar");
              assertThat(file.transactions())
                  .extracting(PlannedTransaction::payer)
                  .containsExactly("northstar-ppo", "summit-ppo");
            });
  }

  @Test
  void keepsToTheLimitsOfThePartner() {
    List<ReadyClaims> claims = List.of(new ReadyClaims("summit-ppo", 2_501));
    assertThat(transactions(claims, "clearpath")).containsExactly(2_501);
    assertThat(transactions(claims, "medicare")).containsExactly(2_500, 1);
  }

  @Test
  void givesEachClaimOnePlace() {
    assertThat(
            new SplitPlanner(ShippedProfiles.withRoutes("summit-ppo", "medicare"), 2_500)
                .plan(List.of(new ReadyClaims("summit-ppo", 5_001))).stream()
                    .flatMap(file -> file.transactions().stream()))
        .extracting(PlannedTransaction::firstPlace, PlannedTransaction::claims)
        .containsExactly(tuple(0, 2_500), tuple(2_500, 2_500), tuple(5_000, 1));
  }

  private static List<Integer> transactions(List<ReadyClaims> claims, String route) {
    return new SplitPlanner(ShippedProfiles.withRoutes("summit-ppo", route), 5_000)
        .plan(claims).stream()
            .flatMap(file -> file.transactions().stream())
            .map(PlannedTransaction::claims)
            .toList();
  }
}
