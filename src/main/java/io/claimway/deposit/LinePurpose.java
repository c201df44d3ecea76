package io.claimway.deposit;

import io.claimway.patient.CardSettlement;
import java.util.List;

/**
 * What a bank line is for.
 *
 * @param reason why it is unapplied ({@link #NO_REMITTANCE}, {@link #EXCEEDS_REMITTANCE}, {@link
 *     #NO_SETTLEMENT}, {@link #OTHER_THAN_SETTLED}) or, the line's kind, suspended; null otherwise
 * @param parts the payments whose money it is or took back
 * @param batchId the payout batch that it settled, or null
 * @param payoutId the payout whose entry it brought back; null where nobody knows
 * @param otherEntity who owns the other account of a transfer, or null
 * @param settlement the card processor's payout that it brought, or null
 */
public record LinePurpose(
    DepositLine line,
    LineState state,
    String reason,
    List<LinePart> parts,
    String batchId,
    String payoutId,
    String otherEntity,
    CardSettlement settlement) {

  /** No 835 payment quotes the line's trace. */
  public static final String NO_REMITTANCE = "NO_REMITTANCE";

  /** The 835 payment of its trace has no room for the line. */
  public static final String EXCEEDS_REMITTANCE = "EXCEEDS_REMITTANCE";

  /** It is the card processor's money, and no settlement that it names is known. */
  public static final String NO_SETTLEMENT = "NO_SETTLEMENT";

  /** The settlement that it names comes to another amount. */
  public static final String OTHER_THAN_SETTLED = "OTHER_THAN_SETTLED";

  public LinePurpose {
    parts = List.copyOf(parts);
  }

  public static LinePurpose unapplied(DepositLine line, String reason) {
    return of(line, LineState.UNAPPLIED, reason);
  }

  /** The same of a line that names payments otherwise. */
  public LinePurpose of(DepositLine other) {
    return new LinePurpose(other, state, reason, parts, batchId, payoutId, otherEntity, settlement);
  }

  static LinePurpose cleared(DepositLine line, List<LinePart> parts) {
    return new LinePurpose(line, LineState.CLEARED, null, parts, null, null, null, null);
  }

  static LinePurpose takenBack(DepositLine line, List<LinePart> parts) {
    return new LinePurpose(line, LineState.TAKEN_BACK, null, parts, null, null, null, null);
  }

  static LinePurpose cards(DepositLine line, CardSettlement settlement) {
    return new LinePurpose(line, LineState.CARDS, null, List.of(), null, null, null, settlement);
  }

  static LinePurpose settled(DepositLine line, String batchId) {
    return new LinePurpose(line, LineState.SETTLED, null, List.of(), batchId, null, null, null);
  }

  static LinePurpose returned(DepositLine line, String payoutId) {
    return new LinePurpose(line, LineState.RETURNED, null, List.of(), null, payoutId, null, null);
  }

  static LinePurpose typed(DepositLine line, String otherEntity) {
    return new LinePurpose(line, LineState.TYPED, null, List.of(), null, null, otherEntity, null);
  }

  static LinePurpose suspended(DepositLine line) {
    return of(line, LineState.SUSPENDED, line.line().kind());
  }

  private static LinePurpose of(DepositLine line, LineState state, String reason) {
    return new LinePurpose(line, state, reason, List.of(), null, null, null, null);
  }

  /** Whether nobody need look for what it is. */
  public boolean isExplained() {
    return state != LineState.UNAPPLIED && state != LineState.SUSPENDED;
  }
}
