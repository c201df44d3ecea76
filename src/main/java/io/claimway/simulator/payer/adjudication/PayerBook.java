package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.intake.ReceivedClaim;
import io.claimway.simulator.payer.registry.Member;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all payers remember: the claims they have, the services that are live, and coverage that
 * ended after the fact.
 */
public final class PayerBook {

  private final Map<String, ClaimOnFile> live = new HashMap<>();
  private final Map<String, ClaimOnFile> byClaimNumber = new HashMap<>();
  private final Set<String> controlNumbers = new HashSet<>();
  private final Set<String> naturalKeys = new HashSet<>();
  private final Map<String, LocalDate> terminations = new HashMap<>();
  private final Map<String, Integer> numbersGiven = new HashMap<>();

  /** The live claim for a service, if there is one. */
  Optional<ClaimOnFile> live(String serviceKey) {
    return Optional.ofNullable(live.get(serviceKey));
  }

  Optional<ClaimOnFile> byClaimNumber(String payer, String claimNumber) {
    return Optional.ofNullable(byClaimNumber.get(payer + "|" + claimNumber));
  }

  /** Notes CLM01 and says whether this payer had never seen it. */
  boolean newControlNumber(String payer, String controlNumber) {
    return controlNumbers.add(payer + "|" + controlNumber);
  }

  /** Notes a claim's natural key and says whether it had never come. */
  boolean newNaturalKey(ReceivedClaim claim) {
    return naturalKeys.add(claim.naturalKey());
  }

  void open(ClaimOnFile file) {
    number(file, file.claimNumber());
    if (file.isVoid()) {
      return;
    }
    if (file.replaces() != null) {
      close(file.replaces());
    }
    file.claim().serviceKeys().forEach(key -> live.put(key, file));
  }

  void number(ClaimOnFile file, String claimNumber) {
    byClaimNumber.put(file.payer().slug() + "|" + claimNumber, file);
  }

  /** Ends the life of a claim's services, so that a new original is no double. */
  void close(ClaimOnFile file) {
    file.claim().serviceKeys().forEach(key -> live.remove(key, file));
  }

  String nextClaimNumber(String payerId, LocalDate day) {
    String prefix = payerId + String.format("%02d%03d", day.getYear() % 100, day.getDayOfYear());
    return prefix + String.format("%06d", numbersGiven.merge(prefix, 1, Integer::sum));
  }

  void terminate(Member member, LocalDate lastDay) {
    terminations.put(member.key(), lastDay);
  }

  /** Whether coverage is in force on a day, retroactive terminations included. */
  public boolean covers(Member member, LocalDate day) {
    LocalDate last = terminations.get(member.key());
    return member.coveredOn(day) && (last == null || !day.isAfter(last));
  }
}
