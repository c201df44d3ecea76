package io.claimway.party.payer;

import io.claimway.party.partner.PartnerMailbox;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.partner.TradingPartner;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All payers of one run and the trading partners by which they are reached, frozen with the hash of
 * the files that they were read from.
 *
 * @param bySlug profile per payer slug, in slug order
 * @param byPartner trading partner per slug, in slug order
 * @param sha256 hash over the sorted file names and contents, part of the run's manifest
 */
public record PayerProfiles(
    Map<String, PayerProfile> bySlug, Map<String, TradingPartner> byPartner, String sha256)
    implements Serializable {

  public PayerProfiles {
    bySlug = new TreeMap<>(bySlug);
    byPartner = new TreeMap<>(byPartner);
  }

  /** The profile of a payer, if there is one. */
  public Optional<PayerProfile> find(String payer) {
    return Optional.ofNullable(bySlug.get(payer));
  }

  /** The profile of a payer that must exist. */
  public PayerProfile get(String payer) {
    return find(payer)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot find payer "
                        + payer
                        + ": no profile has that slug; known are "
                        + bySlug.keySet()));
  }

  /** All profiles in slug order. */
  public List<PayerProfile> list() {
    return new ArrayList<>(bySlug.values());
  }

  /** The trading partner of a slug, if there is one; the bank is none. */
  public Optional<TradingPartner> findPartner(String partner) {
    return Optional.ofNullable(byPartner.get(partner));
  }

  /** The trading partner of a slug that must exist. */
  public TradingPartner getPartner(String partner) {
    return findPartner(partner)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot find trading partner "
                        + partner
                        + ": no file has that slug; known are "
                        + byPartner.keySet()));
  }

  /** The trading partner that tonight's files for a payer go to. */
  public TradingPartner routeOf(String payer) {
    return getPartner(get(payer).partner());
  }

  /** All trading partners in slug order. */
  public List<TradingPartner> listPartners() {
    return new ArrayList<>(byPartner.values());
  }

  /** Where files change hands. */
  public PartnerMailboxes mailboxes() {
    Map<String, PartnerMailbox> mailboxes = new TreeMap<>();
    byPartner.forEach((slug, partner) -> mailboxes.put(slug, partner.mailboxes()));
    return new PartnerMailboxes(mailboxes);
  }
}
