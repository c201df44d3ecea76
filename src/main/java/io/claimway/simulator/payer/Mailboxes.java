package io.claimway.simulator.payer;

import java.util.List;

/**
 * The partners' mailboxes as the outside world reaches them: named, write-once files under {@code
 * mailboxes/<partner>/}.
 */
public interface Mailboxes {

  /** Names that begin with the prefix, in ascending order. */
  List<String> list(String prefix);

  byte[] read(String name);

  /** Puts a file unless one of this name is there, and says whether it did. */
  boolean putIfAbsent(String name, byte[] bytes);
}
