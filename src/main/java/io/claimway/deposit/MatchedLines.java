package io.claimway.deposit;

import io.claimway.ledger.Transfer;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a night's bank lines came to.
 *
 * @param fresh every new line, in order of the lines
 * @param changed waiting lines that are something else now
 * @param clearings payments of which money came or went, as they stand now
 * @param transfers what is booked for all of them
 */
public record MatchedLines(
    List<LinePurpose> fresh,
    List<LinePurpose> changed,
    List<PaymentClearing> clearings,
    List<Transfer> transfers) {

  public MatchedLines {
    fresh = List.copyOf(fresh);
    changed = List.copyOf(changed);
    clearings = List.copyOf(clearings);
    transfers = List.copyOf(transfers);
  }

  /** Lines that brought what the card processor paid out. */
  public List<LinePurpose> cards() {
    return Stream.concat(fresh.stream(), changed.stream())
        .filter(purpose -> purpose.state() == LineState.CARDS)
        .toList();
  }

  /** Payout batches that the bank has taken the money of. */
  public List<String> settledBatches() {
    return fresh.stream()
        .filter(purpose -> purpose.state() == LineState.SETTLED)
        .map(LinePurpose::batchId)
        .toList();
  }
}
