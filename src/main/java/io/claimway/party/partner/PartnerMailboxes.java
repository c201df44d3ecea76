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

  /**
   * Which partner put an object, and under which name, nested folders included; empty where nobody
   * puts any, as for the mark that stands for a folder.
   */
  public Optional<PartnerFile> find(String key) {
    if (key.endsWith("/")) {
      return Optional.empty();
    }
    String innermost = "";
    Optional<PartnerFile> file = Optional.empty();
    for (Map.Entry<String, PartnerMailbox> each : byPartner.entrySet()) {
      String inbound = each.getValue().inbound() + "/";
      String outbound = each.getValue().outbound() + "/";
      if (key.startsWith(inbound) && inbound.length() > innermost.length()) {
        innermost = inbound;
        file = Optional.of(new PartnerFile(each.getKey(), key.substring(inbound.length())));
      }
      if (key.startsWith(outbound) && outbound.length() > innermost.length()) {
        innermost = outbound;
        file = Optional.empty();
      }
    }
    return innermost.isEmpty() ? findByItsFolder(key) : file;
  }

  /** Of those without folders of their own: the folder names them. */
  private Optional<PartnerFile> findByItsFolder(String key) {
    int slash = key.startsWith(ROOT) ? key.indexOf('/', ROOT.length()) : -1;
    if (slash < 0 || !key.startsWith(INBOUND + "/", slash)) {
      return Optional.empty();
    }
    String named = key.substring(ROOT.length(), slash);
    String name = key.substring(slash + INBOUND.length() + 1);
    return named.isEmpty() || byPartner.containsKey(named)
        ? Optional.empty()
        : Optional.of(new PartnerFile(named, name));
  }

  private PartnerMailbox of(String partner) {
    PartnerMailbox own = byPartner.get(partner);
    return own != null
        ? own
        : new PartnerMailbox(ROOT + partner + "/outbound", ROOT + partner + INBOUND);
  }
}
