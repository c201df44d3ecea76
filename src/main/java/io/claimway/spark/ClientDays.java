package io.claimway.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import io.claimway.claim.SessionCase;
import io.claimway.eligibility.CoverageDecision;
import io.claimway.party.Client;
import io.claimway.party.Provider;
import io.claimway.session.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Brings the facts of each session together, and the sessions of one client and service date. */
final class ClientDays {

  private ClientDays() {}

  /** One client's cases of one service date. */
  record CasesOfDay(String clientId, LocalDate serviceDate, List<SessionCase> cases) {}

  /** The session's local date, as {@link Session#serviceDate()}. */
  static Column serviceDate(String prefix) {
    return to_date(from_utc_timestamp(col(prefix + "startsAt"), col(prefix + "zone")));
  }

  /** All cases; those of one client and day lie in one partition and follow each other. */
  static Dataset<SessionCase> cases(
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
        // Streamed in order: aggregating such wide rows copies each of them many times.
        .repartition(col("session.clientId"), col("serviceDate"))
        .sortWithinPartitions(col("session.clientId"), col("serviceDate"), col("session.sessionId"))
        .select("session", "client", "provider", "supervisor", "coverage")
        .as(RecordEncoder.of(SessionCase.class));
  }

  /** The days of one partition of {@link #cases}. */
  static Iterator<CasesOfDay> days(Iterator<SessionCase> cases) {
    return new Iterator<>() {
      private SessionCase first = cases.hasNext() ? cases.next() : null;

      @Override
      public boolean hasNext() {
        return first != null;
      }

      @Override
      public CasesOfDay next() {
        if (first == null) {
          throw new NoSuchElementException("Cannot take another day: they have ended");
        }
        String clientId = first.session().clientId();
        LocalDate serviceDate = first.session().serviceDate();
        List<SessionCase> day = new ArrayList<>();
        do {
          day.add(first);
          first = cases.hasNext() ? cases.next() : null;
        } while (first != null
            && first.session().clientId().equals(clientId)
            && first.session().serviceDate().equals(serviceDate));
        return new CasesOfDay(clientId, serviceDate, day);
      }
    };
  }

  private static <R> Dataset<Row> nested(Dataset<R> records, String name) {
    return records.select(struct(col("*")).as(name));
  }
}
