package io.claimway.remittance;

import java.util.Objects;

/**
 * One triplet of a CAS as a payer reports it; what it means is decided when it takes effect.
 *
 * @param group CAS01: CO, PR, OA, PI
 * @param reason CARC
 * @param cents positive lowers the payment
 */
public record ReportedAdjustment(String group, String reason, long cents) {

  public ReportedAdjustment {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(reason, "reason");
  }

  /** As a person writes it: CO-45. */
  public String code() {
    return group + "-" + reason;
  }
}
