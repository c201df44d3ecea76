package io.claimway.party;

import java.io.Serializable;

/**
 * A postal address in the United States (N3, N4).
 *
 * @param line2 null where there is none
 * @param zip five digits, or nine without a dash
 */
public record Address(String line1, String line2, String city, String state, String zip)
    implements Serializable {

  @Override
  public String toString() {
    return "Address[" + state + "]";
  }
}
