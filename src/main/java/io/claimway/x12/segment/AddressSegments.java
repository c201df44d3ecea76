package io.claimway.x12.segment;

/**
 * An N3 and an N4 together: where a party is.
 *
 * @param line1 N301; empty when only an N4 is sent
 * @param locationQualifier N405 and {@code location} N406, used by 270/271 and 277 only
 * @param subdivision N407, for countries other than the United States and Canada
 */
public record AddressSegments(
    String line1,
    String line2,
    String city,
    String state,
    String postalCode,
    String country,
    String locationQualifier,
    String location,
    String subdivision) {

  public AddressSegments {
    line1 = Absent.text(line1);
    line2 = Absent.text(line2);
    city = Absent.text(city);
    state = Absent.text(state);
    postalCode = Absent.text(postalCode);
    country = Absent.text(country);
    locationQualifier = Absent.text(locationQualifier);
    location = Absent.text(location);
    subdivision = Absent.text(subdivision);
  }

  /** An address in the United States; the postal code is written without a hyphen. */
  public static AddressSegments of(
      String line1, String line2, String city, String state, String postalCode) {
    String digits = Absent.text(postalCode).replace("-", "");
    return new AddressSegments(line1, line2, city, state, digits, "", "", "", "");
  }

  /** Whether there is an N3 to write. */
  public boolean hasStreet() {
    return !line1.isEmpty() || !line2.isEmpty();
  }

  /** Whether there is an N4 to write. */
  public boolean hasCity() {
    return !city.isEmpty()
        || !state.isEmpty()
        || !postalCode.isEmpty()
        || !country.isEmpty()
        || !locationQualifier.isEmpty()
        || !location.isEmpty()
        || !subdivision.isEmpty();
  }

  /** Names the state only: an address is PHI. */
  @Override
  public String toString() {
    return "N3*…~N4*…*" + state;
  }
}
