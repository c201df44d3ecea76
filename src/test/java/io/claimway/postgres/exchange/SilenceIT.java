package io.claimway.postgres.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.run.StageName;
import io.claimway.settings.payer.ShippedProfiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Overdue answers against a real Postgres: opened with their dollars, closed when they come. */
class SilenceIT {
  private static final PayerProfiles PAYERS = ShippedProfiles.read();

  private ScratchPostgres postgres;

  @BeforeEach
  void sendTwoClaimsOnAWednesday() throws SQLException {
    postgres = ScratchPostgres.migrated();
    postgres.execute(
        """
        insert into run.run values ('r', 'nightly', date '2026-01-07', now(), 'UTC', '{}', '', 'FINISHED', 0);
        insert into exchange.outbound_file values (1, 'r', 'clearpath', '837P', 'P', 1, 7, 70, 1, 2, 300, 'DELIVERED', 'f1', 'x', 1, null);
        """);
    for (int claim = 1; claim <= 2; claim++) {
      postgres.execute(
          """
          insert into claim.claim values (%1$d, 'k%1$d', 'summit-ppo', 'P', 'cbh-ny', 'c', 'p', 'practice', date '2026-01-05', '11', 'r');
          insert into claim.version values (%1$d, 1, 'CLM%1$d', '1', %1$d00, 80, null, 'FIRST', null, 'x', 'r');
          insert into claim.state values (%1$d, 1, 'SUBMITTED', null, null, 1, date '2026-01-07');
          insert into exchange.filed_claim values (1, %1$d, 1, '0001', %1$d);
          """
              .formatted(claim));
    }
  }

  @Test
  void namesTheAnswerThatIsOverdueAndForgetsItWhenItComes() throws SQLException {
    assertThat(overdueOn("2026-01-08")).isEmpty();
    assertThat(overdueOn("2026-01-09"))
        .containsExactly("MISSING_TA1 300 f1: 2 claims sent on 2026-01-07 have no TA1 yet");

    postgres.execute(
        "insert into exchange.file_answer values ('a', 1, 'TA1', 1, null, 'ACCEPTED', 'TA1 A 000', 'n', date '2026-01-12')");
    assertThat(overdueOn("2026-01-12"))
        .containsExactly("MISSING_999 300 f1: 2 claims sent on 2026-01-07 have no 999 yet");

    postgres.execute("update claim.state set state = 'FILE_ACCEPTED'");
    postgres.execute("update claim.state set state = 'ACCEPTED' where claim_id = 1");
    assertThat(overdueOn("2026-01-13"))
        .containsExactly("MISSING_277CA 200 f1: 1 claims sent on 2026-01-07 have no 277CA yet");

    postgres.execute("update claim.state set state = 'ACCEPTED'");
    assertThat(overdueOn("2026-01-14")).isEmpty();
    postgres.execute("update claim.state set state = 'PAID' where claim_id = 2");
    assertThat(overdueOn("2026-01-30"))
        .containsExactly("MISSING_835 100 f1: 1 claims sent on 2026-01-07 have no 835 yet");
    postgres.execute("update claim.state set state = 'DENIED' where claim_id = 1");
    assertThat(overdueOn("2026-02-02")).isEmpty();
  }

  @Test
  void waitsAsLongAsThePartnerThatGotTheFileTakes() throws SQLException {
    postgres.execute("update claim.state set state = 'FILE_ACCEPTED'");
    postgres.execute("update exchange.outbound_file set partner = 'northstar'");
    assertThat(overdueOn("2026-01-09")).isEmpty();
    postgres.execute("update exchange.outbound_file set partner = 'clearpath'");
    assertThat(overdueOn("2026-01-09"))
        .containsExactly("MISSING_277CA 300 f1: 2 claims sent on 2026-01-07 have no 277CA yet");
  }

  private List<String> overdueOn(String date) throws SQLException {
    LocalDate day = LocalDate.parse(date);
    try (Connection connection = postgres.begin()) {
      SilenceTables.watch(
          ScratchPostgres.publishing(connection, "nightly", day, StageName.SUBMIT), PAYERS);
      connection.commit();
    }
    return postgres.strings(
        "select kind || ' ' || cents || ' ' || subject || ': ' || root_cause from worklist.item where state = 'OPEN' order by 1");
  }
}
