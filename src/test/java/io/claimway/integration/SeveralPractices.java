package io.claimway.integration;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.party.AccountHolder;
import io.claimway.party.AccountState;
import io.claimway.party.Address;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.ContractRate;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of practices of one therapist each, with a client per session, so that a test tells
 * night by night what changes behind a payout; contracts and charges are the synthetic network's.
 */
final class SeveralPractices implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final Instant LONG_AGO = Instant.parse("2025-12-01T15:00:00Z");
  private static final String PAYER = "harbor-commercial";
  private static final Address ADDRESS =
      new Address("9 Elm Street", null, "Albany", "NY", "122070001");

  private final TransactionalPublisher publisher;
  private final List<OutgoingRecord> told = new ArrayList<>();
  private final List<Contract> contracts = new ArrayList<>();
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Map<String, Session> sessions = new HashMap<>();

  SeveralPractices(KafkaCluster kafka, LocalDate firstNight) {
    publisher = kafka.publisher("several-practices");
    World.generate(WorldParameters.oneNight(1, 7, firstNight.plusDays(1)))
        .facts(firstNight)
        .filter(fact -> fact.topic() == Topic.CONTRACTS || fact.topic() == Topic.CHARGES)
        .forEach(
            fact -> {
              tell(fact.topic(), fact.key(), fact.fact());
              if (fact.fact() instanceof Contract contract && contract.payer().equals(PAYER)) {
                contracts.add(contract);
              }
            });
  }

  /**
   * Where a practice is paid, as it is known from a night on.
   *
   * @param account token and last four digits; null while nobody has told
   */
  void isPaidTo(String name, String account, AccountHolder holder, LocalDate night) {
    int revision = revisions.merge(name, 1, Integer::sum);
    tell(
        Topic.PROVIDERS,
        "pro-" + name,
        new Provider(
            "pro-" + name,
            revision,
            "Ann",
            "Lee",
            "1234567893",
            "1041C0700X",
            List.of(new Licence(LicenceType.LCSW, "NY", "L1", FIRST, null)),
            null,
            new Practice(
                "pra-" + name,
                "Practice " + name,
                "991234567",
                "NY",
                account,
                account == null ? null : account.substring(account.length() - 4),
                ZONE.getId(),
                holder),
            List.of(new Participation(PAYER, FIRST, null, true)),
            ScreeningResult.CLEAR,
            null,
            revision == 1 ? LONG_AGO : noon(night)));
  }

  /** A practice sees a client of its own, and confirms it at the end of the hour. */
  void sees(String name, LocalDate day) {
    String client = name + "-" + day;
    tell(
        Topic.CLIENTS,
        client,
        new Client(
            client,
            1,
            "Test",
            null,
            "Person",
            LocalDate.of(1990, 5, 17),
            Sex.FEMALE,
            ADDRESS,
            null,
            List.of(
                new Coverage(
                    1,
                    PAYER,
                    "M" + Math.floorMod(client.hashCode(), 1_000_000_000),
                    "G1",
                    Relationship.SELF,
                    null,
                    FIRST,
                    null)),
            true,
            AccountState.ACTIVE,
            List.of(),
            LONG_AGO));
    Instant start = day.atTime(9, 0).atZone(ZONE).toInstant();
    tell(session(name, client, 1, SessionStatus.CONFIRMED, start, start.plus(Duration.ofHours(1))));
  }

  /** The session of that day did not take place, as is known from a night on. */
  void cancels(String name, LocalDate day, LocalDate night) {
    Session was = sessions.get(name + "-" + day);
    tell(
        session(
            name,
            was.clientId(),
            was.revision() + 1,
            SessionStatus.CANCELLED,
            was.startsAt(),
            noon(night)));
  }

  private static Session session(
      String name,
      String client,
      int revision,
      SessionStatus status,
      Instant start,
      Instant recordedAt) {
    Instant end = start.plus(Duration.ofMinutes(55));
    return new Session(
        "ses-" + client,
        revision,
        status,
        "pro-" + name,
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
        recordedAt);
  }

  /** Every rate of the payer is a dollar more, as is known from a night on. */
  void raisesRates(LocalDate night) {
    for (Contract contract : contracts) {
      tell(
          Topic.CONTRACTS,
          contract.contractId(),
          new Contract(
              contract.contractId(),
              contract.revision() + 1,
              contract.payer(),
              contract.state(),
              contract.effectiveFrom(),
              contract.effectiveTo(),
              contract.billingEntity(),
              contract.payoutBasis(),
              contract.rates().stream().map(SeveralPractices::raised).toList(),
              noon(night)));
    }
  }

  private static ContractRate raised(ContractRate rate) {
    return new ContractRate(
        rate.licence(),
        rate.procedureCode(),
        rate.allowedCents(),
        rate.providerCents() + 100,
        rate.effectiveFrom(),
        rate.effectiveTo(),
        rate.learnedOn());
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
