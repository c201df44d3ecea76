package io.claimway.claim;

import static io.claimway.claim.ClaimWorld.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.edit.ContentFlaw;
import io.claimway.claim.edit.EditCode;
import io.claimway.party.Address;
import io.claimway.party.Coverage;
import io.claimway.party.Relationship;
import io.claimway.settings.payer.ShippedProfiles;
import io.claimway.x12.claim837.ClaimCheck;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no edit knows is found by writing the claim, alone, and holding it to its guide. */
class ClaimCheckTest {
  private static final String GROUP = "GROUP-".repeat(10);

  private final ClaimWorld world = new ClaimWorld();
  private final ClaimCheck check = new ClaimCheck(ShippedProfiles.read());

  @Test
  void findsNothingInAClaimThatMayLeave() {
    assertThat(check.flaws(claim())).isEmpty();
  }

  @Test
  void namesTheElementOfTheClientThatTheGuideRefuses() {
    world.coverages =
        List.of(
            new Coverage(
                1,
                world.payer,
                "HB123456",
                GROUP,
                Relationship.SELF,
                null,
                LocalDate.of(2020, 1, 1),
                null));
    List<ContentFlaw> flaws = check.flaws(claim());
    assertThat(flaws).extracting(ContentFlaw::edit).containsOnly(EditCode.GUIDE_OF_CLIENT);
    assertThat(flaws).extracting(ContentFlaw::toString).noneMatch(text -> text.contains(GROUP));
  }

  @Test
  void findsAStreetThatIsTooLong() {
    world.home = new Address("A".repeat(56), null, "Albany", "NY", "12207");
    assertThat(check.flaws(claim()))
        .extracting(ContentFlaw::edit)
        .containsOnly(EditCode.GUIDE_OF_CLIENT);
  }

  private Claim claim() {
    return world.with(session("s1")).build().claims().get(0);
  }
}
