package io.claimway.integration;

import static io.claimway.integration.AlteredRecord.with;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.session.DeliveryMode;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import io.claimway.simulator.world.BusinessNights;
import io.claimway.simulator.world.Expectation;
import io.claimway.simulator.world.World;
import io.claimway.simulator.world.WorldFact;
import io.claimway.simulator.world.WorldParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A world of one busy night in which some people have got a fact wrong, spread over all payers, and
 * which is told right the night after.
 */
final class BadFactWorld {
  private final World world;
  private final LocalDate night;
  private final List<WorldFact> facts = new ArrayList<>();
  private final Map<String, Expectation> clean = new LinkedHashMap<>();
  private final Map<String, Integer> told = new HashMap<>();
  private final Map<String, BadFact> wrong = new TreeMap<>();
  private final Map<String, BadFact> bad = new TreeMap<>();

  /**
   * @param count how many people get a fact wrong
   */
  BadFactWorld(int sessions, long seed, LocalDate first, int count) {
    List<LocalDate> nights = BusinessNights.from(first, 5);
    this.night = nights.get(4);
    // Quiet nights follow the sessions, so that their windows have passed when they are billed.
    WorldParameters parameters = new WorldParameters(seed, nights, List.of(0, sessions, 0, 0, 0));
    this.world = World.generate(parameters);
    parameters.nights().forEach(each -> world.facts(each).forEach(facts::add));
    facts.forEach(fact -> told.merge(id(fact.topic(), fact.key()), 1, Integer::sum));
    // The answer key does not know which payers cover no sessions by telephone.
    Set<String> byTelephone =
        facts.stream()
            .map(WorldFact::fact)
            .filter(
                fact ->
                    fact instanceof Session session
                        && session.deliveryMode() == DeliveryMode.AUDIO_ONLY)
            .map(fact -> ((Session) fact).sessionId())
            .collect(Collectors.toSet());
    world
        .expectations()
        .filter(each -> each.disposition().equals("CLAIM") && each.trouble().equals("NONE"))
        .filter(each -> !byTelephone.contains(each.sessionId()))
        .forEach(each -> clean.put(each.sessionId(), each));
    choose(count);
  }

  World world() {
    return world;
  }

  /** The night that bills the sessions. */
  LocalDate night() {
    return night;
  }

  /** Sessions with everything in order but for what a person got wrong; by id. */
  Map<String, Expectation> clean() {
    return clean;
  }

  /** Sessions that a bad fact must hold, with it. */
  Map<String, BadFact> bad() {
    return bad;
  }

  /** How many facts are wrong. */
  int wrongFacts() {
    return wrong.size();
  }

  private static String id(Topic topic, String key) {
    return topic.word() + " " + key;
  }

  private void choose(int count) {
    Map<String, Record> records = new HashMap<>();
    facts.stream()
        .filter(fact -> fact.fact() != null)
        .forEach(fact -> records.put(id(fact.topic(), fact.key()), fact.fact()));
    List<Session> turns = turns(records);
    Set<String> used = new HashSet<>();
    boolean more = true;
    while (wrong.size() < count && more) {
      more = false;
      for (BadFact kind : BadFact.values()) {
        if (wrong.size() < count && !(kind.ofManySessions() && wrong.containsValue(kind))) {
          more |= choose(kind, turns, records, used);
        }
      }
    }
    spread(records);
  }

  /** Sessions of all payers in turn. */
  private List<Session> turns(Map<String, Record> records) {
    Map<String, List<Session>> byPayer = new TreeMap<>();
    for (Expectation each : clean.values()) {
      byPayer
          .computeIfAbsent(each.payer(), any -> new ArrayList<>())
          .add((Session) records.get(id(Topic.SESSIONS, each.sessionId())));
    }
    int longest = byPayer.values().stream().mapToInt(List::size).max().orElse(0);
    List<Session> turns = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      for (List<Session> sessions : byPayer.values()) {
        if (i < sessions.size()) {
          turns.add(sessions.get(i));
        }
      }
    }
    return turns;
  }

  private boolean choose(
      BadFact kind, List<Session> turns, Map<String, Record> records, Set<String> used) {
    for (Session session : turns) {
      String key = key(kind, session, records);
      if (key == null
          || told.getOrDefault(id(kind.topic(), key), 0) != 1
          || used.contains(session.sessionId())
          || kind.in(records.get(id(kind.topic(), key))) == null) {
        continue;
      }
      wrong.put(id(kind.topic(), key), kind);
      used.add(session.sessionId());
      used.addAll(sharing(session));
      return true;
    }
    return false;
  }

  /** One wrong fact for a session is enough: others of the same people are left alone. */
  private Set<String> sharing(Session session) {
    return clean.values().stream()
        .filter(each -> each.clientId().equals(session.clientId()))
        .map(Expectation::sessionId)
        .collect(Collectors.toSet());
  }

  private static String key(BadFact kind, Session session, Map<String, Record> records) {
    Provider provider = (Provider) records.get(id(Topic.PROVIDERS, session.providerId()));
    return switch (kind.topic()) {
      case SESSIONS -> session.sessionId();
      case CLIENTS -> session.clientId();
      default ->
          kind == BadFact.SUPERVISOR_NPI_WRONG
              ? provider.supervisingProviderId()
              : supervises(provider.providerId(), records) ? null : provider.providerId();
    };
  }

  private static boolean supervises(String providerId, Map<String, Record> records) {
    return records.values().stream()
        .anyMatch(
            each ->
                each instanceof Provider other && providerId.equals(other.supervisingProviderId()));
  }

  /** Every clean session that a wrong fact touches; a wrong one of its own tells before others. */
  private void spread(Map<String, Record> records) {
    for (Expectation each : clean.values()) {
      Provider provider = (Provider) records.get(id(Topic.PROVIDERS, each.providerId()));
      BadFact kind = wrong.get(id(Topic.SESSIONS, each.sessionId()));
      kind = kind == null ? wrong.get(id(Topic.CLIENTS, each.clientId())) : kind;
      BadFact rendering = wrong.get(id(Topic.PROVIDERS, each.providerId()));
      if (kind == null && rendering != null) {
        // Who supervises others also renders: there it is the rendering NPI.
        kind = rendering == BadFact.SUPERVISOR_NPI_WRONG ? BadFact.PROVIDER_NPI_WRONG : rendering;
      }
      if (kind == null && provider.supervisingProviderId() != null) {
        kind = wrong.get(id(Topic.PROVIDERS, provider.supervisingProviderId()));
      }
      if (kind != null) {
        bad.put(each.sessionId(), kind);
      }
    }
  }

  /** Everything of the night, with what is wrong. */
  void publish(TransactionalPublisher publisher) {
    publisher.publish(
        facts.stream()
            .map(
                fact -> {
                  BadFact kind = wrong.get(id(fact.topic(), fact.key()));
                  return record(
                      fact.topic(), fact.key(), kind == null ? fact.fact() : kind.in(fact.fact()));
                })
            .iterator());
  }

  /** The same facts put right at noon of the next day. */
  void publishRight(TransactionalPublisher publisher) {
    Instant noon = Instant.parse(night.plusDays(1) + "T17:00:00Z");
    publisher.publish(
        facts.stream()
            .filter(fact -> wrong.containsKey(id(fact.topic(), fact.key())))
            .map(fact -> record(fact.topic(), fact.key(), right(fact.fact(), noon)))
            .iterator());
  }

  private static Record right(Record fact, Instant noon) {
    Record later = with(with(fact, "revision", 2), "recordedAt", noon);
    return later instanceof Session ? with(later, "status", SessionStatus.AMENDED) : later;
  }

  private final Map<Topic, AvroCodec<Record>> codecs = new EnumMap<>(Topic.class);

  @SuppressWarnings("unchecked")
  private OutgoingRecord record(Topic topic, String key, Record fact) {
    byte[] bytes =
        fact == null
            ? new byte[] {1}
            : codecs
                .computeIfAbsent(topic, t -> AvroCodec.of((Class<Record>) t.recordType()))
                .encode(fact);
    return OutgoingRecord.of(topic.word(), key, bytes);
  }

  /** Clients whose coverage no 270 can ask about tonight. */
  Set<String> unaskable() {
    String prefix = id(Topic.CLIENTS, "");
    return wrong.entrySet().stream()
        .filter(entry -> entry.getValue().inInquiry())
        .map(entry -> entry.getKey().substring(prefix.length()))
        .collect(Collectors.toSet());
  }

  /** What nobody may read where holds and requests are read. */
  List<String> secrets() {
    Set<String> secrets = new HashSet<>(List.of("QUILL", "NEW YORK", "TEXAS", "7777"));
    facts.stream()
        .filter(fact -> fact.topic() == Topic.CLIENTS)
        .map(fact -> (Client) fact.fact())
        .forEach(
            client -> {
              secrets.add(client.lastName().toUpperCase(Locale.ROOT));
              secrets.add(client.address().line1().toUpperCase(Locale.ROOT));
            });
    return List.copyOf(secrets);
  }
}
