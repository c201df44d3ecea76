package io.claimway.bench;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.kafka.KafkaCluster;
import io.claimway.kafka.OutgoingRecord;
import io.claimway.kafka.TransactionalPublisher;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.postgres.Database;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.Rows;
import io.claimway.session.Session;
import io.claimway.session.SessionStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets clients of a multiplied book come again: each changes the session that a claim bills and has
 * another one a day later, so that the night must look its past up.
 */
final class ReturningClients {
  private static final String RETURNING =
      """
      select s.client_id, s.provider_id, s.session_id, p.payload, c.payload, t.payload
        from claim.session_state s
        join phi.fact_version p on p.topic = 'sessions' and p.key = s.session_id and p.revision = s.revision
        join lateral (select payload from phi.fact_version c
                       where c.topic = 'clients' and c.key = regexp_replace(s.client_id, '-[0-9]+$', '')
                       order by revision desc limit 1) c on true
        join lateral (select payload from phi.fact_version t
                       where t.topic = 'providers' and t.key = regexp_replace(s.provider_id, '-[0-9]+$', '')
                       order by revision desc limit 1) t on true
       where s.disposition = 'CLAIM' and s.session_id ~ '-[0-9]+-[0-9]+$'
       order by md5(s.provider_id), s.session_id limit ?
      """;

  private static final int AT_ONCE = 10_000;

  private ReturningClients() {}

  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record Returning(
      String clientId,
      String providerId,
      String sessionId,
      byte[] session,
      byte[] client,
      byte[] provider) {}

  /**
   * Publishes their facts.
   *
   * @param recordedAt when the facts became known, before the night's cut-off
   */
  static void publish(
      PostgresSettings superuser, KafkaCluster kafka, int clients, Instant recordedAt)
      throws SQLException {
    AvroCodec<Session> sessions = AvroCodec.of(Session.class);
    AvroCodec<Client> people = AvroCodec.of(Client.class);
    AvroCodec<Provider> therapists = AvroCodec.of(Provider.class);
    Set<String> known = new HashSet<>();
    try (Connection connection = Database.connect(superuser);
        TransactionalPublisher publisher = kafka.publisher("returning-clients")) {
      connection.setAutoCommit(false);
      Rows.inShares(
          connection,
          RETURNING,
          row ->
              new Returning(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getBytes(4),
                  row.getBytes(5),
                  row.getBytes(6)),
          AT_ONCE,
          share -> {
            List<OutgoingRecord> facts = new ArrayList<>();
            for (Returning each : share) {
              Client client = people.decode(each.client()).value();
              Session session = sessions.decode(each.session()).value();
              if (known.add(each.providerId())) {
                Provider provider = therapists.decode(each.provider()).value();
                facts.add(
                    OutgoingRecord.of(
                        Topic.PROVIDERS.word(),
                        each.providerId(),
                        therapists.encode(copy(provider, each.providerId(), recordedAt))));
              }
              facts.add(
                  OutgoingRecord.of(
                      Topic.CLIENTS.word(),
                      each.clientId(),
                      people.encode(copy(client, each.clientId(), recordedAt))));
              facts.add(
                  OutgoingRecord.of(
                      Topic.SESSIONS.word(),
                      each.sessionId(),
                      sessions.encode(
                          session(session, each, each.sessionId(), false, recordedAt))));
              String next = each.sessionId() + "-again";
              facts.add(
                  OutgoingRecord.of(
                      Topic.SESSIONS.word(),
                      next,
                      sessions.encode(session(session, each, next, true, recordedAt))));
            }
            publisher.publish(facts.iterator());
          },
          clients);
    }
  }

  private static Client copy(Client of, String clientId, Instant recordedAt) {
    return new Client(
        clientId,
        of.revision(),
        of.firstName(),
        of.middleName(),
        of.lastName(),
        of.birthDate(),
        of.sex(),
        of.address(),
        of.email(),
        of.coverages(),
        of.hasPaymentMethod(),
        of.accountState(),
        of.disputes(),
        recordedAt);
  }

  private static Provider copy(Provider of, String providerId, Instant recordedAt) {
    return new Provider(
        providerId,
        of.revision(),
        of.firstName(),
        of.lastName(),
        of.npi(),
        of.taxonomy(),
        of.licences(),
        of.supervisingProviderId(),
        of.practice(),
        of.participations(),
        of.screening(),
        of.terminatedOn(),
        recordedAt);
  }

  /** Either another session a day later, or the next revision of the one that is billed. */
  private static Session session(
      Session of, Returning who, String sessionId, boolean another, Instant recordedAt) {
    long later = another ? 86_400 : 0;
    return new Session(
        sessionId,
        another ? 1 : of.revision() + 1,
        another ? SessionStatus.CONFIRMED : SessionStatus.AMENDED,
        who.providerId(),
        who.clientId(),
        of.startsAt().plusSeconds(later),
        of.endsAt().plusSeconds(later),
        of.zone(),
        of.deliveryMode(),
        of.place(),
        of.clientState(),
        of.lines(),
        of.diagnoses(),
        of.noteReference(),
        of.noteSigned(),
        of.authorizationNumber(),
        another ? recordedAt : of.confirmedAt(),
        of.estimatedClientCents(),
        recordedAt);
  }
}
