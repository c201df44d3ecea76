package io.claimway.integration;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.party.AccountState;
import io.claimway.party.Address;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.Licence;
import io.claimway.party.LicenceType;
import io.claimway.party.Participation;
import io.claimway.party.Practice;
import io.claimway.party.Provider;
import io.claimway.party.Relationship;
import io.claimway.party.ScreeningResult;
import io.claimway.party.Sex;
import io.claimway.session.DeliveryMode;
import io.claimway.session.ServiceLine;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldParameters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The facts of one therapist and of clients with one session each, so that a test tells night by
 * night what changes of a session; contracts and charges are those of the synthetic network.
 */
final class OneTherapist implements AutoCloseable {
  static final String PRACTICE = "pra-one";

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final Instant LONG_AGO = Instant.parse("2025-12-01T15:00:00Z");
  private static final Address ADDRESS =
      new Address("9 Elm Street", null, "Albany", "NY", "122070001");

  private final TransactionalPublisher publisher;
  private final LocalDate firstNight;
  private final List<OutgoingRecord> told = new ArrayList<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, Integer> coverages = new LinkedHashMap<>();

  OneTherapist(KafkaCluster kafka, LocalDate firstNight) {
    this.publisher = kafka.publisher("one-therapist");
    this.firstNight = firstNight;
    World.generate(WorldParameters.oneNight(1, 7, firstNight.plusDays(1)))
        .facts(firstNight)
        .filter(fact -> fact.topic() == Topic.CONTRACTS || fact.topic() == Topic.CHARGES)
        .forEach(fact -> tell(fact.topic(), fact.key(), fact.fact()));
    tell(Topic.PROVIDERS, "pro-one", provider());
  }

  private static Provider provider() {
    return new Provider(
        "pro-one",
        1,
        "Ann",
        "Lee",
        "1234567893",
        "1041C0700X",
        List.of(new Licence(LicenceType.LCSW, "NY", "L1", FIRST, null)),
        null,
        new Practice(
            PRACTICE, "Lee Therapy PLLC", "991234567", "NY", "vault-one", "1234", ZONE.getId()),
        List.of("harbor-commercial", "northstar-ppo", "blue-empire").stream()
            .map(payer -> new Participation(payer, FIRST, null, true))
            .toList(),
        ScreeningResult.CLEAR,
        null,
        LONG_AGO);
  }

  /** A client of a payer who was seen for an hour, in good time for tonight's claim. */
  void sees(String client, String payer, LocalDate day, int hour) {
    covers(client, payer, firstNight);
    Instant start = day.atTime(hour, 0).atZone(ZONE).toInstant();
    Instant end = start.plus(Duration.ofMinutes(55));
    tell(
        new Session(
            session(client),
            1,
            SessionStatus.CONFIRMED,
            "pro-one",
            client,
            start,
            end,
            ZONE.getId(),
            DeliveryMode.TELEHEALTH_HOME,
            null,
            "NY",
            List.of(new ServiceLine("90837", List.of(), 1)),
            List.of("F41.1"),
            "note-" + client,
            true,
            null,
            end,
            2_000,
            end));
  }

  static String session(String client) {
    return "ses-" + client;
  }

  /** The member id by which a client's payer knows the client. */
  static String member(String client) {
    return "M" + client.toUpperCase(Locale.ROOT).replace("-", "");
  }

  /** The client's coverage as it is known from a night on. */
  void covers(String client, String payer, LocalDate night) {
    int revision = coverages.merge(client, 1, Integer::sum);
    tell(
        Topic.CLIENTS,
        client,
        new Client(
            client,
            revision,
            "Test",
            null,
            "Person",
            LocalDate.of(1990, 5, 17),
            Sex.FEMALE,
            ADDRESS,
            null,
            List.of(
                new Coverage(1, payer, member(client), "G1", Relationship.SELF, null, FIRST, null)),
            true,
            AccountState.ACTIVE,
            List.of(),
            revision == 1 ? LONG_AGO : noon(night)));
  }

  void cancels(String client, LocalDate night) {
    tellAgain(client, SessionStatus.CANCELLED, Duration.ZERO, "90837", night);
  }

  /** The session as it was first told: it took place after all, or its coverage was wrong. */
  void tellsAgain(String client, LocalDate night) {
    tellAgain(client, SessionStatus.AMENDED, Duration.ZERO, "90837", night);
  }

  void bills(String client, String procedure, LocalDate night) {
    tellAgain(client, SessionStatus.AMENDED, Duration.ZERO, procedure, night);
  }

  void movesToTheDayBefore(String client, LocalDate night) {
    tellAgain(client, SessionStatus.AMENDED, Duration.ofDays(-1), "90837", night);
  }

  private void tellAgain(
      String client, SessionStatus status, Duration moved, String procedure, LocalDate night) {
    Session was = sessions.get(client);
    Instant start = was.startsAt().plus(moved);
    tell(
        new Session(
            was.sessionId(),
            was.revision() + 1,
            status,
            was.providerId(),
            client,
            start,
            start.plus(Duration.ofMinutes(minutes(procedure))),
            was.zone(),
            was.deliveryMode(),
            null,
            was.clientState(),
            List.of(new ServiceLine(procedure, List.of(), 1)),
            was.diagnoses(),
            was.noteReference(),
            true,
            null,
            was.confirmedAt(),
            was.estimatedClientCents(),
            noon(night)));
  }

  private static int minutes(String procedure) {
    return switch (procedure) {
      case "90832" -> 30;
      case "90834" -> 45;
      default -> 55;
    };
  }

  private static Instant noon(LocalDate night) {
    return night.atTime(12, 0).atZone(ZONE).toInstant();
  }

  private void tell(Session session) {
    sessions.put(session.clientId(), session);
    tell(Topic.SESSIONS, session.sessionId(), session);
  }

  @SuppressWarnings("unchecked")
  private void tell(Topic topic, String key, Record fact) {
    AvroCodec<Record> codec = AvroCodec.of((Class<Record>) topic.recordType());
    told.add(OutgoingRecord.of(topic.word(), key, codec.encode(fact)));
  }

  /** Publishes what was told since the last time. */
  void publish() {
    if (!told.isEmpty()) {
      publisher.publish(List.copyOf(told));
      told.clear();
    }
  }

  @Override
  public void close() {
    publisher.close();
  }
}
