package io.claimway.party.payer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All payers of one run, frozen with the hash of the files that they were read from.
 *
 * @param bySlug profile per payer slug, in slug order
 * @param sha256 hash over the sorted file names and contents, part of the run's manifest
 */
public record PayerProfiles(Map<String, PayerProfile> bySlug, String sha256)
    implements Serializable {

  public PayerProfiles {
    bySlug = new TreeMap<>(bySlug);
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

  /** The payers behind one trading partner, in slug order. */
  public List<PayerProfile> ofPartner(String partner) {
    return bySlug.values().stream().filter(profile -> profile.partner().equals(partner)).toList();
  }

  /** The payers that send 835s and deposits under one originator, in slug order. */
  public List<PayerProfile> ofOriginator(String originator) {
    return bySlug.values().stream()
        .filter(profile -> profile.originator().equals(originator))
        .toList();
  }

  /** All trading partners in order. */
  public List<String> partners() {
    return bySlug.values().stream().map(PayerProfile::partner).distinct().sorted().toList();
  }
}
