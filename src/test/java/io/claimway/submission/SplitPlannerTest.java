package io.claimway.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claimway.settings.payer.ShippedProfiles;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitPlannerTest {

  @Test
  void sendsAPayersClaimsByItsFirstRoute() {
    List<ReadyClaim> claims = List.of(claim(1, "summit-ppo"), claim(2, "northstar-ppo"));
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
    List<ReadyClaim> claims =
        IntStream.rangeClosed(1, 2_501).mapToObj(n -> claim(n, "summit-ppo")).toList();
    assertThat(transactions(claims, "clearpath")).containsExactly(2_501);
    assertThat(transactions(claims, "medicare")).containsExactly(2_500, 1);
  }

  private static List<Integer> transactions(List<ReadyClaim> claims, String route) {
    return new SplitPlanner(ShippedProfiles.withRoutes("summit-ppo", route), 5_000)
        .plan(claims).stream()
            .flatMap(file -> file.transactions().stream())
            .map(transaction -> transaction.claims().size())
            .toList();
  }

  private static ReadyClaim claim(int number, String payer) {
    return new ReadyClaim(number, 1, "C%08d".formatted(number), payer, 100);
  }
}
