package io.claimway.postgres.replay;

import io.claimway.avro.Topic;
import io.claimway.claim.SessionCase;
import io.claimway.eligibility.CoverageDecider;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.eligibility.KnownCoverage;
import io.claimway.party.Charge;
import io.claimway.party.Client;
import io.claimway.party.Contract;
import io.claimway.party.Provider;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.eligibility.EvidenceReader;
import io.claimway.postgres.fact.StoredFacts;
import io.claimway.postgres.fact.StoredFacts.StoredFact;
import io.claimway.replay.ReplayPlan;
import io.claimway.run.Run;
import io.claimway.run.Sha256;
import io.claimway.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Today's facts of a few sessions: what their claims are rebuilt from, and the revisions that a
 * replay plan rests on.
 */
public final class ReplayFacts {
  private final Map<String, StoredFact<Session>> sessions;
  private final Map<String, StoredFact<Client>> clients;
  private final Map<String, StoredFact<Provider>> providers;
  private final Map<String, StoredFact<Contract>> contracts;
  private final Map<String, StoredFact<Charge>> charges;
  private final Map<String, KnownCoverage> coverages;
  private final CoverageDecider decider;

  private ReplayFacts(
      Map<String, StoredFact<Session>> sessions,
      Map<String, StoredFact<Client>> clients,
      Map<String, StoredFact<Provider>> providers,
      Map<String, StoredFact<Contract>> contracts,
      Map<String, StoredFact<Charge>> charges,
      Map<String, KnownCoverage> coverages,
      CoverageDecider decider) {
    this.sessions = sessions;
    this.clients = clients;
    this.providers = providers;
    this.contracts = contracts;
    this.charges = charges;
    this.coverages = coverages;
    this.decider = decider;
  }

  /**
   * Reads the facts.
   *
   * @param night the newest night: its as-of instant says what is visible
   */
  public static ReplayFacts read(
      Connection connection,
      EvidenceReader evidence,
      PayerProfiles profiles,
      Run night,
      Collection<String> sessionIds)
      throws SQLException {
    StoredFacts facts = new StoredFacts(connection, night.asOf());
    Map<String, StoredFact<Session>> sessions =
        facts.list(Topic.SESSIONS, Session.class, sessionIds);
    Set<String> clientIds =
        sessions.values().stream()
            .map(session -> session.fact().clientId())
            .collect(Collectors.toSet());
    try (EvidenceReader.Lookup lookup =
        evidence.open(night.runId(), night.businessDate(), NO_ATTEMPT)) {
      return new ReplayFacts(
          sessions,
          facts.list(Topic.CLIENTS, Client.class, clientIds),
          facts.listAll(Topic.PROVIDERS, Provider.class),
          facts.listAll(Topic.CONTRACTS, Contract.class),
          facts.listAll(Topic.CHARGES, Charge.class),
          lookup.find(clientIds),
          new CoverageDecider(profiles, night.businessDate()));
    }
  }

  /** No attempt has staged answers here. */
  private static final long NO_ATTEMPT = -1;

  public List<Contract> contracts() {
    return contracts.values().stream().map(StoredFact::fact).toList();
  }

  public Map<String, Charge> charges() {
    Map<String, Charge> byCode = new TreeMap<>();
    charges.forEach((code, charge) -> byCode.put(code, charge.fact()));
    return byCode;
  }

  /** The case of a session, with all its people. */
  public SessionCase caseOf(String sessionId) {
    StoredFact<Session> stored = sessions.get(sessionId);
    if (stored == null) {
      throw new IllegalStateException(
          "Cannot rebuild the claim of session " + sessionId + ": no fact of it is visible");
    }
    Session session = stored.fact();
    Client client = fact(clients, session.clientId());
    Provider provider = fact(providers, session.providerId());
    return new SessionCase(
        session,
        client,
        provider,
        provider == null ? null : fact(providers, provider.supervisingProviderId()),
        client == null ? null : decision(client, session.serviceDate()));
  }

  private CoverageDecision decision(Client client, LocalDate day) {
    return decider.decide(
        client, day, coverages.getOrDefault(client.clientId(), KnownCoverage.NOTHING).evidence());
  }

  private static <R extends Record> R fact(Map<String, StoredFact<R>> facts, String key) {
    StoredFact<R> stored = key == null ? null : facts.get(key);
    return stored == null ? null : stored.fact();
  }

  /** What all claims rest on, with revisions. */
  public List<String> sharedInputs() {
    return List.of(
        ReplayPlan.input("contracts", revisions(contracts)),
        ReplayPlan.input("charges", revisions(charges)));
  }

  /** What the claim of these sessions rests on, with revisions. */
  public List<String> inputs(Collection<String> sessionIds) {
    Map<String, String> inputs = new TreeMap<>();
    for (String id : sessionIds) {
      SessionCase facts = caseOf(id);
      inputs.put("session " + id, "revision " + sessions.get(id).revision());
      inputs.put("client", revision(clients, facts.session().clientId()));
      addProvider(inputs, facts.session().providerId());
      if (facts.supervisor() != null) {
        addProvider(inputs, facts.supervisor().providerId());
      }
      inputs.put("coverage on " + facts.session().serviceDate(), words(facts.coverage()));
    }
    List<String> lines = new ArrayList<>();
    inputs.forEach((name, value) -> lines.add(ReplayPlan.input(name, value)));
    return lines;
  }

  private void addProvider(Map<String, String> inputs, String providerId) {
    inputs.put("provider " + providerId, revision(providers, providerId));
  }

  private static String revision(Map<String, ? extends StoredFact<?>> facts, String key) {
    StoredFact<?> stored = facts.get(key);
    return stored == null ? "unknown" : "revision " + stored.revision();
  }

  private static String words(CoverageDecision decision) {
    return decision == null
        ? "unknown"
        : "%s %s %.12s".formatted(decision.status(), decision.payer(), decision.evidenceId());
  }

  private static String revisions(Map<String, ? extends StoredFact<?>> facts) {
    StringBuilder text = new StringBuilder();
    facts.forEach((key, fact) -> text.append(key).append(':').append(fact.revision()).append(' '));
    return Sha256.hex(text.toString()).substring(0, 12);
  }
}
