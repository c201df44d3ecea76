package io.claimway.postgres.remit;

import io.claimway.avro.AvroCodec;
import io.claimway.claim.ClaimState;
import io.claimway.eligibility.CoverageOrder;
import io.claimway.party.Client;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Rows;
import io.claimway.postgres.SharedSnapshot;
import io.claimway.postgres.Sql;
import io.claimway.postgres.ledger.BookedTransfers;
import io.claimway.remittance.AdjudicationEffect;
import io.claimway.remittance.AdjudicationKey;
import io.claimway.remittance.BilledLine;
import io.claimway.remittance.BookedAdjudication;
import io.claimway.remittance.ClaimMatch;
import io.claimway.remittance.ClaimMatch.Unmatched;
import io.claimway.remittance.ClaimParties;
import io.claimway.remittance.ClaimStanding;
import io.claimway.remittance.FamilyBook;
import io.claimway.remittance.MatchCandidate;
import io.claimway.remittance.MatchRule;
import io.claimway.remittance.PendingAdjudication;
import io.claimway.remittance.ReportedAdjustment;
import io.claimway.remittance.ReportedClaim;
import io.claimway.remittance.ReportedLine;
import io.claimway.remittance.SentVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * The claim families of one bucket, one after the other: what is pending of each beside its book.
 * Everything comes in order of families from one snapshot and is merged on the way; nothing but the
 * family at hand is held.
 */
public final class FamilyReader implements Iterator<FamilyReader.PendingFamily>, AutoCloseable {
  private static final int ROWS_AT_ONCE = 5_000;

  private static final String WORK = Sql.read(FamilyReader.class, "fold-work");
  private static final String LINES = Sql.read(FamilyReader.class, "fold-lines");
  private static final String CLAIMS = Sql.read(FamilyReader.class, "fold-claims");
  private static final String VERSIONS = Sql.read(FamilyReader.class, "fold-versions");
  private static final String ADJUDICATIONS = Sql.read(FamilyReader.class, "fold-adjudications");
  private static final String TRANSFERS = Sql.read(FamilyReader.class, "fold-transfers");
  private static final String CLIENTS = Sql.read(FamilyReader.class, "fold-clients");

  private final Connection connection;
  private final PayerProfiles payers;
  private final FamilyRows work;
  private final FamilyRows lines;
  private final FamilyRows claims;
  private final FamilyRows versions;
  private final FamilyRows adjudications;
  private final FamilyRows transfers;
  private final FamilyRows clients;
  private final AvroCodec<Client> codec = AvroCodec.of(Client.class);

  /** A family with what is pending of it. */
  public record PendingFamily(FamilyBook book, List<PendingAdjudication> pending) {}

  private FamilyReader(Connection connection, PayerProfiles payers, long attemptId, int bucket)
      throws SQLException {
    this.connection = connection;
    this.payers = payers;
    this.work = new FamilyRows(connection, WORK, attemptId, bucket);
    this.lines = new FamilyRows(connection, LINES, attemptId, bucket, attemptId, bucket);
    this.claims = new FamilyRows(connection, CLAIMS, attemptId, bucket);
    this.versions = new FamilyRows(connection, VERSIONS, attemptId, bucket);
    this.adjudications = new FamilyRows(connection, ADJUDICATIONS, attemptId, bucket);
    this.transfers = new FamilyRows(connection, TRANSFERS, attemptId, bucket);
    this.clients = new FamilyRows(connection, CLIENTS, attemptId, bucket);
  }

  /**
   * Opens a bucket in a transaction of its own.
   *
   * @param snapshot as exported by the transaction that laid the work out
   * @param connection handed back when the reader is closed
   */
  public static FamilyReader open(
      Connection connection, String snapshot, PayerProfiles payers, long attemptId, int bucket)
      throws SQLException {
    connection.setAutoCommit(false);
    SharedSnapshot.use(connection, snapshot);
    return new FamilyReader(connection, payers, attemptId, bucket);
  }

  @Override
  public boolean hasNext() {
    try {
      return work.hasFamily();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public PendingFamily next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read on: the bucket has no more families");
    }
    try {
      long family = work.family();
      Map<Long, List<SentVersion>> sent = versionsOf(family);
      Client client =
          clients.of(family, row -> codec.decode(row.getBytes("payload")).value()).stream()
              .findFirst()
              .orElse(null);
      FamilyBook book =
          new FamilyBook(
              claims.of(family, row -> claim(row, client, sent)),
              adjudications.of(family, FamilyReader::adjudication),
              transfers.of(family, BookedTransfers::read));
      return new PendingFamily(book, pendingOf(family));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(SQLException cause) {
    return new IllegalStateException(
        "Cannot read claim families: SQLSTATE " + cause.getSQLState(), cause);
  }

  private List<PendingAdjudication> pendingOf(long family) throws SQLException {
    Map<AdjudicationKey, List<PlacedLine>> placed = new HashMap<>();
    lines
        .of(family, FamilyReader::line)
        .forEach(line -> placed.computeIfAbsent(line.of(), any -> new ArrayList<>()).add(line));
    return work.of(
        family,
        row -> {
          AdjudicationKey key = key(row);
          return pending(row, family, key, placed.getOrDefault(key, List.of()));
        });
  }

  private static AdjudicationKey key(ResultSet row) throws SQLException {
    return new AdjudicationKey(row.getLong("payment_id"), row.getInt("ordinal"));
  }

  private record PlacedLine(AdjudicationKey of, int place, ReportedLine line) {}

  private static PlacedLine line(ResultSet row) throws SQLException {
    List<String> groups = Rows.texts(row.getArray("adjustment_groups"));
    List<String> reasons = Rows.texts(row.getArray("adjustment_reasons"));
    List<Long> cents = Rows.longs(row.getArray("adjustment_cents"));
    List<ReportedAdjustment> adjustments = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      adjustments.add(new ReportedAdjustment(groups.get(i), reasons.get(i), cents.get(i)));
    }
    return new PlacedLine(
        key(row),
        row.getInt("line"),
        new ReportedLine(
            row.getString("procedure_code"),
            row.getString("decided_code"),
            Rows.texts(row.getArray("modifiers")),
            row.getObject("service_date", LocalDate.class),
            row.getLong("charge_cents"),
            row.getLong("paid_cents"),
            row.getString("line_control_number"),
            adjustments,
            Rows.texts(row.getArray("remarks"))));
  }

  private static PendingAdjudication pending(
      ResultSet row, long family, AdjudicationKey key, List<PlacedLine> placed)
      throws SQLException {
    List<ReportedAdjustment> claimLevel =
        placed.stream()
            .filter(line -> line.place() == 0)
            .findFirst()
            .map(line -> line.line().adjustments())
            .orElse(List.of());
    ReportedClaim reported =
        new ReportedClaim(
            row.getString("patient_control_number"),
            row.getString("status"),
            row.getLong("charge_cents"),
            row.getLong("paid_cents"),
            row.getObject("patient_cents", Long.class),
            row.getString("payer_claim_number"),
            row.getString("frequency"),
            row.getObject("service_date", LocalDate.class),
            row.getInt("segment"),
            ClaimParties.UNSAID,
            row.getBoolean("crossed_over"),
            claimLevel,
            Rows.texts(row.getArray("remarks")),
            placed.stream().filter(line -> line.place() > 0).map(PlacedLine::line).toList());
    String reason = row.getString("reason");
    PendingAdjudication pending =
        new PendingAdjudication(
            key,
            row.getString("natural_key") + "#" + key.ordinal(),
            row.getString("originator"),
            row.getString("billing_entity"),
            row.getObject("paid_on", LocalDate.class),
            row.getObject("received_on", LocalDate.class),
            row.getString("sha256")
                + "#"
                + row.getString("transaction_control")
                + "#"
                + row.getInt("segment"),
            match(row, family, reason),
            reason,
            Rows.longs(row.getArray("candidates")),
            null,
            row.getBoolean("fresh"),
            row.getBoolean("accepted"),
            row.getString("content"),
            reported);
    return row.getBoolean("in_suspense") ? pending.inSuspense() : pending;
  }

  private static ClaimMatch match(ResultSet row, long family, String reason) throws SQLException {
    String rule = row.getString("match_rule");
    String difference = row.getString("difference");
    if (rule != null) {
      return new ClaimMatch(
          new MatchCandidate(
              row.getLong("claim_id"), row.getInt("version"), row.getString("payer"), family),
          MatchRule.valueOf(rule),
          null,
          difference == null ? null : ClaimParties.Difference.valueOf(difference));
    }
    boolean looked = Arrays.stream(Unmatched.values()).anyMatch(why -> why.name().equals(reason));
    return looked ? new ClaimMatch(null, null, Unmatched.valueOf(reason), null) : null;
  }

  private ClaimStanding claim(ResultSet row, Client client, Map<Long, List<SentVersion>> sent)
      throws SQLException {
    PayerProfile payer = payers.get(row.getString("payer"));
    long claim = row.getLong("claim_id");
    LocalDate served = row.getObject("service_date", LocalDate.class);
    return new ClaimStanding(
        claim,
        row.getString("natural_key"),
        payer.payer(),
        row.getString("billing_entity"),
        row.getString("client_id"),
        served,
        row.getString("payer_sequence"),
        client == null
            ? null
            : CoverageOrder.payerAfter(payer.payer(), client, served).orElse(null),
        payer.program(),
        payer.underpaymentCents(),
        row.getInt("version"),
        ClaimState.valueOf(row.getString("state")),
        row.getString("codes"),
        row.getObject("since", LocalDate.class),
        row.getObject("live_version", Integer.class),
        row.getString("live_state") == null
            ? null
            : ClaimState.valueOf(row.getString("live_state")),
        row.getInt("last_seq"),
        row.getString("payer_claim_number"),
        sent.getOrDefault(claim, List.of()));
  }

  private record SentLine(
      long claimId, int version, String frequency, long chargeCents, BilledLine line) {}

  private Map<Long, List<SentVersion>> versionsOf(long family) throws SQLException {
    Map<Long, List<SentVersion>> sent = new HashMap<>();
    List<SentLine> rows = versions.of(family, FamilyReader::sentLine);
    for (int from = 0; from < rows.size(); ) {
      SentLine first = rows.get(from);
      List<BilledLine> billed = new ArrayList<>();
      int to = from;
      while (to < rows.size()
          && rows.get(to).claimId() == first.claimId()
          && rows.get(to).version() == first.version()) {
        if (rows.get(to).line() != null) {
          billed.add(rows.get(to).line());
        }
        to++;
      }
      sent.computeIfAbsent(first.claimId(), any -> new ArrayList<>())
          .add(new SentVersion(first.version(), first.frequency(), first.chargeCents(), billed));
      from = to;
    }
    return sent;
  }

  private static SentLine sentLine(ResultSet row) throws SQLException {
    BilledLine line =
        row.getObject("line_number") == null
            ? null
            : new BilledLine(
                row.getInt("line_number"),
                row.getString("line_control_number"),
                row.getString("procedure_code"),
                Rows.texts(row.getArray("modifiers")),
                row.getLong("line_cents"),
                row.getLong("expected_cents"));
    return new SentLine(
        row.getLong("claim_id"),
        row.getInt("version"),
        row.getString("frequency"),
        row.getLong("charge_cents"),
        line);
  }

  private static BookedAdjudication adjudication(ResultSet row) throws SQLException {
    return new BookedAdjudication(
        key(row),
        row.getLong("claim_id"),
        row.getInt("version"),
        row.getString("payer"),
        ReportedClaim.isReversal(row.getString("status")),
        row.getLong("charge_cents"),
        row.getLong("paid_cents"),
        row.getString("payer_claim_number"),
        row.getLong("applied_order"),
        row.getString("content"),
        Rows.longs(row.getArray("lines")).stream().map(Long::intValue).collect(Collectors.toSet()),
        AdjudicationEffect.valueOf(row.getString("effect")),
        row.getString("cancelled_by") == null
            ? BookedAdjudication.Fate.STANDS
            : BookedAdjudication.Fate.by(ReportedClaim.isReversal(row.getString("cancelled_by"))));
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      for (FamilyRows rows :
          List.of(work, lines, claims, versions, adjudications, transfers, clients)) {
        rows.close();
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** A query whose rows come in order of families. */
  private static final class FamilyRows implements AutoCloseable {
    private final PreparedStatement statement;
    private final ResultSet row;
    private boolean onRow;

    FamilyRows(Connection connection, String sql, Object... parameters) throws SQLException {
      statement = connection.prepareStatement(sql);
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.setFetchSize(ROWS_AT_ONCE);
      row = statement.executeQuery();
      onRow = row.next();
    }

    boolean hasFamily() throws SQLException {
      return onRow;
    }

    long family() throws SQLException {
      return row.getLong("family_id");
    }

    /** The rows of a family, none where it has none; families are asked for in their order. */
    <T> List<T> of(long family, Rows.Reader<T> reader) throws SQLException {
      List<T> rows = null;
      while (onRow && family() <= family) {
        if (family() == family) {
          rows = rows == null ? new ArrayList<>() : rows;
          rows.add(reader.read(row));
        }
        onRow = row.next();
      }
      return rows == null ? Collections.emptyList() : rows;
    }

    @Override
    public void close() throws SQLException {
      row.close();
      statement.close();
    }
  }
}
