package io.claimway.party.payer;

import java.io.Serializable;

/**
 * How long a payment and its deposit may wait for each other, in banking days.
 *
 * @param amberDays after so many a person looks; EFT and 835 come within three of each other (CAQH
 *     CORE 370)
 * @param redDays after so many it is overdue
 */
public record DepositDays(int amberDays, int redDays) implements Serializable {
  public static final DepositDays USUAL = new DepositDays(3, 10);

  public DepositDays {
    if (amberDays < 0 || amberDays > 60) {
      throw new IllegalArgumentException("amberDays is " + amberDays + ", expected 0 to 60");
    }
    if (redDays < amberDays || redDays > 250) {
      throw new IllegalArgumentException(
          "redDays is " + redDays + ", expected " + amberDays + " (amberDays) to 250");
    }
  }
}
