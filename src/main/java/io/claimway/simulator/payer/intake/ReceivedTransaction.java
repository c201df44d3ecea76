package io.claimway.simulator.payer.intake;

import io.claimway.simulator.payer.wire.GuideFinding;
import java.util.List;

/**
 * One ST to SE as received.
 *
 * @param errors IK502 codes of the transaction as a whole
 * @param findings departures from the guide
 * @param body what was read from it
 */
public record ReceivedTransaction<B extends TransactionBody>(
    String set,
    String control,
    String guide,
    List<String> errors,
    List<GuideFinding> findings,
    B body) {

  public ReceivedTransaction {
    errors = List.copyOf(errors);
    findings = List.copyOf(findings);
  }

  public boolean clean() {
    return errors.isEmpty() && findings.isEmpty();
  }

  ReceivedTransaction<B> with(GuideFinding finding) {
    return new ReceivedTransaction<>(set, control, guide, errors, List.of(finding), body);
  }
}
