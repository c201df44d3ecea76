package io.claimway.remittance;

import java.util.Locale;

/**
 * What one provider adjustment (PLB) does: opens or closes a recoupment under its reference, brings
 * interest, settles a refund, or goes to suspense (SPEC §8.1). A positive amount lowers the
 * payment.
 */
public final class RecoupmentRegister {

  private RecoupmentRegister() {}

  /** How an item is booked. */
  public enum Treatment {
    OPENS,
    CLOSES,
    INTEREST,
    REFUND,
    SUSPENSE
  }

  /** An item's treatment and what the payer has yet to take under its reference afterwards. */
  public record Outcome(Treatment treatment, long balanceCents) {}

  /**
   * Decides what one item does.
   *
   * @param reason PLB03-1
   * @param cents PLB04
   * @param balanceCents what is open under the same originator, billing entity and reference
   */
  public static Outcome book(String reason, long cents, long balanceCents) {
    return switch (reason.strip().toUpperCase(Locale.ROOT)) {
      case "WO", "FB" -> recoup(cents, balanceCents);
      case "L6" -> new Outcome(Treatment.INTEREST, balanceCents);
      case "72" -> new Outcome(Treatment.REFUND, balanceCents);
      default -> new Outcome(Treatment.SUSPENSE, balanceCents);
    };
  }

  /** Negative opens, positive closes, and the register may not cross zero. */
  private static Outcome recoup(long cents, long balanceCents) {
    long after = balanceCents - cents;
    if (after < 0) {
      return new Outcome(Treatment.SUSPENSE, balanceCents);
    }
    return new Outcome(cents < 0 ? Treatment.OPENS : Treatment.CLOSES, after);
  }

  /** A reference as the register keys it: payers repeat it with other case and spacing. */
  public static String key(String reference) {
    return reference.strip().toUpperCase(Locale.ROOT);
  }
}
