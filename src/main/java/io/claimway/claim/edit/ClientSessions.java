package io.claimway.claim.edit;

import io.claimway.session.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sessions of one client that a night looks at, each in its turn, and what is billed around.
 */
public final class ClientSessions {
  private final List<DaySession> inTurn;
  private final List<BilledSession> billed;

  /**
   * @param billed sessions on claims that are not among those that the night looks at
   */
  ClientSessions(List<DaySession> sessions, List<BilledSession> billed) {
    this.inTurn = sessions.stream().sorted(DaySession.TURN).toList();
    this.billed = List.copyOf(billed);
  }

  /** What is billed counts first, then what changes on a claim, then what is new or waits. */
  List<DaySession> inTurn() {
    return inTurn;
  }

  List<BilledSession> billed() {
    return billed;
  }

  /** The same without the sessions that findings keep back. */
  ClientSessions without(EditFindings stopped) {
    return new ClientSessions(
        inTurn.stream().filter(session -> !stopped.hold(session.sessionId())).toList(), billed);
  }

  /** The days on which the night looks at a session, with all that is billed on them. */
  List<Day> days() {
    Map<LocalDate, List<DaySession>> days = new TreeMap<>();
    inTurn.forEach(
        session ->
            days.computeIfAbsent(session.serviceDate(), day -> new ArrayList<>()).add(session));
    List<Day> all = new ArrayList<>(days.size());
    days.forEach(
        (day, sessions) ->
            all.add(
                new Day(
                    day,
                    sessions,
                    services(
                        sessions,
                        billed.stream()
                            .filter(session -> session.serviceDate().equals(day))
                            .toList()))));
    return all;
  }

  /**
   * One day.
   *
   * @param services every unit of every service, in turn
   */
  record Day(LocalDate date, List<DaySession> sessions, List<Service> services) {}

  /** One unit of a service. */
  record Service(
      String sessionId,
      String providerId,
      Instant startsAt,
      String code,
      List<String> modifiers,
      int turn,
      boolean mayFail) {
    private static final Set<String> SEPARATE = Set.of("59", "XE", "XS", "XP", "XU", "76", "77");

    /** Whether a modifier says that it stands apart from the others. */
    boolean separate() {
      return modifiers.stream().anyMatch(SEPARATE::contains);
    }
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
}
