package io.claimway.claim.edit;

import io.claimway.claim.code.ProcedurePair;
import io.claimway.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The edits that look at all sessions of one client on one day, billed ones included: duplicates,
 * code pairs, units, add-ons.
 */
public final class DayEdits {

  private static final Set<String> SEPARATE = Set.of("59", "XE", "XS", "XP", "XU", "76", "77");
  private static final Set<String> PSYCHOTHERAPY =
      Set.of("90832", "90834", "90837", "90833", "90836", "90838");

  private final ClinicalCodes codes;

  public DayEdits(ClinicalCodes codes) {
    this.codes = codes;
  }

  /** One service of the day, in its turn among the others. */
  private record Service(
      String sessionId,
      String providerId,
      Instant startsAt,
      String code,
      List<String> modifiers,
      int turn,
      boolean mayFail) {
    boolean separate() {
      return modifiers.stream().anyMatch(SEPARATE::contains);
    }
  }

  /**
   * The failures per session id, in order of session ids; only what is about to be sent fails.
   *
   * @param sessions of one client and day that the night looks at
   * @param billed sessions of the same client and day that are on claims and did not change
   */
  public Map<String, Set<EditCode>> failures(
      List<DaySession> sessions, List<BilledSession> billed) {
    Map<String, Set<EditCode>> failures = new TreeMap<>();
    List<DaySession> inTurn = sessions.stream().sorted(DaySession.TURN).toList();
    duplicates(inTurn, billed, failures);
    List<DaySession> single =
        inTurn.stream().filter(session -> !failures.containsKey(session.sessionId())).toList();
    List<Service> services = services(single, billed);
    secondPsychotherapy(services, failures);
    for (int i = 0; i < services.size(); i++) {
      for (int j = i + 1; j < services.size(); j++) {
        pair(services.get(i), services.get(j), failures);
      }
    }
    units(single, services, failures);
    return failures;
  }

  /** Whether a claim of these procedures has an add-on and not the service that it belongs to. */
  public boolean lacksBase(List<String> procedures) {
    Set<String> present = Set.copyOf(procedures);
    return present.stream().anyMatch(code -> lacksBase(code, present));
  }

  /** The sessions of one claim whose add-on has no base on the same claim. */
  public Set<String> addOnsWithoutBase(List<PricedSession> claim) {
    Set<String> present = new HashSet<>();
    claim.forEach(session -> session.lines().forEach(line -> present.add(line.procedureCode())));
    Set<String> waiting = new HashSet<>();
    for (PricedSession session : claim) {
      if (session.lines().stream().anyMatch(line -> lacksBase(line.procedureCode(), present))) {
        waiting.add(session.session().sessionId());
      }
    }
    return waiting;
  }

  private boolean lacksBase(String procedure, Set<String> present) {
    Set<String> bases = codes.basesOf(procedure);
    return !bases.isEmpty() && bases.stream().noneMatch(present::contains);
  }

  private static void duplicates(
      List<DaySession> sessions, List<BilledSession> billed, Map<String, Set<EditCode>> failures) {
    List<Session> kept = new ArrayList<>();
    for (DaySession each : sessions) {
      Session session = each.priced().session();
      boolean twin =
          kept.stream()
                  .anyMatch(
                      other ->
                          overlap(session, other.providerId(), other.startsAt(), other.endsAt()))
              || billed.stream()
                  .anyMatch(
                      other ->
                          overlap(session, other.providerId(), other.startsAt(), other.endsAt()));
      if (twin && each.mayFail()) {
        fail(failures, session.sessionId(), EditCode.DUPLICATE_SESSION);
      } else {
        kept.add(session);
      }
    }
  }

  private static boolean overlap(
      Session session, String providerId, Instant startsAt, Instant endsAt) {
    return session.providerId().equals(providerId)
        && session.startsAt().isBefore(endsAt)
        && startsAt.isBefore(session.endsAt());
  }

  private static List<Service> services(List<DaySession> sessions, List<BilledSession> billed) {
    List<Service> services = new ArrayList<>();
    for (BilledSession session : billed) {
      for (BilledProcedure service : session.services()) {
        for (int unit = 0; unit < service.units(); unit++) {
          services.add(
              new Service(
                  session.sessionId(),
                  session.providerId(),
                  session.startsAt(),
                  service.procedureCode(),
                  service.modifiers(),
                  0,
                  false));
        }
      }
    }
    for (DaySession each : sessions) {
      Session session = each.priced().session();
      for (PricedLine line : each.priced().lines()) {
        for (int unit = 0; unit < line.units(); unit++) {
          services.add(
              new Service(
                  session.sessionId(),
                  session.providerId(),
                  session.startsAt(),
                  line.procedureCode(),
                  line.modifiers(),
                  each.standing().turn(),
                  each.mayFail()));
        }
      }
    }
    services.sort(
        Comparator.comparingInt(Service::turn)
            .thenComparing(Service::startsAt)
            .thenComparing(Service::sessionId));
    return services;
  }

  private static void secondPsychotherapy(
      List<Service> services, Map<String, Set<EditCode>> failures) {
    String first = null;
    for (Service service : services) {
      if (!PSYCHOTHERAPY.contains(service.code())) {
        continue;
      }
      if (first == null) {
        first = service.sessionId();
      } else if (service.mayFail() && !service.sessionId().equals(first) && !service.separate()) {
        fail(failures, service.sessionId(), EditCode.SECOND_PSYCHOTHERAPY);
      }
    }
  }

  private void pair(Service one, Service other, Map<String, Set<EditCode>> failures) {
    if (!one.providerId().equals(other.providerId()) || one.code().equals(other.code())) {
      return;
    }
    Optional<ProcedurePair> pair = codes.pairs().between(one.code(), other.code());
    boolean parted =
        pair.isPresent() && pair.get().modifierAllowed() && (one.separate() || other.separate());
    if (pair.isEmpty() || parted) {
      return;
    }
    boolean forward = pair.get().column1().equals(one.code());
    Service first = forward ? one : other;
    Service second = forward ? other : one;
    Service stopped = second.mayFail() ? second : first;
    if (stopped.mayFail()) {
      fail(failures, stopped.sessionId(), EditCode.CODE_PAIR);
    }
  }

  private void units(
      List<DaySession> sessions, List<Service> services, Map<String, Set<EditCode>> failures) {
    Map<String, Integer> counts = new HashMap<>();
    services.forEach(
        service -> counts.merge(service.providerId() + "|" + service.code(), 1, Integer::sum));
    for (DaySession each : sessions) {
      String provider = each.priced().session().providerId();
      for (PricedLine line : each.priced().lines()) {
        int limit = codes.unitLimit(line.procedureCode());
        if (each.mayFail()
            && counts.getOrDefault(provider + "|" + line.procedureCode(), 0) > limit) {
          fail(failures, each.sessionId(), EditCode.UNITS_ABOVE_LIMIT);
        }
      }
    }
  }

  private static void fail(Map<String, Set<EditCode>> failures, String sessionId, EditCode code) {
    failures.computeIfAbsent(sessionId, id -> EnumSet.noneOf(EditCode.class)).add(code);
  }
}
