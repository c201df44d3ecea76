package io.claimway.party.partner;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where in the bucket files change hands: the folders of each trading partner, and for everybody
 * else, such as the bank, those that bear its name.
 */
public record PartnerMailboxes(Map<String, PartnerMailbox> byPartner) implements Serializable {

  /** Below it lies every mailbox. */
  public static final String ROOT = "mailboxes/";

  /** Everybody's folders bear their names. */
  public static final PartnerMailboxes USUAL = new PartnerMailboxes(Map.of());

  private static final String INBOUND = "/inbound";

  public PartnerMailboxes {
    byPartner = new TreeMap<>(byPartner);
  }

  /** A file that a partner put. */
  public record PartnerFile(String partner, String name) {}

  /** The key of a file that a partner picks up. */
  public String outbound(String partner, String name) {
    return of(partner).outbound() + "/" + name;
  }

  /** The key of a file that a partner puts. */
  public String inbound(String partner, String name) {
    return of(partner).inbound() + "/" + name;
  }

  /** Which partner put an object, and under which name; empty where nobody puts any. */
  public Optional<PartnerFile> find(String key) {
    int slash = key.lastIndexOf('/');
    String folder = slash < 0 ? "" : key.substring(0, slash);
    String name = key.substring(slash + 1);
    return name.isEmpty()
        ? Optional.empty()
        : partnerOf(folder).map(partner -> new PartnerFile(partner, name));
  }

  private Optional<String> partnerOf(String folder) {
    for (Map.Entry<String, PartnerMailbox> each : byPartner.entrySet()) {
      if (each.getValue().inbound().equals(folder)) {
        return Optional.of(each.getKey());
      }
    }
    if (!folder.startsWith(ROOT) || !folder.endsWith(INBOUND)) {
      return Optional.empty();
    }
    int end = folder.length() - INBOUND.length();
    String named = end < ROOT.length() ? "" : folder.substring(ROOT.length(), end);
    return named.isEmpty() || named.contains("/") || byPartner.containsKey(named)
        ? Optional.empty()
        : Optional.of(named);
  }

  private PartnerMailbox of(String partner) {
    PartnerMailbox own = byPartner.get(partner);
    return own != null
        ? own
        : new PartnerMailbox(ROOT + partner + "/outbound", ROOT + partner + INBOUND);
  }
}
