package io.claimway.remittance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the adjustments of an adjudication come to by class, in cents.
 *
 * @param codes what is denied, in order, or null
 */
record AdjustmentSums(
    long contractual,
    long patient,
    long denied,
    long unlisted,
    long priorPayer,
    long nextPayer,
    long forwarded,
    long pending,
    String codes) {

  /** Of a reversal: it books no adjustments of its own. */
  static final AdjustmentSums NOTHING = new AdjustmentSums(0, 0, 0, 0, 0, 0, 0, 0, null);

  static AdjustmentSums of(List<AdjudicatedLine> lines) {
    long contractual = 0;
    long patient = 0;
    long denied = 0;
    long unlisted = 0;
    long priorPayer = 0;
    long nextPayer = 0;
    long forwarded = 0;
    long pending = 0;
    Set<String> codes = new TreeSet<>();
    for (AdjudicatedLine line : lines) {
      for (int i = 0; i < line.classes().size(); i++) {
        ReportedAdjustment adjustment = line.reported().adjustments().get(i);
        switch (line.classes().get(i)) {
          case CONTRACTUAL -> contractual += adjustment.cents();
          case PATIENT -> patient += adjustment.cents();
          case DENIED -> {
            denied += adjustment.cents();
            codes.add(adjustment.code());
          }
          case UNLISTED -> unlisted += adjustment.cents();
          case PRIOR_PAYER -> priorPayer += adjustment.cents();
          case NEXT_PAYER -> nextPayer += adjustment.cents();
          case FORWARDED -> forwarded += adjustment.cents();
          case PENDING -> pending += adjustment.cents();
          case INFORMATIONAL -> {}
        }
      }
    }
    return new AdjustmentSums(
        contractual,
        patient,
        denied,
        unlisted,
        priorPayer,
        nextPayer,
        forwarded,
        pending,
        codes.isEmpty() ? null : String.join(" ", codes));
  }

  /** What of it is asked of no client, since another payer is asked first. */
  long ofOtherPayers() {
    return nextPayer + forwarded;
  }

  boolean isNothing() {
    return contractual == 0 && patient == 0 && nextPayer == 0 && denied == 0 && unlisted == 0;
  }
}
