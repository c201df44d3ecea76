package io.claimway.postgres.remit;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.party.Address;
import io.claimway.party.BillingEntity;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.proof.Proof;
import io.claimway.remittance.RemittanceRow;
import io.claimway.run.Sha256;
import io.claimway.x12.SampleIndex;
import io.claimway.x12.remittance835.RemittanceRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every 835 that others wrote, on an empty book: nothing is lost, nothing is posted to anybody, and
 * what is expected at the bank stands in suspense to the cent.
 */
class SampledRemittancesIT {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 21);
  private static final String KNOWN_ORIGINATOR = "1411111111";

  private ScratchPostgres postgres;

  @BeforeEach
  void startBook() throws SQLException {
    postgres = ScratchPostgres.migrated();
  }

  @Test
  void keepsForeignPayeesAsAMemo() throws SQLException, IOException {
    List<RemittanceRow> rows = read();
    new RemittanceNights(postgres, List.of()).night(DAY, rows);
    assertNothingIsLost(rows);
    assertThat(
            postgres.strings(
                "select distinct reason || ' ' || booked from remit.payment where state <> 'CONFLICT'"))
        .containsExactly("UNKNOWN_PAYEE false");
    assertThat(postgres.strings("select count(*)::text from ledger.transfer")).containsExactly("0");
  }

  @Test
  void suspendsWhatItAwaitsAndCannotPlace() throws SQLException, IOException {
    List<RemittanceRow> rows = read();
    new RemittanceNights(postgres, payeesOf(rows)).night(DAY, rows);
    assertNothingIsLost(rows);
    assertThat(suspense()).isEqualTo(awaited());
    assertThat(awaited()).isPositive();
    assertMoneyHolds();
  }

  /** The same as from a payer of ours: each claim is looked for, and none is found. */
  @Test
  void postsNothingToAStranger() throws SQLException, IOException {
    List<RemittanceRow> rows = read();
    new RemittanceNights(postgres, payeesOf(rows))
        .fromOriginator(KNOWN_ORIGINATOR)
        .night(DAY, rows);
    assertNothingIsLost(rows);
    assertThat(
            postgres.strings(
                "select distinct state from remit.claim where claim_id is not null or effect is not null"))
        .isEmpty();
    assertThat(
            postgres.strings(
                "select payment_id::text from remit.payment p where posted_cents <> -coalesce((select sum(taken_cents + refunded_cents)"
                    + " from remit.provider_standing a where a.payment_id = p.payment_id), 0)"))
        .isEmpty();
    assertThat(postgres.strings("select count(*)::text from remit.payment where state = 'POSTED'"))
        .isNotEqualTo(List.of("0"));
    assertMoneyHolds();
  }

  /** Each payment of a file is kept, ignored for a reason, or told as unreadable. */
  private void assertNothingIsLost(List<RemittanceRow> rows) throws SQLException {
    long payments = rows.stream().filter(row -> row.kind().equals("P")).count();
    long unreadable = rows.stream().filter(row -> row.kind().equals("Q")).count();
    assertThat(
            postgres.strings(
                "select (select count(*) from remit.payment) + (select count(*) from remit.ignored_payment) || ''"))
        .containsExactly(String.valueOf(payments));
    assertThat(
            postgres.strings(
                "select count(*)::text from worklist.item where kind = 'UNREADABLE_REMITTANCE'"))
        .containsExactly(String.valueOf(unreadable));
    assertThat(
            postgres.strings(
                "select payment_id::text from remit.payment where posted_cents + suspended_cents <> amount_cents"))
        .isEmpty();
    assertThat(postgres.strings("select sha256 from exchange.inbound_file where outcome is null"))
        .isEmpty();
  }

  private void assertMoneyHolds() throws SQLException {
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      Map<String, List<Proof.BrokenRow>> broken = new LinkedHashMap<>();
      Proof.full(connection).stream()
          .filter(
              finding ->
                  finding
                      .invariant()
                      .name()
                      .matches("payments-.*|suspense-.*|clearing-.*|registers-.*"))
          .filter(finding -> !finding.rows().isEmpty())
          .forEach(finding -> broken.put(finding.invariant().name(), finding.rows()));
      assertThat(broken).isEmpty();
    }
  }

  private long suspense() throws SQLException {
    return number(
        "select coalesce(sum(b.credit_cents - b.debit_cents), 0) from ledger.account a join ledger.account_block b using (account_id)"
            + " where a.kind = 'suspense'");
  }

  private long awaited() throws SQLException {
    return number("select sum(amount_cents) from remit.payment where booked");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = postgres.begin()) {
      return Rows.get(connection, sql, row -> row.getLong(1));
    }
  }

  /** Whoever is paid in them is one of the network's own. */
  private static List<BillingEntity> payeesOf(List<RemittanceRow> rows) {
    Address address = new Address("1 Main", "", "Albany", "NY", "12207");
    List<String> payees =
        rows.stream()
            .filter(row -> row.kind().equals("P") && !row.payeeId().isEmpty())
            .map(RemittanceRow::payeeId)
            .distinct()
            .sorted()
            .toList();
    List<BillingEntity> entities = new ArrayList<>();
    for (String payee : payees) {
      entities.add(
          new BillingEntity(
              "entity-" + entities.size(),
              "PAYEE",
              payee,
              "tin-" + entities.size(),
              "103T",
              address,
              null,
              "operating-" + entities.size(),
              List.of()));
    }
    return entities;
  }

  private List<RemittanceRow> read() throws IOException, SQLException {
    Map<String, byte[]> files =
        SampleIndex.x12().stream()
            .filter(sample -> sample.type().equals("835"))
            .map(SampledRemittancesIT::bytes)
            .collect(
                Collectors.toMap(
                    bytes -> Sha256.hex(new String(bytes, StandardCharsets.ISO_8859_1)),
                    bytes -> bytes,
                    (one, same) -> one,
                    LinkedHashMap::new));
    assertThat(files).hasSizeGreaterThan(60);
    List<RemittanceRow> rows = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      postgres.execute(
          "insert into exchange.inbound_file (partner, name, sha256, bytes, kind, run_id) values ('clearpath', '%1$s', '%1$s', 1, '835', 'r')"
              .formatted(file.getKey()));
      try (RemittanceRows reading =
          new RemittanceRows(file.getKey(), new ByteArrayInputStream(file.getValue()))) {
        reading.forEachRemaining(rows::add);
      }
    }
    return rows;
  }

  private static byte[] bytes(SampleIndex.Sample sample) {
    try {
      return Files.readAllBytes(sample.file());
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
