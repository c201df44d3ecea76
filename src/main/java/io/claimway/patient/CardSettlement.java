package io.claimway.patient;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A payout of the card processor, as far as its events have come.
 *
 * @param grossCents charges less what went back to clients
 * @param feeCents what the processor keeps for itself
 */
public record CardSettlement(
    String settlementId, String billingEntity, long grossCents, long feeCents) {

  /** What the bank should bring; below zero where it takes. */
  public long netCents() {
    return grossCents - feeCents;
  }

  /** What a bank line that brings it books beside its cash. */
  public List<Transfer> transfers(Subject line, String cause, LocalDate asOf) {
    List<Transfer> transfers = new ArrayList<>();
    if (netCents() != 0) {
      transfers.add(
          BookEvent.CARD_SETTLED.transfer(
              billingEntity, "", "", netCents(), line, why(cause), asOf));
    }
    if (feeCents != 0) {
      transfers.add(
          BookEvent.CARD_FEE.transfer(billingEntity, "", "", feeCents, line, why(cause), asOf));
    }
    return transfers;
  }

  private String why(String cause) {
    return "settlement " + settlementId + " " + cause;
  }
}
