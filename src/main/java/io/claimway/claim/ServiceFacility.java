package io.claimway.claim;

import io.claimway.party.Address;

/**
 * Where the service was given when it is not the billing address (2310C).
 *
 * @param npi null where the place has none of its own
 */
public record ServiceFacility(String name, String npi, Address address) {

  @Override
  public String toString() {
    return "ServiceFacility[]";
  }
}
