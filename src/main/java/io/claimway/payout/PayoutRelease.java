package io.claimway.payout;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a release books: what was payable to practices is on its way through the bank. Cash that one
 * billing entity pays for another goes across by two transfers, one in each journal.
 *
 * @param payingEntity who owns the account that is paid from
 * @param bankAccount the account's name
 */
public record PayoutRelease(
    String batchId, LocalDate payDate, String payingEntity, String bankAccount) {

  /** The transfers of all shares; a share of nothing has none. */
  public List<Transfer> transfers(List<PayoutShare> shares) {
    return shares.stream()
        .filter(share -> share.cents() != 0)
        .flatMap(share -> transfers(share))
        .toList();
  }

  private Stream<Transfer> transfers(PayoutShare share) {
    if (share.billingEntity().equals(payingEntity)) {
      return Stream.of(
          booked(BookEvent.PAYOUT_RELEASED, payingEntity, share.practiceId(), bankAccount, share));
    }
    return Stream.of(
        booked(
            BookEvent.PAYOUT_OWED_ACROSS,
            share.billingEntity(),
            share.practiceId(),
            payingEntity,
            share),
        booked(
            BookEvent.PAYOUT_PAID_ACROSS, payingEntity, share.billingEntity(), bankAccount, share));
  }

  private Transfer booked(
      BookEvent event, String entity, String debitOwner, String creditOwner, PayoutShare share) {
    return event.transfer(
        entity,
        debitOwner,
        creditOwner,
        share.cents(),
        Subject.payout(share.payoutId() + '|' + share.billingEntity(), share.payoutId()),
        "batch " + batchId,
        payDate);
  }
}
