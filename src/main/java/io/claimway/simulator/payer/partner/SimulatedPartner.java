package io.claimway.simulator.payer.partner;

import io.claimway.simulator.payer.wire.EdiSyntax;

/**
 * One simulated trading partner: the other end of a mailbox.
 *
 * @param receiver its id in ISA08 and GS03
 * @param clearinghouse whether it forwards to payers and says so in a 277CA of its own
 * @param delimiters how it writes, as {@link EdiSyntax#of} reads it
 */
public record SimulatedPartner(
    String slug, String receiver, String name, boolean clearinghouse, String delimiters) {

  public EdiSyntax syntax() {
    return EdiSyntax.of(delimiters);
  }
}
