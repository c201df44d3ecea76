package io.claimway.acknowledgement;

/**
 * What an answer counts up: the totals of an AK9 over transactions, or of a submission or billing
 * provider in a 277CA over claims. Null where the partner says nothing.
 *
 * @param included AK902
 * @param received AK903
 * @param accepted AK904, QTY*90 or QTY*QA
 * @param rejected QTY*AA or QTY*QC
 * @param acceptedCents AMT*YU
 * @param rejectedCents AMT*YY
 * @param named how many claims beneath are rejected by name
 */
public record AnswerTotals(
    Long included,
    Long received,
    Long accepted,
    Long rejected,
    Long acceptedCents,
    Long rejectedCents,
    Long named) {

  /** An answer that counts nothing. */
  public static final AnswerTotals NONE =
      new AnswerTotals(null, null, null, null, null, null, null);

  /** The counts of an AK9. */
  public static AnswerTotals ofGroup(long included, long received, long accepted) {
    return new AnswerTotals(included, received, accepted, null, null, null, null);
  }

  /** The totals of a submission or provider of a 277CA. */
  public static AnswerTotals ofClaims(
      Long accepted, Long rejected, Long acceptedCents, Long rejectedCents, long named) {
    return new AnswerTotals(null, null, accepted, rejected, acceptedCents, rejectedCents, named);
  }
}
