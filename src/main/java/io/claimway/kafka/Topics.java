package io.claimway.kafka;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of the topics that Claimway reads and writes (SPEC §3), without the configured prefix.
 */
public final class Topics {
  /** Facts of other products. */
  public static final List<String> FACTS =
      List.of(
          "sessions",
          "clients",
          "providers",
          "contracts",
          "charges",
          "patient-payments",
          "provider-adjustments");

  /** Claimway's own events for other products. */
  public static final List<String> EVENTS =
      List.of("session-status", "information-requests", "patient-balances", "payouts");

  private Topics() {}

  /** Facts, their quarantines, and events. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(FACTS);
    FACTS.forEach(topic -> all.add(Quarantine.topicOf(topic)));
    all.addAll(EVENTS);
    return all;
  }
}
