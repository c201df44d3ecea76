package io.claimway.claim;

import static io.claimway.claim.ClaimWorld.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.claim.edit.EditCode;
import io.claimway.party.Address;
import io.claimway.party.Coverage;
import io.claimway.party.Relationship;
import io.claimway.session.Place;
import io.claimway.session.Session;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the form has no room for is held under the fact that says it; what just fits leaves. */
class FormEditTest {
  private final ClaimWorld world = new ClaimWorld();

  @ParameterizedTest
  @CsvSource({"35, 25, 60", "1, 0, 1"})
  void namesThatFitLeave(int first, int middle, int last) {
    world.firstName = "A".repeat(first);
    world.middleName = middle == 0 ? null : "B".repeat(middle);
    world.lastName = "C".repeat(last);
    assertThat(held(session("s1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"36, 1, 1", "1, 26, 1", "1, 1, 61", "0, 1, 1", "1, 1, 0"})
  void namesThatDoNotFitOrAreNoneAreHeld(int first, int middle, int last) {
    world.firstName = "A".repeat(first);
    world.middleName = "B".repeat(middle);
    world.lastName = "C".repeat(last);
    assertThat(held(session("s1"))).containsExactly(EditCode.CLIENT_NAME);
  }

  @Test
  void aNameIsMeasuredAsTheClaimWritesIt() {
    world.lastName = "  " + "ß".repeat(30) + "  ";
    assertThat(held(session("s1"))).as("sixty letters").isEmpty();
    world.lastName = "ß".repeat(31);
    assertThat(held(session("s1"))).containsExactly(EditCode.CLIENT_NAME);
    world.lastName = "\u674e";
    assertThat(held(session("s1"))).as("no letter is left").containsExactly(EditCode.CLIENT_NAME);
  }

  @ParameterizedTest
  @CsvSource({"NY, 12207", "ny, 122070001"})
  void addressesOfTheFormLeave(String state, String zip) {
    world.home = new Address("12 Elm St", null, "Albany", state, zip);
    assertThat(held(session("s1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"New York, 12207, CLIENT_STATE", "NY, 1220, CLIENT_ZIP", "NY, 12207-00, CLIENT_ZIP"})
  void addressesOfAnotherFormAreHeld(String state, String zip, EditCode edit) {
    world.home = new Address("12 Elm St", null, "Albany", state, zip);
    assertThat(held(session("s1"))).containsExactly(edit);
  }

  @Test
  void aMemberIdHasTwoToEightyLettersAndDigits() {
    assertThat(heldWith("77")).isEmpty();
    assertThat(heldWith("7".repeat(80))).isEmpty();
    assertThat(heldWith("7")).containsExactly(EditCode.MEMBER_ID_LENGTH);
    assertThat(heldWith("7".repeat(81))).containsExactly(EditCode.MEMBER_ID_LENGTH);
  }

  @Test
  void aPlaceIsNamedByARealNpiAndAWholeAddress() {
    Place office = ClaimWorld.office();
    assertThat(heldAt(at(office, "1234567893", office.address()))).isEmpty();
    assertThat(heldAt(at(office, "1234567890", office.address())))
        .containsExactly(EditCode.FACILITY_NPI);
    assertThat(heldAt(at(office, null, new Address("9 Other Rd", null, "", "NY", "12208"))))
        .containsExactly(EditCode.FACILITY_ADDRESS);
  }

  private static Place at(Place place, String npi, Address address) {
    return new Place(place.kind(), place.name(), npi, address);
  }

  private List<EditCode> heldAt(Place place) {
    return held(ClaimWorld.inPerson(session("s1"), place));
  }

  private List<EditCode> heldWith(String memberId) {
    world.coverages =
        List.of(
            new Coverage(
                1,
                world.payer,
                memberId,
                "G1",
                Relationship.SELF,
                null,
                LocalDate.of(2020, 1, 1),
                null));
    return held(session("s1"));
  }

  /** The edits under which the session is held. */
  private List<EditCode> held(Session session) {
    return world.with(session).build().sessions().get(0).holds().stream()
        .map(hold -> EditCode.valueOf(hold.editCode()))
        .toList();
  }
}
