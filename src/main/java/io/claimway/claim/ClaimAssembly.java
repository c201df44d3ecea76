package io.claimway.claim;

import io.claimway.claim.edit.ClaimText;
import io.claimway.claim.edit.DiagnosisCountEdit;
import io.claimway.claim.edit.EditCode;
import io.claimway.claim.edit.PricedLine;
import io.claimway.claim.edit.PricedSession;
import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.Provider;
import io.claimway.party.Subscriber;
import io.claimway.session.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Forms one claim's content from sessions that share its key and pass all edits. */
final class ClaimAssembly {

  private static final int MOST_POINTERS = 4;

  private ClaimAssembly() {}

  /** The diagnoses of all sessions, in order of sessions, each once. */
  static List<String> diagnoses(List<PricedSession> sessions) {
    Set<String> diagnoses = new LinkedHashSet<>();
    sessions.forEach(
        each ->
            each.session().diagnoses().forEach(code -> diagnoses.add(ClaimText.diagnosis(code))));
    return new ArrayList<>(diagnoses);
  }

  /** The sessions in the order of their lines. */
  static List<PricedSession> inOrder(List<PricedSession> sessions) {
    return sessions.stream()
        .sorted(
            Comparator.comparing((PricedSession each) -> each.session().startsAt())
                .thenComparing(each -> each.session().sessionId()))
        .toList();
  }

  /** The first version of the claim of these sessions. */
  static Claim assemble(List<PricedSession> unordered) {
    List<PricedSession> sessions = inOrder(unordered);
    PricedSession first = sessions.get(0);
    Coverage coverage = first.coverage();
    List<String> diagnoses = diagnoses(sessions);
    String anchor =
        sessions.stream()
            .map(each -> each.session().sessionId())
            .sorted()
            .findFirst()
            .orElseThrow();
    LineageKey key = LineageKey.of(first);
    return new Claim(
        key.anchoredBy(anchor),
        1,
        "1",
        "FIRST",
        null,
        null,
        key.payer(),
        key.payerSequence(),
        key.clientId(),
        key.providerId(),
        first.provider().practice().practiceId(),
        first.session().serviceDate(),
        first.placeOfService(),
        billing(first.contract().billingEntity()),
        ClaimText.identifier(coverage.memberId()),
        ClaimText.clean(coverage.groupNumber()),
        coverage.relationship(),
        subscriber(first.client(), coverage),
        coverage.subscriber() == null ? null : patient(first.client()),
        provider(first.provider()),
        first.supervisor() == null ? null : provider(first.supervisor()),
        facility(first),
        diagnoses,
        authorization(sessions),
        lines(sessions, diagnoses));
  }

  /**
   * The claim with some of its sessions changed: their lines as they are now, in the places where
   * they were, and the lines of the others as they were sent.
   *
   * @param kept the lines that stay as they were sent
   * @param live the changed sessions that are billed
   */
  static Rebuilt rebuild(Claim sent, List<ClaimLine> kept, List<PricedSession> live) {
    if (live.isEmpty() && kept.isEmpty()) {
      return new Rebuilt(null, null);
    }
    if (diagnoses(live).size() > DiagnosisCountEdit.MOST) {
      return Rebuilt.TOO_MANY_DIAGNOSES;
    }
    Claim head = live.isEmpty() ? sent : assemble(live);
    List<DiagnosedLine> lines = new ArrayList<>(diagnosed(kept, sent.diagnoses()));
    if (!live.isEmpty()) {
      lines.addAll(diagnosed(head.lines(), head.diagnoses()));
    }
    List<String> places = sent.sessionIds();
    lines.sort(Comparator.comparingInt(line -> place(places, line.line().sessionId())));
    Set<String> diagnoses =
        new LinkedHashSet<>(kept.isEmpty() ? head.diagnoses() : sent.diagnoses());
    lines.forEach(line -> diagnoses.addAll(line.diagnoses()));
    if (diagnoses.size() > DiagnosisCountEdit.MOST) {
      return Rebuilt.TOO_MANY_DIAGNOSES;
    }
    List<String> coded = new ArrayList<>(diagnoses);
    List<ClaimLine> numbered = new ArrayList<>();
    for (DiagnosedLine each : lines) {
      numbered.add(
          each.line()
              .as(
                  numbered.size() + 1,
                  each.diagnoses().stream().map(code -> coded.indexOf(code) + 1).toList()));
    }
    return new Rebuilt(head.withLines(coded, numbered).withNaturalKey(sent.naturalKey()), null);
  }

  /**
   * A claim as today's facts make it.
   *
   * @param claim null when no session of it is left, or it cannot be formed
   * @param failure why it cannot be formed; null otherwise
   */
  record Rebuilt(Claim claim, EditCode failure) {
    static final Rebuilt TOO_MANY_DIAGNOSES = new Rebuilt(null, EditCode.TOO_MANY_DIAGNOSES);
  }

  private record DiagnosedLine(ClaimLine line, List<String> diagnoses) {}

  private static List<DiagnosedLine> diagnosed(List<ClaimLine> lines, List<String> diagnoses) {
    return lines.stream()
        .map(
            line ->
                new DiagnosedLine(
                    line,
                    line.diagnosisPointers().stream()
                        .map(pointer -> diagnoses.get(pointer - 1))
                        .toList()))
        .toList();
  }

  private static int place(List<String> places, String sessionId) {
    int place = places.indexOf(sessionId);
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  private static BillingEntity billing(BillingEntity entity) {
    return new BillingEntity(
        entity.billingEntityId(),
        ClaimText.clean(entity.legalName()),
        entity.npi(),
        ClaimText.identifier(entity.tin()),
        entity.taxonomy(),
        ClaimText.clean(entity.address()),
        ClaimText.clean(entity.payTo()),
        entity.bankAccount(),
        entity.remittancePayeeIds());
  }

  private static ClaimPerson patient(Client client) {
    return new ClaimPerson(
        ClaimText.clean(client.firstName()),
        ClaimText.clean(client.middleName()),
        ClaimText.clean(client.lastName()),
        client.birthDate(),
        client.sex(),
        ClaimText.clean(client.address()));
  }

  private static ClaimPerson subscriber(Client client, Coverage coverage) {
    Subscriber holder = coverage.subscriber();
    return holder == null
        ? patient(client)
        : new ClaimPerson(
            ClaimText.clean(holder.firstName()),
            null,
            ClaimText.clean(holder.lastName()),
            holder.birthDate(),
            holder.sex(),
            ClaimText.clean(holder.address()));
  }

  private static ClaimProvider provider(Provider provider) {
    return new ClaimProvider(
        ClaimText.clean(provider.firstName()),
        ClaimText.clean(provider.lastName()),
        provider.npi(),
        provider.taxonomy());
  }

  /** 2310C: only for a place of its own; at home and remotely the guide leaves it out. */
  private static ServiceFacility facility(PricedSession priced) {
    Place place = priced.session().place();
    if (place == null
        || place.address() == null
        || Set.of("02", "10", "12").contains(priced.placeOfService())) {
      return null;
    }
    Address address = ClaimText.clean(place.address());
    return address.equals(ClaimText.clean(priced.contract().billingEntity().address()))
        ? null
        : new ServiceFacility(ClaimText.clean(place.name()), place.npi(), address);
  }

  private static String authorization(List<PricedSession> sessions) {
    return sessions.stream()
        .map(each -> ClaimText.identifier(each.session().authorizationNumber()))
        .filter(number -> number != null && !number.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static List<ClaimLine> lines(List<PricedSession> sessions, List<String> diagnoses) {
    List<ClaimLine> lines = new ArrayList<>();
    for (PricedSession priced : sessions) {
      List<Integer> pointers =
          priced.session().diagnoses().stream()
              .map(code -> diagnoses.indexOf(ClaimText.diagnosis(code)) + 1)
              .distinct()
              .limit(MOST_POINTERS)
              .toList();
      for (PricedLine line : priced.lines()) {
        lines.add(
            new ClaimLine(
                lines.size() + 1,
                priced.session().sessionId(),
                priced.session().revision(),
                line.procedureCode(),
                line.modifiers(),
                line.units(),
                pointers,
                line.chargeCents(),
                line.expectedCents(),
                line.providerCents()));
      }
    }
    return lines;
  }
}
