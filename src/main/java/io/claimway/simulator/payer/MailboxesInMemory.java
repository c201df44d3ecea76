package io.claimway.simulator.payer;

import java.util.List;
import java.util.TreeMap;

/** Mailboxes in memory, for closed-loop tests and benchmarks without a store. */
public final class MailboxesInMemory implements Mailboxes {

  private final TreeMap<String, byte[]> files = new TreeMap<>();

  @Override
  public synchronized List<String> list(String prefix) {
    return List.copyOf(files.subMap(prefix, true, prefix + Character.MAX_VALUE, false).keySet());
  }

  @Override
  public synchronized byte[] read(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("Cannot read " + name + ": no file has this name");
    }
    return bytes.clone();
  }

  @Override
  public synchronized boolean putIfAbsent(String name, byte[] bytes) {
    return files.putIfAbsent(name, bytes.clone()) == null;
  }
}
