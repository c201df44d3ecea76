package io.claimway.simulator.payer.intake;

import io.claimway.simulator.payer.wire.GuideFinding;
import java.util.List;

/**
 * One GS to GE as received.
 *
 * @param errors AK905 codes of the group as a whole
 */
public record ReceivedGroup<B extends TransactionBody>(
    String kind,
    String control,
    String guide,
    int announced,
    List<String> errors,
    List<ReceivedTransaction<B>> transactions) {

  public ReceivedGroup {
    errors = List.copyOf(errors);
    transactions = List.copyOf(transactions);
  }

  public boolean takes(ReceivedTransaction<B> transaction) {
    return errors.isEmpty() && transaction.clean();
  }

  ReceivedGroup<B> refused(String transaction, GuideFinding finding) {
    return new ReceivedGroup<>(
        kind,
        control,
        guide,
        announced,
        errors,
        transactions.stream()
            .map(each -> each.control().equals(transaction) ? each.with(finding) : each)
            .toList());
  }
}
