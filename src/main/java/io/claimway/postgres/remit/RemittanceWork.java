package io.claimway.postgres.remit;

import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.remittance.AdjudicationEffect;
import io.claimway.remittance.AdjudicationOutcome;
import io.claimway.remittance.ClaimMatch;
import io.claimway.remittance.MatchCandidate;
import io.claimway.remittance.MatchRule;
import io.claimway.remittance.PaymentSighting;
import io.claimway.remittance.PaymentVerdict;
import io.claimway.remittance.ReceivedPayment;
import io.claimway.remittance.RemittanceMatcher;
import io.claimway.remittance.ReportedClaim;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays a night's remittances out for the fold, in staging, so that every executor sees them: the
 * payments with their verdicts, the reported claims that may take effect, and what each of them
 * speaks of. Reads {@code staging.remittance}, {@code payer_key} and {@code payee_key}.
 */
public final class RemittanceWork {
  private static final int ROWS_AT_ONCE = 20_000;

  private static final String SIGHTED = Sql.read(RemittanceWork.class, "sighted-payments");
  private static final String FRESH = Sql.read(RemittanceWork.class, "fresh-work");
  private static final String TOUCHED = Sql.read(RemittanceWork.class, "touched-work");
  private static final String BY_CONTROL_NUMBER =
      Sql.read(RemittanceWork.class, "control-number-candidates");
  private static final String BY_PAYER_NUMBER =
      Sql.read(
          RemittanceWork.class,
          "payer-number-candidates",
          AdjudicationOutcome.State.POSTED,
          AdjudicationEffect.REVERSED);
  private static final String BY_DESCRIPTION =
      Sql.read(RemittanceWork.class, "described-candidates");
  private static final String UNMATCHED_LINES = Sql.read(RemittanceWork.class, "unmatched-lines");

  private final Connection connection;
  private final long attemptId;
  private final LocalDate day;
  private final int buckets;
  private long unmatched;

  /**
   * Lays out in this connection's transaction.
   *
   * @param buckets how many tasks will fold; a family is one bucket's
   */
  public RemittanceWork(Connection connection, long attemptId, LocalDate day, int buckets) {
    this.connection = connection;
    this.attemptId = attemptId;
    this.day = day;
    this.buckets = buckets;
  }

  /**
   * Lays everything out.
   *
   * @param since business date of the night before: what happened from then on may match what is
   *     suspended
   * @return the number that the first new payment will have
   */
  public long layOut(LocalDate since) throws SQLException {
    Rows.run(
        connection,
        "truncate staging.remit_payment, staging.remit_work, staging.remit_match, staging.remit_outcome, staging.remit_line,"
            + " staging.remit_adjustment, staging.remit_reversed, staging.remit_event, staging.remit_state, staging.remit_item,"
            + " staging.transfer");
    long first =
        Rows.find(
                    connection,
                    "select value from run.counter where name = 'payment'",
                    row -> row.getLong(1))
                .orElse(0L)
            + 1;
    RecordCopy.allStaged(
        connection, "staging.remit_payment", PaymentRow.class, attemptId, payments(first));
    Rows.run(connection, "analyze staging.remit_payment");
    Rows.change(connection, FRESH, day);
    Rows.run(connection, "analyze staging.remit_work");
    Rows.change(connection, TOUCHED, since, day, attemptId);
    Rows.run(connection, "analyze staging.remit_work");
    match();
    Rows.run(connection, "analyze staging.remit_match");
    return first;
  }

  /** A payment as the staging table has it. */
  public record PaymentRow(
      Long paymentId,
      String naturalKey,
      String verdict,
      String state,
      String reason,
      boolean expected,
      String sha256,
      int transactionOrdinal,
      String transactionControl,
      String originator,
      String payeeId,
      String billingEntity,
      String trace,
      LocalDate paidOn,
      long amountCents,
      String method,
      String content,
      String partner,
      Long samePayment) {}

  private List<PaymentRow> payments(long first) throws SQLException {
    List<PaymentRow> rows = new ArrayList<>();
    long[] next = {first};
    Rows.inShares(
        connection,
        SIGHTED,
        row -> {
          PaymentVerdict verdict = PaymentVerdict.of(sighting(row));
          return payment(row, verdict, verdict.isKept() ? next[0]++ : null);
        },
        ROWS_AT_ONCE,
        rows::addAll);
    return rows;
  }

  private static PaymentSighting sighting(ResultSet row) throws SQLException {
    return new PaymentSighting(
        row.getBoolean("test"),
        row.getBoolean("repeated"),
        row.getObject("same_payment") != null,
        row.getBoolean("contradicted"),
        row.getBoolean("known_trace"),
        row.getString("billing_entity") != null,
        row.getBoolean("known_originator"),
        row.getString("flaw"));
  }

  private static PaymentRow payment(ResultSet row, PaymentVerdict verdict, Long paymentId)
      throws SQLException {
    ReceivedPayment payment =
        new ReceivedPayment(
            paymentId,
            verdict,
            row.getString("flaw"),
            row.getString("sha256"),
            row.getString("transaction_control"),
            row.getString("originator"),
            row.getString("payee"),
            row.getString("billing_entity"),
            row.getString("trace"),
            row.getObject("paid_on", LocalDate.class),
            row.getLong("amount_cents"));
    return new PaymentRow(
        paymentId,
        payment.naturalKey(),
        verdict.name(),
        verdict.isKept() ? verdict.state() : null,
        verdict.reason(payment.flaw()),
        verdict.isExpected(),
        payment.sha256(),
        row.getInt("transaction_ordinal"),
        payment.transactionControl(),
        payment.originator(),
        row.getString("payee_id"),
        payment.billingEntity(),
        payment.trace(),
        payment.paidOn(),
        payment.amountCents(),
        row.getString("method"),
        row.getString("content"),
        row.getString("partner"),
        row.getObject("same_payment", Long.class));
  }

  /** A match as the staging table has it. */
  public record MatchRow(
      long paymentId,
      int ordinal,
      Long claimId,
      Integer version,
      String payer,
      String matchRule,
      Integer matchScore,
      long familyId,
      int bucket,
      String reason,
      List<Long> candidates) {}

  /** A reported claim that no control number matched. */
  public record Unmatched(long paymentId, int ordinal) {}

  private record Found(long paymentId, int ordinal, String reason, MatchCandidate candidate) {}

  private void match() throws SQLException {
    RemittanceMatcher matcher = new RemittanceMatcher();
    List<Unmatched> left = new ArrayList<>();
    Rows.inShares(
        connection,
        BY_CONTROL_NUMBER,
        row -> new Found(row.getLong(1), row.getInt(2), row.getString(3), candidate(row, 4)),
        ROWS_AT_ONCE,
        share -> write(matchedByControlNumber(share, matcher, left)));
    if (!left.isEmpty()) {
      matchOtherwise(left, matcher);
    }
  }

  private List<MatchRow> matchedByControlNumber(
      List<Found> share, RemittanceMatcher matcher, List<Unmatched> left) {
    List<MatchRow> matched = new ArrayList<>();
    for (Found found : share) {
      List<MatchCandidate> candidates =
          found.candidate() == null ? List.of() : List.of(found.candidate());
      Optional<ClaimMatch> match = matcher.byKey(MatchRule.CONTROL_NUMBER, candidates);
      if (match.isPresent() || found.reason() != null) {
        matched.add(row(found.paymentId(), found.ordinal(), match.orElse(null), List.of()));
      } else {
        left.add(new Unmatched(found.paymentId(), found.ordinal()));
      }
    }
    return matched;
  }

  /** What no control number matched is looked at together: it is the smaller part of a night. */
  private void matchOtherwise(List<Unmatched> left, RemittanceMatcher matcher) throws SQLException {
    Rows.run(
        connection,
        "create temporary table remit_unmatched (payment_id bigint, ordinal int, service_date date, charge_cents bigint,"
            + " payer_claim_number text, originator text, billing_entity text) on commit drop");
    Rows.run(
        connection,
        "create temporary table remit_left (payment_id bigint, ordinal int) on commit drop");
    RecordCopy.all(connection, "remit_left", Unmatched.class, left);
    Rows.run(
        connection,
        "insert into remit_unmatched select payment_id, ordinal, w.service_date, w.charge_cents, w.payer_claim_number, w.originator,"
            + " w.billing_entity from remit_left join staging.remit_work w using (payment_id, ordinal)");
    Rows.run(connection, "analyze remit_unmatched");
    Map<Unmatched, List<MatchCandidate>> byNumber = candidates(BY_PAYER_NUMBER);
    Rows.run(connection, UNMATCHED_LINES);
    Rows.run(connection, "create index on remit_unmatched_line (payment_id, ordinal)");
    Rows.run(connection, "analyze remit_unmatched_line");
    Map<Unmatched, List<MatchCandidate>> byDescription = candidates(BY_DESCRIPTION);
    Map<Unmatched, Boolean> reversals = reversals();
    List<MatchRow> matched = new ArrayList<>();
    for (Unmatched claim : left) {
      List<MatchCandidate> described = byDescription.getOrDefault(claim, List.of());
      ClaimMatch match =
          matcher
              .byKey(MatchRule.PAYER_CLAIM_NUMBER, byNumber.getOrDefault(claim, List.of()))
              .orElseGet(() -> matcher.byDescription(reversals.get(claim), described));
      List<Long> claims = described.stream().map(MatchCandidate::claimId).toList();
      matched.add(
          row(claim.paymentId(), claim.ordinal(), match, match.isFound() ? List.of() : claims));
    }
    write(matched);
  }

  private Map<Unmatched, Boolean> reversals() throws SQLException {
    Map<Unmatched, Boolean> reversals = new HashMap<>();
    Rows.list(
            connection,
            "select payment_id, ordinal, w.status from remit_left join staging.remit_work w using (payment_id, ordinal)",
            row ->
                Map.entry(
                    new Unmatched(row.getLong(1), row.getInt(2)),
                    ReportedClaim.isReversal(row.getString(3))))
        .forEach(entry -> reversals.put(entry.getKey(), entry.getValue()));
    return reversals;
  }

  private Map<Unmatched, List<MatchCandidate>> candidates(String sql) throws SQLException {
    Map<Unmatched, List<MatchCandidate>> candidates = new HashMap<>();
    Rows.inShares(
        connection,
        sql,
        row -> new Found(row.getLong(1), row.getInt(2), null, candidate(row, 3)),
        ROWS_AT_ONCE,
        share ->
            share.forEach(
                found ->
                    candidates
                        .computeIfAbsent(
                            new Unmatched(found.paymentId(), found.ordinal()),
                            any -> new ArrayList<>())
                        .add(found.candidate())));
    return candidates;
  }

  private static MatchCandidate candidate(ResultSet row, int from) throws SQLException {
    long claim = row.getLong(from);
    return row.wasNull()
        ? null
        : new MatchCandidate(
            claim, row.getInt(from + 1), row.getString(from + 2), row.getLong(from + 3));
  }

  /** What is not matched is a family of its own, told apart from claims' families by its sign. */
  private MatchRow row(long paymentId, int ordinal, ClaimMatch match, List<Long> candidates) {
    boolean found = match != null && match.isFound();
    long family = found ? match.candidate().familyId() : - ++unmatched;
    return new MatchRow(
        paymentId,
        ordinal,
        found ? match.candidate().claimId() : null,
        found ? match.candidate().version() : null,
        found ? match.candidate().payer() : null,
        found ? match.rule().name() : null,
        found ? match.rule().score() : null,
        family,
        Math.floorMod(family, buckets),
        match == null || found ? null : match.reason().name(),
        candidates);
  }

  private void write(List<MatchRow> rows) throws SQLException {
    RecordCopy.allStaged(connection, "staging.remit_match", MatchRow.class, attemptId, rows);
  }
}
