package io.claimway.submission;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A claim version whose file has left, and what its delivery does to the book (SPEC §8.2).
 *
 * @param frequency CLM05-3
 * @param bookedCents what earlier deliveries of the claim have charged
 * @param denials transfers that earlier denials of the claim have booked and nothing has undone
 * @param fileName of the file that carried it
 */
public record DeliveredClaim(
    String naturalKey,
    long claimId,
    int version,
    String frequency,
    String payer,
    String billingEntity,
    LocalDate serviceDate,
    long chargeCents,
    long bookedCents,
    List<Transfer> denials,
    String fileName) {
  private static final String VOID = "8";

  public DeliveredClaim {
    denials = List.copyOf(denials);
  }

  /**
   * A first delivery charges the payer. A later version books what its charge changes, and takes
   * back from the denied receivable what an earlier denial had moved there. A void repeats what is
   * live, which takes back what a refused replacement has changed, and no more until it is
   * effective.
   *
   * @param day of the delivery
   */
  public List<Transfer> transfers(LocalDate day) {
    Subject claim = Subject.claim(naturalKey, claimId, version, serviceDate);
    List<Transfer> transfers = new ArrayList<>();
    long change = chargeCents - bookedCents;
    if (change != 0) {
      transfers.add(
          BookEvent.CLAIM_DELIVERED.transfer(
              billingEntity, payer, "", change, claim, fileName, day, version));
    }
    if (!frequency.equals(VOID)) {
      denials.forEach(denial -> transfers.add(denial.mirror(claim, fileName, day)));
    }
    return transfers;
  }

  /** The work items of the denials that it takes back: they are over. */
  public Set<WorkItemKey> deniedItems() {
    return frequency.equals(VOID)
        ? Set.of()
        : denials.stream()
            .map(Transfer::subject)
            .map(of -> WorkItemKey.of(WorkItemKind.DENIED_CLAIM, of.paymentId(), of.ordinal()))
            .collect(Collectors.toSet());
  }
}
