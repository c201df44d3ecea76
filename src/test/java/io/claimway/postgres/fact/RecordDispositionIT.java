package io.claimway.postgres.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.proof.Invariant;
import io.claimway.postgres.proof.Invariants;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordDispositionIT {

  private static final ScratchPostgres POSTGRES = ScratchPostgres.migrated();

  @Test
  void aLostReceiptAndAnUndecidedSessionAreNamed() throws SQLException {
    try (Connection owner = POSTGRES.connect("migrator");
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          insert into run.run (run_id, job, business_date, as_of, zone, manifest, manifest_sha256, state)
          values ('n', 'nightly', '2026-01-05', '2026-01-06T07:00:00Z', 'America/New_York', '{}', 'x', 'FINISHED');
          insert into run.publication (run_id, stage, attempt, epoch) values ('n', 'ingest', 1, 1), ('n', 'build', 1, 1);
          insert into run.control_total values ('n', 'ingest', 'records', 2, 2, 0, 0, 0, 0, 0, 0, 0, 0);
          insert into fact.receipt values ('sessions', 0, 0, 'n', 's-1', 1, '2026-01-05T17:00:00Z', 'STORED', null),
                                          ('sessions', 0, 1, 'n', 's-1', 1, '2026-01-05T17:00:00Z', 'DUPLICATE', null);
          insert into claim.session_state (session_id, revision, disposition, run_id) values ('s-1', 1, 'HELD', 'n');
          create temporary table scope_run (run_id text primary key);
          insert into scope_run values ('n');
          """);
      assertThat(breaks(statement)).isEmpty();

      statement.execute("delete from claim.session_state");
      assertThat(breaks(statement)).containsExactly("record sessions-0@0");

      statement.execute("delete from fact.receipt where record_offset = 0");
      assertThat(breaks(statement)).containsExactly("run n");
    }
  }

  private static List<String> breaks(Statement statement) throws SQLException {
    Invariant invariant =
        Invariants.ALL.stream()
            .filter(each -> each.name().equals("record-in-one-disposition"))
            .findFirst()
            .orElseThrow();
    List<String> subjects = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(invariant.breaks())) {
      while (row.next()) {
        subjects.add(row.getString(1));
      }
    }
    return subjects;
  }
}
