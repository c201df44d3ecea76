package io.claimway.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.postgres.Database;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.PostgresTimeouts;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.run.StageName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proofs of one night after the other on a book in which something breaks. */
class OpenBreaksIT {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 5);
  private static final int SLICES = 28;
  private static final String BROKEN = "charge-is-conserved claim 1";

  private ScratchPostgres postgres;
  private LocalDate tonight;

  @BeforeEach
  void keepABook() throws SQLException {
    postgres = HandmadeBook.kept();
    tonight = NIGHT;
    assertThat(prove()).isEmpty();
  }

  /** The second night's slice holds claim 1, the third's and the fourth's do not. */
  @Test
  void aBreakStandsUntilItIsRepaired() throws SQLException {
    change("update claim.version set charge_cents = charge_cents - 1");
    assertThat(prove()).contains(BROKEN);
    assertThat(prove()).as("the night after").contains(BROKEN);
    assertThat(open()).contains(BROKEN + " since 2026-01-07");

    change("update claim.version set charge_cents = charge_cents + 1");
    assertThat(prove()).isEmpty();
    assertThat(open()).isEmpty();
    assertThat(repaired()).contains(BROKEN + " on 2026-01-09");
  }

  @Test
  void everyOlderRowIsSeenWithinItsNights() throws SQLException {
    prove();
    prove();
    change("update claim.version set charge_cents = charge_cents - 1");
    List<String> first = prove();
    assertThat(first).as("a night whose slice is another").doesNotContain(BROKEN);
    for (int night = 2; night <= SLICES; night++) {
      prove();
    }
    assertThat(open()).anySatisfy(row -> assertThat(row).startsWith(BROKEN));
    assertThat(open())
        .as("the run that left the row")
        .anySatisfy(row -> assertThat(row).startsWith("rows-as-their-run-left-them claim.version"));
  }

  @Test
  void looksAtEverythingAfterMoreBrokeThanIsKept() throws SQLException {
    change("update proof.proof set whole_next = true");
    change("update claim.version set charge_cents = charge_cents - 1");
    assertThat(prove()).contains(BROKEN, "rows-as-their-run-left-them claim.version 1/1");
  }

  @Test
  void aNightBesideAProofBreaksNothing() throws SQLException {
    try (Database database =
        Database.open(
            new PostgresSettings(
                postgres.url(), "postgres", "postgres", "", "", 2, 5, PostgresTimeouts.USUAL))) {
      List<Proof.Finding> findings =
          database.inSnapshot(
              connection -> {
                Rows.get(connection, "select count(*) from run.run", row -> row.getLong(1));
                change("update claim.version set charge_cents = charge_cents - 1");
                return Proof.full(connection);
              });
      assertThat(findings).allMatch(Proof.Finding::holds);
      assertThat(Proof.full(database, List.of())).anyMatch(finding -> !finding.holds());
    }
  }

  /** The proof of the next night, in which nothing else happens; what it names. */
  private List<String> prove() throws SQLException {
    tonight = tonight.plusDays(1);
    String runId = "probe-" + tonight;
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      Rows.change(
          connection,
          "insert into run.run values (?, 'probe', ?, ?::date + time '07:00', 'UTC', '{}', 'x', 'RUNNING', null)",
          runId,
          tonight,
          tonight);
      List<Proof.Finding> findings = Proof.nightly(connection);
      ProofTables.record(
          ScratchPostgres.publishing(connection, "probe", tonight, StageName.PROVE), findings);
      Rows.change(
          connection,
          "update run.run set state = 'FINISHED', exit_code = 0 where run_id = ?",
          runId);
      Rows.get(connection, "select proof.seal(?)", row -> runId, runId);
      connection.commit();
      List<String> named = new ArrayList<>();
      for (Proof.Finding finding : findings) {
        finding.rows().forEach(row -> named.add(finding.invariant().name() + " " + row.subject()));
      }
      return named;
    }
  }

  private List<String> open() throws SQLException {
    return postgres.strings(
        "select invariant || ' ' || subject || ' since ' || r.business_date from proof.open_break"
            + " join run.run r on r.run_id = first_run where repaired_run is null");
  }

  private List<String> repaired() throws SQLException {
    return postgres.strings(
        "select invariant || ' ' || subject || ' on ' || r.business_date from proof.open_break"
            + " join run.run r on r.run_id = repaired_run");
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = postgres.connect("postgres")) {
      Rows.change(connection, sql);
    }
  }
}
