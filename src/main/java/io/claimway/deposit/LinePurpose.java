package io.claimway.deposit;

/**
 * What a bank line is for.
 *
 * @param reason why it is unapplied ({@link #NO_REMITTANCE}, {@link #EXCEEDS_REMITTANCE}) or, the
 *     line's kind, suspended; null otherwise
 * @param paymentId the 835 payment that it cleared, or null
 * @param batchId the payout batch that it settled, or null
 */
public record LinePurpose(
    DepositLine line, LineState state, String reason, Long paymentId, String batchId) {

  /** No 835 payment quotes the line's trace. */
  public static final String NO_REMITTANCE = "NO_REMITTANCE";

  /** The 835 payment of its trace has no room for the line. */
  public static final String EXCEEDS_REMITTANCE = "EXCEEDS_REMITTANCE";

  public static LinePurpose unapplied(DepositLine line, String reason) {
    return new LinePurpose(line, LineState.UNAPPLIED, reason, null, null);
  }

  static LinePurpose cleared(DepositLine line, long paymentId) {
    return new LinePurpose(line, LineState.CLEARED, null, paymentId, null);
  }

  static LinePurpose settled(DepositLine line, String batchId) {
    return new LinePurpose(line, LineState.SETTLED, null, null, batchId);
  }

  static LinePurpose returned(DepositLine line) {
    return new LinePurpose(line, LineState.RETURNED, null, null, null);
  }

  static LinePurpose suspended(DepositLine line) {
    return new LinePurpose(line, LineState.SUSPENDED, line.line().kind(), null, null);
  }

  /** Whether nobody need look for what it is. */
  public boolean isExplained() {
    return state != LineState.UNAPPLIED && state != LineState.SUSPENDED;
  }
}
