package io.claimway.session;

import io.claimway.party.Address;

/**
 * Where an in-person session was held (2310C when it differs from the billing address).
 *
 * @param npi null where the place has none of its own
 */
public record Place(PlaceKind kind, String name, String npi, Address address) {

  @Override
  public String toString() {
    return "Place[" + kind + "]";
  }
}
