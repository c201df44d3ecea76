package io.claimway.cli;

import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import io.claimway.simulator.payer.Mailboxes;
import java.util.List;

/** The partners' mailboxes in the object store, as the simulated outside world reaches them. */
record StoredMailboxes(ObjectStore objects) implements Mailboxes {
  @Override
  public List<String> list(String prefix) {
    return objects.keys(prefix);
  }

  @Override
  public byte[] read(String name) {
    return objects.get(name);
  }

  @Override
  public boolean putIfAbsent(String name, byte[] bytes) {
    PutOutcome outcome = objects.putIfAbsent(name, bytes);
    if (outcome == PutOutcome.CONFLICT) {
      throw new IllegalStateException(
          "Cannot answer with " + name + ": other bytes lie under that name");
    }
    return outcome == PutOutcome.CREATED;
  }
}
