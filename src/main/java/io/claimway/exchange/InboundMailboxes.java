package io.claimway.exchange;

import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.StoredObject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the mailboxes that partners put files into, in order of partner and name. */
public final class InboundMailboxes {
  private final ObjectStore store;
  private final PartnerMailboxes mailboxes;

  public InboundMailboxes(ObjectStore store, PartnerMailboxes mailboxes) {
    this.store = store;
    this.mailboxes = mailboxes;
  }

  /** In all mailboxes. */
  public List<InboundObject> list() {
    return below(PartnerMailboxes.ROOT);
  }

  /** In those of these partners. */
  public List<InboundObject> list(List<String> partners) {
    return partners.stream()
        .sorted()
        .flatMap(
            partner ->
                below(mailboxes.inbound(partner, "")).stream()
                    .filter(each -> each.partner().equals(partner)))
        .toList();
  }

  private List<InboundObject> below(String prefix) {
    try (Stream<StoredObject> objects = store.list(prefix)) {
      return objects
          .flatMap(
              object ->
                  mailboxes
                      .find(object.key())
                      .map(
                          file ->
                              new InboundObject(
                                  file.partner(), file.name(), object.etag(), object.bytes()))
                      .stream())
          .sorted(Comparator.comparing(InboundObject::partner).thenComparing(InboundObject::name))
          .toList();
    }
  }
}
