package io.claimway.bank.nacha;

import io.claimway.bank.ReassociationTrace;
import java.time.LocalDate;

/**
 * A credit to one of the network's accounts: amount, effective date, originator, and the TRN that
 * its 835 repeats; {@code trace} is null when the entry carries none.
 */
public record AchDeposit(
    long amountCents,
    LocalDate effectiveDate,
    String originatorCompanyId,
    String originatorName,
    ReassociationTrace trace,
    String receiverRouting,
    String receiverAccount,
    String entryTrace,
    String entryClass,
    long line) {

  /** Leaves out the account number. */
  @Override
  public String toString() {
    return "AchDeposit["
        + amountCents
        + " cents, effective "
        + effectiveDate
        + ", entry trace "
        + entryTrace
        + "]";
  }
}
