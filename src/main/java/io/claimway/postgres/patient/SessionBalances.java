package io.claimway.postgres.patient;

import io.claimway.avro.AvroCodec;
import io.claimway.avro.Topic;
import io.claimway.patient.SessionBalance;
import io.claimway.postgres.OutboxEvents;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.remittance.AdjustmentClass;
import io.claimway.session.PatientBalanceChanged;
import io.claimway.session.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How clients stand for sessions: kept and told to other products where it is otherwise. */
final class SessionBalances {
  private static final String TOLD = Sql.read(SessionBalances.class, "told-balances");
  private static final String POSTED = "POSTED";
  private static final String NOTHING_LEFT = "none";

  private SessionBalances() {}

  /** What is known of a session beside its balance. */
  private record Told(
      String sessionId,
      long estimatedCents,
      String codes,
      int seq,
      long responsibilityCents,
      long chargedCents,
      long paidCents) {

    /** One that was never told of is of no interest before its share is final. */
    boolean isNews(SessionBalance balance) {
      return seq == 0
          ? balance.decided() && (balance.responsibilityCents() != 0 || balance.chargedCents() != 0)
          : balance.responsibilityCents() != responsibilityCents
              || balance.chargedCents() != chargedCents
              || balance.paidCents() != paidCents;
    }
  }

  /** A balance as it is stored. */
  private record BalanceRow(
      String sessionId,
      int seq,
      String clientId,
      long responsibilityCents,
      long estimatedCents,
      long chargedCents,
      long paidCents,
      boolean decided,
      String reason,
      String eventId,
      LocalDate businessDate,
      String runId) {}

  static void tell(PublishingTransaction tx, List<SessionBalance> balances) throws SQLException {
    if (balances.isEmpty()) {
      return;
    }
    AvroCodec<Session> sessions = AvroCodec.of(Session.class);
    Map<String, Told> told = new HashMap<>();
    tx.query(
            TOLD,
            row -> told(row, sessions),
            POSTED,
            AdjustmentClass.PATIENT.name(),
            Rows.texts(tx.connection(), balances.stream().map(SessionBalance::sessionId).toList()),
            Topic.SESSIONS.word(),
            Timestamp.from(tx.run().asOf()))
        .forEach(each -> told.put(each.sessionId(), each));
    AvroCodec<PatientBalanceChanged> codec = AvroCodec.of(PatientBalanceChanged.class);
    List<BalanceRow> rows = new ArrayList<>();
    List<OutboxEvents.Outgoing> events = new ArrayList<>();
    for (SessionBalance balance : balances) {
      Told before = told.get(balance.sessionId());
      if (before.isNews(balance)) {
        BalanceRow row = row(tx, balance, before);
        rows.add(row);
        events.add(
            new OutboxEvents.Outgoing(
                row.eventId(), row.sessionId(), codec.encode(event(balance, row))));
      }
    }
    RecordCopy.all(tx.connection(), "patient.balance", BalanceRow.class, rows);
    OutboxEvents.append(tx, Topic.PATIENT_BALANCES, events);
  }

  private static Told told(ResultSet row, AvroCodec<Session> sessions) throws SQLException {
    byte[] fact = row.getBytes("payload");
    return new Told(
        row.getString("session_id"),
        fact == null ? 0 : sessions.decode(fact).value().estimatedClientCents(),
        row.getString("codes") == null ? NOTHING_LEFT : row.getString("codes"),
        row.getInt("seq"),
        row.getLong("responsibility_cents"),
        row.getLong("charged_cents"),
        row.getLong("paid_cents"));
  }

  private static BalanceRow row(PublishingTransaction tx, SessionBalance balance, Told before) {
    int seq = before.seq() + 1;
    return new BalanceRow(
        balance.sessionId(),
        seq,
        balance.clientId(),
        balance.responsibilityCents(),
        before.estimatedCents(),
        balance.chargedCents(),
        balance.paidCents(),
        balance.decided(),
        balance.responsibilityCents() == 0 ? NOTHING_LEFT : before.codes(),
        OutboxEvents.id(Topic.PATIENT_BALANCES.word(), balance.sessionId(), Integer.toString(seq)),
        tx.run().businessDate(),
        tx.run().runId());
  }

  private static PatientBalanceChanged event(SessionBalance balance, BalanceRow row) {
    return new PatientBalanceChanged(
        row.eventId(),
        row.clientId(),
        row.sessionId(),
        row.responsibilityCents(),
        row.estimatedCents(),
        row.reason(),
        row.businessDate(),
        row.chargedCents(),
        balance.owedCents(),
        balance.creditCents());
  }
}
