package io.claimway.party.people;

/** Something that not everybody may do in the network's name. */
public enum Right {
  /** Let money go that another has prepared. */
  APPROVE("approve", true),
  /**
   * Work the queues: send claims again, close an item, stop or restart a payer, let a night go on.
   */
  RESOLVE("resolve", true),
  /** Key what came on paper; above the limit another person approves it. */
  ENTER("enter remittances", true),
  /** Give up money that is owed. */
  WRITE_OFF("write off", true),
  /** Read what files and books say of persons. */
  SEE_PHI("see PHI", false);

  private final String words;
  private final boolean inDollars;

  Right(String words, boolean inDollars) {
    this.words = words;
    this.inDollars = inDollars;
  }

  /** The right after "may", as sentences name it. */
  public String words() {
    return words;
  }

  /** Whether it moves dollars, so that each person has a limit for it. */
  public boolean inDollars() {
    return inDollars;
  }
}
