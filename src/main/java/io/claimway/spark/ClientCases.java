package io.claimway.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import io.claimway.claim.SessionCase;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.postgres.claim.SessionSlots.MovedSession;
import io.claimway.session.Session;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings the facts of each session together, and the sessions of one client. */
final class ClientCases {

  private ClientCases() {}

  /**
   * A case among those of a client.
   *
   * @param clientId whose work it is part of
   */
  public record ClientCase(String clientId, SessionCase facts) {

    @Override
    public String toString() {
      return facts.toString();
    }
  }

  /** The session's local date, as {@link Session#serviceDate()}. */
  static Column serviceDate(String prefix) {
    return to_date(from_utc_timestamp(col(prefix + "startsAt"), col(prefix + "zone")));
  }

  /**
   * All cases; those of one client lie in one partition and follow each other.
   *
   * @param moved sessions that are part of another client's work than their own
   */
  static Dataset<ClientCase> of(
      Dataset<Session> sessions,
      Dataset<MovedSession> moved,
      Dataset<Client> clients,
      Dataset<Provider> providers,
      Dataset<CoverageDecision> decisions) {
    Dataset<Row> client = nested(clients, "client");
    Dataset<Row> provider = nested(providers, "provider");
    Dataset<Row> supervisor = nested(providers, "supervisor");
    Dataset<Row> coverage = nested(decisions, "coverage");
    return nested(sessions, "session")
        .withColumn("serviceDate", serviceDate("session."))
        .join(client, col("client.clientId").equalTo(col("session.clientId")), "left")
        .join(provider, col("provider.providerId").equalTo(col("session.providerId")), "left")
        .join(
            supervisor,
            col("supervisor.providerId").equalTo(col("provider.supervisingProviderId")),
            "left")
        .join(
            coverage,
            col("coverage.clientId")
                .equalTo(col("session.clientId"))
                .and(col("coverage.serviceDate").equalTo(col("serviceDate"))),
            "left")
        .join(
            broadcast(nested(moved, "moved")),
            col("moved.sessionId").equalTo(col("session.sessionId")),
            "left")
        .select(
            coalesce(col("moved.clientId"), col("session.clientId")).as("clientId"),
            struct("session", "client", "provider", "supervisor", "coverage").as("facts"))
        // Streamed in order: aggregating such wide rows copies each of them many times.
        .repartition(col("clientId"))
        .sortWithinPartitions(col("clientId"), col("facts.session.sessionId"))
        .as(RecordEncoder.of(ClientCase.class));
  }

  private static <R> Dataset<Row> nested(Dataset<R> records, String name) {
    return records.select(struct(col("*")).as(name));
  }
}
