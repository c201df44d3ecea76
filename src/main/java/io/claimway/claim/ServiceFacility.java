package io.claimway.claim;

import io.claimway.party.Address;
import java.io.Serializable;

/**
 * Where the service was given when it is not the billing address (2310C).
 *
 * @param npi null where the place has none of its own
 */
public record ServiceFacility(String name, String npi, Address address) implements Serializable {

  @Override
  public String toString() {
    return "ServiceFacility[]";
  }
}
