package io.claimway.patient;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.List;

/**
 * What of a charge pays a share, or no longer does.
 *
 * @param seq among those of its charge
 * @param chargeEntity whose card account the charge came to
 * @param claimEntity to whom the share is owed
 * @param decidedOn the night that decided so
 * @param undoes the one of the same charge that this takes back, or null
 */
public record AppliedPrepayment(
    String chargeId,
    int seq,
    long claimId,
    String clientId,
    String sessionId,
    String chargeEntity,
    String claimEntity,
    LocalDate serviceDate,
    LocalDate decidedOn,
    long cents,
    Integer undoes) {

  /** The one that takes this back. */
  AppliedPrepayment undone(int nextSeq, LocalDate night) {
    return new AppliedPrepayment(
        chargeId,
        nextSeq,
        claimId,
        clientId,
        sessionId,
        chargeEntity,
        claimEntity,
        serviceDate,
        night,
        cents,
        seq);
  }

  /** What it is to the share: below zero where it is taken back. */
  long signedCents() {
    return undoes == null ? cents : -cents;
  }

  /** What it pays. */
  ClientShare.Of share() {
    return new ClientShare.Of(claimId, sessionId);
  }

  private Subject subject(int place) {
    return new Subject(
        "prepayment " + chargeId + '#' + place,
        claimId,
        null,
        null,
        null,
        null,
        null,
        null,
        sessionId,
        serviceDate);
  }

  /** What it books; where it takes one back, the mirrors of that one's. */
  List<Transfer> transfers(AppliedPrepayment takenBack) {
    if (undoes == null) {
      return made();
    }
    return takenBack.made().stream()
        .map(
            transfer ->
                transfer.mirror(
                    subject(seq), "charge " + chargeId + " pays it no longer", decidedOn))
        .toList();
  }

  private List<Transfer> made() {
    String cause = "charge " + chargeId;
    if (chargeEntity.equals(claimEntity)) {
      return List.of(
          BookEvent.PREPAYMENT_APPLIED.transfer(
              claimEntity, clientId, clientId, cents, subject(seq), cause, decidedOn));
    }
    return List.of(
        BookEvent.PREPAYMENT_GIVEN_ACROSS.transfer(
            chargeEntity, clientId, claimEntity, cents, subject(seq), cause, decidedOn),
        BookEvent.PREPAYMENT_APPLIED_ACROSS.transfer(
            claimEntity, chargeEntity, clientId, cents, subject(seq), cause, decidedOn));
  }
}
