package io.claimway.exchange;

import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.run.RunManifest.InboundObject;
import io.claimway.s3.ObjectStore;
import io.claimway.s3.StoredObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What lies in the mailboxes that partners put files into, in order of partner and name. */
public final class InboundMailboxes {

  /** As many as the store answers at once. */
  private static final int OBJECTS_AT_ONCE = 1_000;

  private final ObjectStore store;
  private final PartnerMailboxes mailboxes;

  public InboundMailboxes(ObjectStore store, PartnerMailboxes mailboxes) {
    this.store = store;
    this.mailboxes = mailboxes;
  }

  /** Says which of some objects are new: mailboxes are never emptied, a night's are few. */
  @FunctionalInterface
  public interface Novelty {
    List<InboundObject> newOf(List<InboundObject> objects);
  }

  /** What is new in all mailboxes. */
  public List<InboundObject> listNew(Novelty novelty) {
    return below(PartnerMailboxes.ROOT, novelty);
  }

  /** What is new in those of these partners. */
  public List<InboundObject> listNew(List<String> partners, Novelty novelty) {
    return partners.stream()
        .sorted()
        .flatMap(
            partner ->
                below(mailboxes.inbound(partner, ""), novelty).stream()
                    .filter(each -> each.partner().equals(partner)))
        .toList();
  }

  private List<InboundObject> below(String prefix, Novelty novelty) {
    List<InboundObject> found = new ArrayList<>();
    List<InboundObject> some = new ArrayList<>(OBJECTS_AT_ONCE);
    try (Stream<StoredObject> objects = store.list(prefix)) {
      for (StoredObject object : (Iterable<StoredObject>) objects::iterator) {
        mailboxes
            .find(object.key())
            .ifPresent(
                file ->
                    some.add(
                        new InboundObject(
                            file.partner(), file.name(), object.etag(), object.bytes())));
        if (some.size() == OBJECTS_AT_ONCE) {
          found.addAll(novelty.newOf(some));
          some.clear();
        }
      }
    }
    found.addAll(novelty.newOf(some));
    found.sort(Comparator.comparing(InboundObject::partner).thenComparing(InboundObject::name));
    return found;
  }
}
