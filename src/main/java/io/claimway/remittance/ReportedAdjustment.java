package io.claimway.remittance;

import java.util.Objects;

/**
 * One triplet of a CAS with what it does to the book.
 *
 * @param group CAS01: CO, PR, OA, PI
 * @param reason CARC
 * @param cents positive lowers the payment
 * @param treatment name of the class that the adjustment belongs to
 */
public record ReportedAdjustment(String group, String reason, long cents, String treatment) {

  public ReportedAdjustment {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(treatment, "treatment");
  }

  /** As {@code remit.line} holds it. */
  public String text() {
    return plain(group) + '|' + plain(reason) + '|' + cents + '|' + treatment;
  }

  private static String plain(String code) {
    return code.replace('|', ' ').replace('\n', ' ');
  }
}
