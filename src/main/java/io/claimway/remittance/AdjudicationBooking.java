package io.claimway.remittance;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transfers of one adjudication on the version of the claim that it speaks of. */
record AdjudicationBooking(PendingAdjudication pending, ClaimStanding claim, int version) {

  /** The cash of each line that has any. */
  List<Transfer> cash(List<AdjudicatedLine> lines) {
    return lines.stream()
        .filter(line -> line.reported().paidCents() != 0)
        .map(
            line ->
                BookEvent.PAYER_PAID.transfer(
                    claim.billingEntity(),
                    "",
                    claim.payer(),
                    line.reported().paidCents(),
                    subject(line),
                    pending.cause(),
                    pending.paidOn(),
                    line.line()))
        .toList();
  }

  /** What its adjustments move off the payer's receivable. */
  List<Transfer> adjustments(List<AdjudicatedLine> lines) {
    List<Transfer> made = new ArrayList<>();
    for (AdjudicatedLine line : lines) {
      for (int place = 1; place <= line.classes().size(); place++) {
        adjustment(line, place).ifPresent(made::add);
      }
    }
    return made;
  }

  private Optional<Transfer> adjustment(AdjudicatedLine line, int place) {
    return switch (line.classes().get(place - 1)) {
      case CONTRACTUAL -> adjustment(BookEvent.CONTRACTUAL, claim.payer(), line, place);
      case PATIENT -> adjustment(BookEvent.PATIENT_SHARE, claim.clientId(), line, place);
      case NEXT_PAYER -> adjustment(BookEvent.NEXT_PAYER_SHARE, claim.nextPayer(), line, place);
      case DENIED -> adjustment(BookEvent.DENIED, claim.payer(), line, place);
      case UNLISTED -> adjustment(BookEvent.UNCLASSIFIED, pending.originator(), line, place);
      case PRIOR_PAYER, PENDING, FORWARDED, INFORMATIONAL -> Optional.empty();
    };
  }

  private Optional<Transfer> adjustment(
      BookEvent event, String owner, AdjudicatedLine line, int place) {
    ReportedAdjustment adjustment = line.reported().adjustments().get(place - 1);
    return adjustment.cents() == 0
        ? Optional.empty()
        : Optional.of(
            event.transfer(
                claim.billingEntity(),
                owner,
                claim.payer(),
                adjustment.cents(),
                subject(line),
                pending.cause() + "#" + adjustment.code(),
                pending.paidOn(),
                line.line(),
                place));
  }

  private Subject subject(AdjudicatedLine line) {
    return pending
        .subject()
        .onClaim(claim.claimId(), version, claim.serviceDate())
        .onLine(line.lineNumber());
  }

  /** The charge of the newest version, back where it came from. */
  Transfer chargeTakenBack() {
    return BookEvent.CLAIM_VOIDED.transfer(
        claim.billingEntity(),
        "",
        claim.payer(),
        claim.newest().chargeCents(),
        Subject.claim(claim.naturalKey(), claim.claimId(), claim.version(), claim.serviceDate()),
        pending.cause(),
        pending.paidOn(),
        claim.version());
  }
}
