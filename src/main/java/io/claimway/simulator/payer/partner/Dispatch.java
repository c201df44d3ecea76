package io.claimway.simulator.payer.partner;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The way out of the outside world: files wait for their morning, get their names, and are put
 * once.
 */
public final class Dispatch {

  private final BiConsumer<String, byte[]> putIfAbsent;
  private final TreeMap<LocalDate, List<Parcel>> waiting = new TreeMap<>();
  private final Map<String, Integer> controls = new HashMap<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final Set<String> delivered = new HashSet<>();

  /** A file that waits. */
  private static final class Parcel {
    private final String partner;
    private final String kind;
    private final String from;
    private final String extension;
    private final byte[] bytes;

    Parcel(String partner, String kind, String from, String extension, byte[] bytes) {
      this.partner = partner;
      this.kind = kind;
      this.from = from;
      this.extension = extension;
      this.bytes = bytes;
    }
  }

  public Dispatch(BiConsumer<String, byte[]> putIfAbsent) {
    this.putIfAbsent = putIfAbsent;
  }

  /** The next interchange control number of a partner. */
  public int nextControl(String partner) {
    return controls.merge(partner, 1, Integer::sum);
  }

  /**
   * Sends a file on a morning.
   *
   * @param kind first word of its name
   * @param from third word of its name: the partner, originator or account holder
   */
  public void send(
      LocalDate morning, String partner, String kind, String from, String extension, byte[] bytes) {
    waiting
        .computeIfAbsent(morning, any -> new ArrayList<>())
        .add(new Parcel(partner, kind, from, extension, bytes));
  }

  /**
   * Puts what waits for this morning, or waited for an earlier one; a name that is there already is
   * left as it is.
   */
  public void deliver(LocalDate morning) {
    while (!waiting.isEmpty() && !waiting.firstKey().isAfter(morning)) {
      for (Parcel parcel : waiting.pollFirstEntry().getValue()) {
        String stem =
            parcel.kind
                + "_"
                + DateTimeFormatter.BASIC_ISO_DATE.format(morning)
                + "_"
                + parcel.from
                + "_";
        int ordinal = ordinals.merge(parcel.partner + "/" + stem, 1, Integer::sum);
        put(parcel.partner, stem + ordinal + "." + parcel.extension, parcel.bytes);
      }
    }
  }

  /** Puts a file at once under a name of its own. */
  public void put(String partner, String name, byte[] bytes) {
    String key = "mailboxes/" + partner + "/inbound/" + name;
    if (delivered.add(key)) {
      putIfAbsent.accept(key, bytes);
    }
  }

  /** Whether a file of this name has been delivered. */
  public boolean delivered(String partner, String name) {
    return delivered.contains("mailboxes/" + partner + "/inbound/" + name);
  }

  /** Learns what an earlier life of this process has delivered, so that it is not offered again. */
  public void recall(List<String> names) {
    delivered.addAll(names);
  }
}
