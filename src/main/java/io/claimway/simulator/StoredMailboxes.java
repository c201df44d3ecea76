package io.claimway.simulator;

import io.claimway.s3.ObjectStore;
import io.claimway.s3.PutOutcome;
import io.claimway.simulator.payer.Mailboxes;
import java.util.List;

/** The partners' mailboxes where Claimway has them: in the object store. */
public final class StoredMailboxes implements Mailboxes {

  private final ObjectStore store;

  public StoredMailboxes(ObjectStore store) {
    this.store = store;
  }

  @Override
  public List<String> list(String prefix) {
    return store.keys(prefix).stream().sorted().toList();
  }

  @Override
  public byte[] read(String name) {
    return store.get(name);
  }

  @Override
  public boolean putIfAbsent(String name, byte[] bytes) {
    PutOutcome outcome = store.putIfAbsent(name, bytes);
    if (outcome == PutOutcome.CONFLICT) {
      throw new IllegalStateException("Cannot put " + name + ": another file has this name");
    }
    return outcome == PutOutcome.CREATED;
  }
}
