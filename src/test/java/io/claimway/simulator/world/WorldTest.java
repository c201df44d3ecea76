package io.claimway.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.session.Session;
import io.claimway.session.SessionChecker;
import io.claimway.simulator.payer.registry.Member;
import io.claimway.simulator.payer.registry.PayerRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final World WORLD = World.generate(WorldParameters.demo(600, 34, 7, FIRST));

  private static List<WorldFact> everything(World world) {
    List<WorldFact> all = new ArrayList<>();
    for (LocalDate night : BusinessNights.from(FIRST, 50)) {
      world.facts(night).forEach(all::add);
    }
    return all;
  }

  private static List<Session> sessions(List<WorldFact> facts) {
    return facts.stream()
        .filter(fact -> fact.fact() instanceof Session)
        .map(fact -> (Session) fact.fact())
        .toList();
  }

  @Test
  void theSameSeedGivesTheSameWorldAndAnotherSeedAnother() {
    List<WorldFact> facts = everything(WORLD);
    assertThat(everything(World.generate(WORLD.parameters()))).isEqualTo(facts);
    WorldParameters other = WorldParameters.demo(600, 34, 8, FIRST);
    assertThat(everything(World.generate(other))).isNotEqualTo(facts);
  }

  @Test
  void tellsExactlyTheSessionsAskedForEachBeforeItsCutOff() {
    List<WorldFact> facts = everything(WORLD);
    Set<String> ids =
        facts.stream()
            .filter(fact -> fact.topic() == Topic.SESSIONS)
            .map(WorldFact::key)
            .collect(Collectors.toSet());
    assertThat(ids).hasSize(600);
    assertThat(WORLD.expectations()).hasSize(600);
    assertThat(facts)
        .allSatisfy(
            fact ->
                assertThat(fact.recordedAt())
                    .isBeforeOrEqualTo(BusinessNights.cutOff(fact.night())));
  }

  @Test
  void mostSessionsEndAsClaimsAndEveryTroubleShows() {
    Map<String, Long> dispositions =
        WORLD
            .expectations()
            .collect(Collectors.groupingBy(Expectation::disposition, Collectors.counting()));
    assertThat(dispositions.get("CLAIM")).isBetween(460L, 530L);
    assertThat(WORLD.expectations().map(Expectation::trouble).distinct())
        .hasSize(Trouble.values().length);
    assertThat(WORLD.expectations().map(Expectation::reason))
        .contains(
            "MISSING_COVERAGE",
            "MISSING_PAYMENT_METHOD",
            "NAME_OR_BIRTHDATE_MISMATCH",
            "COVERAGE_NOT_ACTIVE",
            "PROVIDER_TERMINATED",
            "PAYER_NOT_READY",
            "NOTE_UNSIGNED",
            "NO_CONTRACT_RATE",
            "EDIT_FAILED");
    assertThat(WORLD.expectations().filter(each -> each.answer().equals("REJECTED")).count())
        .isBetween(5L, 40L);
  }

  @Test
  void onlyTheIntendedSessionsContradictThemselves() {
    long contradictions =
        sessions(everything(WORLD)).stream()
            .filter(session -> SessionChecker.check(session).isPresent())
            .count();
    assertThat(contradictions)
        .isEqualTo(
            WORLD
                .expectations()
                .filter(each -> each.trouble().equals(Trouble.CONTRADICTION.name()))
                .count());
  }

  @Test
  void noTherapistAndNoClientIsNeededTwiceAtOneTime() {
    Map<String, Session> seen = new HashMap<>();
    for (Session session : sessions(everything(WORLD))) {
      if (session.revision() > 1 || !session.endsAt().isAfter(session.startsAt())) {
        continue;
      }
      Session provider = seen.put(session.providerId() + session.startsAt(), session);
      assertThat(provider == null || provider.sessionId().equals(session.sessionId())).isTrue();
      Session client = seen.put(session.clientId() + session.serviceDate(), session);
      assertThat(client == null || client.sessionId().equals(session.sessionId()))
          .as("%s and %s", client, session)
          .isTrue();
    }
  }

  @Test
  void everyTherapistIsLicensedWhereTheClientWas() {
    List<WorldFact> facts = everything(WORLD);
    Map<String, Provider> providers =
        facts.stream()
            .filter(fact -> fact.fact() instanceof Provider)
            .map(fact -> (Provider) fact.fact())
            .collect(Collectors.toMap(Provider::providerId, p -> p, (first, second) -> second));
    assertThat(providers).hasSize(40);
    assertThat(providers.values().stream().map(p -> p.practice().practiceId()).distinct())
        .hasSize(12);
    for (Session session : sessions(facts)) {
      assertThat(providers.get(session.providerId()).licence(session.clientState(), FIRST))
          .isPresent();
    }
  }

  @Test
  void payersKnowEveryCoveredClientAsThePlanDoes() {
    PayerRegistry registry = WORLD.registry();
    Set<String> members = new HashSet<>();
    for (Member member : registry.members()) {
      String key = member.memberId() + member.firstName() + member.birthDate();
      assertThat(members.add(key)).as("two members of one name and birth date").isTrue();
    }
    List<Client> clients =
        everything(WORLD).stream()
            .filter(fact -> fact.fact() instanceof Client)
            .map(fact -> (Client) fact.fact())
            .toList();
    long known =
        clients.stream()
            .filter(client -> !client.coverages().isEmpty())
            .filter(
                client ->
                    members.contains(
                        client.coverages().get(0).memberId()
                            + client.firstName()
                            + client.birthDate()))
            .count();
    assertThat(known).isGreaterThan(clients.size() * 95L / 100);
    assertThat(registry.fees()).isNotEmpty();
    assertThat(registry.groups()).hasSize(3);
  }

  @Test
  void everyFactGoesOnTheWireAndBack() {
    Map<Topic, AvroCodec<Record>> codecs = new HashMap<>();
    for (WorldFact fact : everything(WORLD)) {
      if (fact.fact() != null) {
        AvroCodec<Record> codec =
            codecs.computeIfAbsent(fact.topic(), topic -> AvroCodec.of(recordType(topic)));
        assertThat(codec.decode(codec.encode(fact.fact())).value()).isEqualTo(fact.fact());
      }
    }
    assertThat(codecs.keySet()).containsExactlyInAnyOrderElementsOf(Topic.facts());
  }

  @SuppressWarnings("unchecked")
  private static Class<Record> recordType(Topic topic) {
    return (Class<Record>) topic.recordType();
  }

  @Test
  void aLargeNightKeepsItsTherapistsWithinADay() {
    LocalDate night = LocalDate.of(2026, 1, 6);
    World world = World.generate(WorldParameters.oneNight(24_000, 7, night));
    Map<String, Long> perProvider =
        world
            .facts(night)
            .filter(fact -> fact.fact() instanceof Session)
            .map(fact -> (Session) fact.fact())
            .collect(Collectors.groupingBy(Session::providerId, Collectors.counting()));
    assertThat(perProvider.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(7));
    assertThat(world.facts(LocalDate.of(2026, 1, 5)).anyMatch(f -> f.topic() == Topic.SESSIONS))
        .isFalse();
  }
}
