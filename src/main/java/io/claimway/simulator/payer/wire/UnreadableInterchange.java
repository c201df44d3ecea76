package io.claimway.simulator.payer.wire;

/** Says that a file is no interchange at all, so that not even a TA1 can answer it. */
public final class UnreadableInterchange extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableInterchange(String why) {
    super("Cannot read the interchange: " + why);
  }
}
