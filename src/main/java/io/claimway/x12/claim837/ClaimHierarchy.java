package io.claimway.x12.claim837;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims in the order and grouping of their hierarchical levels: billing provider, subscriber,
 * dependent.
 *
 * <p>Groups stand in the order in which their first claim came. A patient's claims beyond the
 * guide's 100 get a level of their own.
 */
public final class ClaimHierarchy {

  /** The most claims that one patient level holds (loop repeat of 2300). */
  public static final int MOST_CLAIMS_OF_A_PATIENT = 100;

  private final List<Billed> billed = new ArrayList<>();

  private ClaimHierarchy() {}

  /**
   * One billing provider with its subscribers.
   *
   * @param level 2000A
   */
  record Billed(BillingLevel level, List<Covered> subscribers) {}

  /**
   * One subscriber with the claims of their own and with their dependents.
   *
   * @param level 2000B
   */
  record Covered(
      SubscriberLevel level, List<ProfessionalClaim> claims, List<Dependent> dependents) {}

  /**
   * One dependent with their claims.
   *
   * @param level 2000C
   */
  record Dependent(PatientLevel level, List<ProfessionalClaim> claims) {}

  /**
   * A subscriber level as a key: equal in everything, hashed by its member id alone, which is what
   * differs.
   */
  private record Coverage(SubscriberLevel level) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Coverage that && level.equals(that.level);
    }

    @Override
    public int hashCode() {
      return level.subscriber() == null ? 0 : level.subscriber().name().id().hashCode();
    }
  }

  /** Brings claims of equal levels together, wherever they stand in the list. */
  @SuppressWarnings(
      "ReferenceEquality") // the same object saves hashing; equal ones still meet in the map
  public static ClaimHierarchy merging(List<FiledClaim> claims) {
    ClaimHierarchy hierarchy = new ClaimHierarchy();
    Map<BillingLevel, Map<Coverage, List<FiledClaim>>> groups = new LinkedHashMap<>();
    BillingLevel billing = null;
    Map<Coverage, List<FiledClaim>> subscribers = null;
    for (FiledClaim claim : claims) {
      claim.mustStand();
      if (subscribers == null || claim.billing() != billing) {
        billing = claim.billing();
        subscribers = groups.computeIfAbsent(billing, key -> new LinkedHashMap<>());
      }
      Coverage coverage = new Coverage(claim.subscriber());
      subscribers.computeIfAbsent(coverage, key -> new ArrayList<>(1)).add(claim);
    }
    groups.forEach((level, covered) -> hierarchy.billed.add(new Billed(level, covered(covered))));
    return hierarchy;
  }

  private static List<Covered> covered(Map<Coverage, List<FiledClaim>> groups) {
    List<Covered> all = new ArrayList<>(groups.size());
    groups.forEach((coverage, claims) -> addTo(all, coverage.level(), claims));
    return all;
  }

  private static void addTo(List<Covered> all, SubscriberLevel level, List<FiledClaim> claims) {
    Covered covered = new Covered(level, new ArrayList<>(1), new ArrayList<>(0));
    all.add(covered);
    Map<PatientLevel, List<ProfessionalClaim>> dependents = new LinkedHashMap<>(4);
    for (FiledClaim claim : claims) {
      if (claim.patient() != null) {
        dependents.computeIfAbsent(claim.patient(), key -> new ArrayList<>(1)).add(claim.claim());
      } else {
        if (covered.claims().size() == MOST_CLAIMS_OF_A_PATIENT) {
          covered = new Covered(level, new ArrayList<>(), new ArrayList<>(0));
          all.add(covered);
        }
        covered.claims().add(claim.claim());
      }
    }
    List<Dependent> last = covered.dependents();
    dependents.forEach((patient, own) -> addDependent(last, patient, own));
  }

  private static void addDependent(
      List<Dependent> all, PatientLevel patient, List<ProfessionalClaim> claims) {
    for (int from = 0; from < claims.size(); from += MOST_CLAIMS_OF_A_PATIENT) {
      int to = Math.min(claims.size(), from + MOST_CLAIMS_OF_A_PATIENT);
      all.add(new Dependent(patient, claims.subList(from, to)));
    }
  }

  /**
   * Keeps the levels as they were read: claims stand together only when they share the very same
   * level.
   */
  @SuppressWarnings("ReferenceEquality") // two equal levels of one file are two levels
  public static ClaimHierarchy asRead(List<FiledClaim> claims) {
    ClaimHierarchy hierarchy = new ClaimHierarchy();
    Billed billed = null;
    Covered covered = null;
    Dependent dependent = null;
    for (FiledClaim claim : claims) {
      claim.mustStand();
      if (billed == null || billed.level() != claim.billing()) {
        billed = new Billed(claim.billing(), new ArrayList<>());
        hierarchy.billed.add(billed);
        covered = null;
      }
      if (covered == null || covered.level() != claim.subscriber()) {
        covered = new Covered(claim.subscriber(), new ArrayList<>(1), new ArrayList<>(0));
        billed.subscribers().add(covered);
        dependent = null;
      }
      if (claim.patient() == null) {
        covered.claims().add(claim.claim());
      } else {
        if (dependent == null || dependent.level() != claim.patient()) {
          dependent = new Dependent(claim.patient(), new ArrayList<>(1));
          covered.dependents().add(dependent);
        }
        dependent.claims().add(claim.claim());
      }
    }
    return hierarchy;
  }

  List<Billed> billed() {
    return billed;
  }
}
