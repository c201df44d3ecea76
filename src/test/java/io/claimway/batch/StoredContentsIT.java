package io.claimway.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.claimway.chance.Chance;
import io.claimway.claim.Claim;
import io.claimway.claim.ClaimContent;
import io.claimway.claim.PatientControlNumber;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.claim.AnyClaim;
import io.claimway.postgres.claim.ContentStore;
import io.claimway.postgres.proof.Proof;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two versions with their contents, kept, lost, changed and mixed up. */
class StoredContentsIT {
  private static final Claim FIRST = AnyClaim.of(Chance.of(50)).as(1, "1", "FIRST", null, null);
  private static final Claim SECOND = AnyClaim.of(Chance.of(51)).as(1, "1", "FIRST", null, null);

  private static ScratchPostgres postgres;
  private Connection connection;

  @BeforeAll
  static void migrate() {
    postgres = ScratchPostgres.migrated();
  }

  @BeforeEach
  void keepTwoClaims() throws SQLException {
    connection = postgres.connect("postgres");
    connection.setAutoCommit(false);
    keep(1, FIRST);
    keep(2, SECOND);
    Rows.run(connection, "create temporary table scope_run (run_id text primary key)");
    Rows.run(connection, "insert into scope_run values ('nightly-1')");
  }

  @AfterEach
  void undo() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private void keep(long id, Claim content) throws SQLException {
    Rows.change(
        connection,
        "insert into claim.claim (claim_id, natural_key, payer, payer_sequence, billing_entity, client_id, provider_id, practice_id,"
            + " service_date, place_of_service, run_id) values (?, ?, 'p', 'P', 'e', 'c', 'p', 'pra-1', '2026-01-05', '11', 'nightly-1')",
        id,
        content.naturalKey());
    Rows.change(
        connection,
        "insert into claim.version (claim_id, version, patient_control_number, frequency, charge_cents, expected_cents, reason,"
            + " content_sha256, run_id) values (?, 1, ?, '1', ?, 0, 'FIRST', ?, 'nightly-1')",
        id,
        new PatientControlNumber(id, 1).text(),
        content.chargeCents(),
        ClaimContent.sha256(content));
    Rows.change(
        connection,
        "insert into phi.claim_content values (?, 1, ?)",
        id,
        ContentStore.encode(content));
  }

  @Test
  void contentsAreThereAsTheyWereBuilt() throws SQLException {
    Proof.Finding finding = StoredContents.compare(connection);
    assertThat(finding.holds()).isTrue();
    assertThat(finding.figure()).isEqualTo(2);
    PatientControlNumber one = new PatientControlNumber(1, 1);
    PatientControlNumber two = new PatientControlNumber(2, 1);
    assertThat(ContentStore.get(connection, List.of(two, one)))
        .isEqualTo(Map.of(one, FIRST, two, SECOND));
  }

  @Test
  void aLostContentIsSeen() throws SQLException {
    Rows.run(connection, "delete from phi.claim_content where claim_id = 2");
    assertThat(StoredContents.compare(connection).rows())
        .containsExactly(
            new Proof.BrokenRow(
                "claim 2 version 1", "its content is not stored", "pra-1", "nightly-1"));
    assertThatThrownBy(() -> ContentStore.get(connection, List.of(new PatientControlNumber(2, 1))))
        .hasMessage("Cannot read the content of claim 2 version 1: there is none");
  }

  @Test
  void aDamagedContentIsSeen() throws SQLException {
    Rows.run(
        connection,
        "update phi.claim_content set content = substr(content, 1, 20) where claim_id = 1");
    assertThat(StoredContents.compare(connection).rows())
        .extracting(Proof.BrokenRow::subject, Proof.BrokenRow::detail)
        .containsExactly(tuple("claim 1 version 1", "its stored content cannot be read"));
  }

  @Test
  void aContentThatSaysSomethingElseIsSeen() throws SQLException {
    Rows.run(
        connection,
        "update phi.claim_content set content = (select content from phi.claim_content where claim_id = 2) where claim_id = 1");
    assertThat(StoredContents.compare(connection).rows())
        .extracting(Proof.BrokenRow::detail)
        .containsExactly("its stored content is not the one that was built");
  }

  @Test
  void aContentOfAnotherVersionIsSeen() throws SQLException {
    Rows.change(
        connection,
        "update phi.claim_content set content = ? where claim_id = 1",
        ContentStore.encode(FIRST.as(2, "1", "REPLAY", null, "plan")));
    assertThat(StoredContents.compare(connection).rows())
        .extracting(Proof.BrokenRow::detail)
        .containsExactly("its stored content is that of another version");
  }

  @Test
  void onlyThePipelineReadsContentsAndNobodyChangesThem() throws SQLException {
    try (Connection finance = postgres.connect("finance");
        Connection pipeline = postgres.connect("pipeline")) {
      assertThatThrownBy(() -> Rows.run(finance, "select * from phi.claim_content"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> Rows.run(finance, "select * from staging.build_content"))
          .hasMessageContaining("permission denied");
      Rows.run(pipeline, "select * from phi.claim_content");
      assertThatThrownBy(() -> Rows.run(pipeline, "delete from phi.claim_content"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> Rows.run(pipeline, "update phi.claim_content set version = 2"))
          .hasMessageContaining("permission denied");
    }
  }
}
