package io.claimway.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import io.claimway.claim.SessionCase;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.session.Session;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings the facts of each session together, and the sessions of one client and service date. */
final class ClientDays {

  private ClientDays() {}

  /** One client's cases of one service date. */
  public record CasesOfDay(String clientId, LocalDate serviceDate, List<SessionCase> cases) {}

  /** The session's local date, as {@link Session#serviceDate()}. */
  static Column serviceDate(String prefix) {
    return to_date(from_utc_timestamp(col(prefix + "startsAt"), col(prefix + "zone")));
  }

  static Dataset<CasesOfDay> of(
      Dataset<Session> sessions,
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
        .groupBy(col("session.clientId").as("clientId"), col("serviceDate"))
        .agg(
            collect_list(
                    struct(
                        col("session"),
                        col("client"),
                        col("provider"),
                        col("supervisor"),
                        col("coverage")))
                .as("cases"))
        .as(RecordEncoder.of(CasesOfDay.class));
  }

  private static <R> Dataset<Row> nested(Dataset<R> records, String name) {
    return records.select(struct(col("*")).as(name));
  }
}
