package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.intake.ReceivedLine;
import java.util.List;

/**
 * One service line of an advice: charge = paid + adjustments, always.
 *
 * @param allowedCents AMT*B6, or -1 where nothing was allowed
 * @param agreedCents what the contract says that is allowed; 0 where it does not matter
 * @param remark RARC, or empty
 */
record AdvisedLine(
    ReceivedLine line,
    long chargeCents,
    long paidCents,
    long allowedCents,
    long agreedCents,
    String remark,
    List<AdvisedAmount> adjustments) {

  AdvisedLine {
    adjustments = List.copyOf(adjustments);
    long adjusted = adjustments.stream().mapToLong(AdvisedAmount::cents).sum();
    if (chargeCents - adjusted != paidCents) {
      throw new IllegalStateException(
          "Cannot advise line "
              + line.controlNumber()
              + ": "
              + chargeCents
              + " less "
              + adjusted
              + " is not "
              + paidCents);
    }
  }

  long sum(String group) {
    return adjustments.stream()
        .filter(each -> each.group().equals(group))
        .mapToLong(AdvisedAmount::cents)
        .sum();
  }

  long sum(String group, String reason) {
    return adjustments.stream()
        .filter(each -> each.group().equals(group) && each.reason().equals(reason))
        .mapToLong(AdvisedAmount::cents)
        .sum();
  }

  AdvisedLine negated() {
    return new AdvisedLine(
        line,
        -chargeCents,
        -paidCents,
        -1,
        0,
        "",
        adjustments.stream().map(AdvisedAmount::negated).toList());
  }
}
