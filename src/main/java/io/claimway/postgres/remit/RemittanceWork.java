package io.claimway.postgres.remit;

import io.claimway.claim.Claim;
import io.claimway.claim.ClaimPerson;
import io.claimway.claim.PatientControlNumber;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.Sql;
import io.claimway.postgres.claim.ContentStore;
import io.claimway.remittance.AdjudicationEffect;
import io.claimway.remittance.AdjudicationOutcome;
import io.claimway.remittance.BilledClaim;
import io.claimway.remittance.ClaimMatch;
import io.claimway.remittance.ClaimParties;
import io.claimway.remittance.MatchCandidate;
import io.claimway.remittance.MoneyMovement;
import io.claimway.remittance.PaymentSighting;
import io.claimway.remittance.PaymentVerdict;
import io.claimway.remittance.ReceivedPayment;
import io.claimway.remittance.RemittanceDecision;
import io.claimway.remittance.RemittanceMatcher;
import io.claimway.remittance.ReportedClaim;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private static final String PROVIDER_ITEMS =
      Sql.read(RemittanceWork.class, "provider-adjustments");
  private static final String UNMATCHED_LINES = Sql.read(RemittanceWork.class, "unmatched-lines");

  private final Connection connection;
  private final long attemptId;
  private final LocalDate day;
  private final int buckets;
  private final Set<Unmatched> accepted = new HashSet<>();
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
            + " staging.remit_provider_item, staging.transfer");
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
    Rows.change(connection, PROVIDER_ITEMS, attemptId);
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
      String movement,
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
        row.getBoolean("retold"),
        row.getString("billing_entity") != null,
        row.getBoolean("known_originator"),
        row.getBoolean("by_card"),
        MoneyMovement.valueOf(row.getString("movement")),
        row.getLong("amount_cents"),
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
        row.getString("movement"),
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
      List<Long> candidates,
      String difference,
      boolean accepted) {}

  /** A reported claim that no control number matched. */
  public record Unmatched(long paymentId, int ordinal) {}

  private record Found(
      long paymentId,
      int ordinal,
      String reason,
      RemittanceDecision.Action decided,
      ClaimParties said,
      BilledClaim billed) {}

  private void match() throws SQLException {
    RemittanceMatcher matcher = new RemittanceMatcher();
    List<Unmatched> left = new ArrayList<>();
    Rows.inShares(
        connection,
        BY_CONTROL_NUMBER,
        row ->
            new Found(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                decided(row.getString("decided")),
                said(row),
                billed(row)),
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
      List<BilledClaim> candidates = found.billed() == null ? List.of() : List.of(found.billed());
      Optional<ClaimMatch> match =
          found.decided() == RemittanceDecision.Action.MATCH
              ? Optional.of(matcher.byPerson(found.said(), found.billed()))
              : matcher.byControlNumber(found.said(), candidates);
      if (match.isPresent() || found.reason() != null) {
        matched.add(
            row(
                found.paymentId(),
                found.ordinal(),
                match.orElse(null),
                candidates,
                found.decided() == RemittanceDecision.Action.ACCEPT));
      } else {
        Unmatched claim = new Unmatched(found.paymentId(), found.ordinal());
        left.add(claim);
        if (found.decided() == RemittanceDecision.Action.ACCEPT) {
          accepted.add(claim);
        }
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
    Map<Unmatched, List<BilledClaim>> byNumber = candidates(BY_PAYER_NUMBER);
    Rows.run(connection, UNMATCHED_LINES);
    Rows.run(connection, "create index on remit_unmatched_line (payment_id, ordinal)");
    Rows.run(connection, "analyze remit_unmatched_line");
    Map<Unmatched, List<BilledClaim>> byDescription = candidates(BY_DESCRIPTION);
    Map<Unmatched, Described> described = described();
    List<MatchRow> matched = new ArrayList<>();
    for (Unmatched claim : left) {
      List<BilledClaim> candidates = byDescription.getOrDefault(claim, List.of());
      Described said = described.get(claim);
      ClaimMatch match =
          matcher
              .byPayerNumber(said.parties(), byNumber.getOrDefault(claim, List.of()))
              .orElseGet(() -> matcher.byDescription(said.reversal(), said.parties(), candidates));
      matched.add(
          row(claim.paymentId(), claim.ordinal(), match, candidates, accepted.contains(claim)));
    }
    write(matched);
  }

  /** Of whom a reported claim is, and whether it takes an earlier one back. */
  private record Described(boolean reversal, ClaimParties parties) {}

  private Map<Unmatched, Described> described() throws SQLException {
    Map<Unmatched, Described> described = new HashMap<>();
    Rows.list(
            connection,
            "select w.* from remit_left join staging.remit_work w using (payment_id, ordinal)",
            row ->
                Map.entry(
                    new Unmatched(row.getLong("payment_id"), row.getInt("ordinal")),
                    new Described(ReportedClaim.isReversal(row.getString("status")), said(row))))
        .forEach(entry -> described.put(entry.getKey(), entry.getValue()));
    return described;
  }

  private Map<Unmatched, List<BilledClaim>> candidates(String sql) throws SQLException {
    Map<Unmatched, List<BilledClaim>> candidates = new HashMap<>();
    Rows.inShares(
        connection,
        sql,
        row -> new Found(row.getLong(1), row.getInt(2), null, null, null, billed(row)),
        ROWS_AT_ONCE,
        share ->
            share.forEach(
                found ->
                    candidates
                        .computeIfAbsent(
                            new Unmatched(found.paymentId(), found.ordinal()),
                            any -> new ArrayList<>())
                        .add(found.billed())));
    return candidates;
  }

  private static RemittanceDecision.Action decided(String word) {
    return word == null ? null : RemittanceDecision.Action.valueOf(word);
  }

  private static ClaimParties said(ResultSet row) throws SQLException {
    return new ClaimParties(
        row.getString("patient_last"),
        row.getString("patient_first"),
        row.getString("member_id"),
        row.getString("corrected_member_id"),
        row.getString("rendering_npi"),
        row.getObject("service_date", LocalDate.class));
  }

  private static BilledClaim billed(ResultSet row) throws SQLException {
    long claim = row.getLong("claim_id");
    if (row.wasNull()) {
      return null;
    }
    int version = row.getInt("version");
    byte[] content = row.getBytes("content");
    return new BilledClaim(
        new MatchCandidate(claim, version, row.getString("payer"), row.getLong("family_id")),
        content == null
            ? ClaimParties.UNSAID
            : parties(ContentStore.decode(new PatientControlNumber(claim, version), content)));
  }

  private static ClaimParties parties(Claim billed) {
    ClaimPerson patient = billed.patient() == null ? billed.subscriber() : billed.patient();
    return new ClaimParties(
        patient.lastName(),
        patient.firstName(),
        billed.memberId(),
        "",
        billed.rendering().npi(),
        billed.serviceDate());
  }

  /** What is not matched is a family of its own, told apart from claims' families by its sign. */
  private MatchRow row(
      long paymentId,
      int ordinal,
      ClaimMatch match,
      List<BilledClaim> candidates,
      boolean isAccepted) {
    boolean found = match != null && match.isFound();
    List<Long> claims =
        found
            ? List.of()
            : candidates.stream().map(claim -> claim.candidate().claimId()).distinct().toList();
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
        claims,
        found && match.difference() != null ? match.difference().name() : null,
        isAccepted);
  }

  private void write(List<MatchRow> rows) throws SQLException {
    RecordCopy.allStaged(connection, "staging.remit_match", MatchRow.class, attemptId, rows);
  }
}
