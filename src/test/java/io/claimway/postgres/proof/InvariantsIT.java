package io.claimway.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.ledger.LedgerBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A small book that keeps every promise, and for each promise a change that breaks it and is caught
 * by name.
 */
class InvariantsIT {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 5);

  private static final String BOOK =
      """
      insert into run.run values ('nightly-2026-01-05', 'nightly', '2026-01-05', '2026-01-06T07:00:00Z', 'America/New_York', '{}', 'x', 'FINISHED', 0);
      insert into run.publication (run_id, stage, attempt, epoch)
        select 'nightly-2026-01-05', stage, 1, 1 from unnest(array['receive', 'ingest', 'acknowledge', 'remit', 'reassociate', 'eligibility',
          'build', 'split', 'submit', 'payout', 'prove', 'report']) stage;
      insert into run.control_total select run_id, stage, 'records', 1, 1, 0, 0, 0, 5, 5, 0, 0, 0 from run.publication;
      update run.control_total set records_in = 2, records_out = 2 where stage = 'ingest';
      insert into fact.receipt values ('sessions', 0, 0, 'nightly-2026-01-05', 'ses-1', 1, '2026-01-05T12:00:00Z', 'STORED', null),
        ('sessions', 0, 1, 'nightly-2026-01-05', 'ses-2', 1, '2026-01-05T12:00:00Z', 'STORED', null);
      insert into claim.claim values (1, 'cli-1|pro-1|harbor|P|2026-01-05|11|ses-1', 'harbor', 'P', 'cbh-ny', 'cli-1', 'pro-1', 'pra-1',
        '2026-01-05', '11', 'nightly-2026-01-05');
      insert into claim.version values (1, 1, 'C00000000101X', '1', 15000, 10000, null, 'FIRST', null, 'abc', 'nightly-2026-01-05');
      insert into claim.line values (1, 1, 1, 'C00000000101XL01', 'ses-1', 1, '90834', '{}', 1, 15000, 10000);
      insert into claim.event values (1, 1, 1, 'BUILT', 'RUN', null, 'run', '2026-01-05', 'nightly-2026-01-05'),
        (1, 2, 1, 'FILED', 'RUN', null, 'file', '2026-01-05', 'nightly-2026-01-05'),
        (1, 3, 1, 'SUBMITTED', 'RUN', null, 'file', '2026-01-05', 'nightly-2026-01-05');
      insert into claim.state values (1, 1, 'SUBMITTED', null, null, 3, '2026-01-05');
      insert into claim.session_state (session_id, revision, disposition, claim_id, practice_id, charge_cents, earned_cents, run_id)
        values ('ses-1', 1, 'CLAIM', 1, 'pra-1', 15000, 8000, 'nightly-2026-01-05'),
               ('ses-2', 1, 'HELD', null, 'pra-1', 15000, 8000, 'nightly-2026-01-05');
      insert into claim.hold values ('ses-2', 'MISSING_COVERAGE', '', 'a coverage', 'CLIENT', null, 15000, 'nightly-2026-01-05', '2026-01-05', null);
      insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, interchange_control, group_control, transactions, claims,
        charge_cents, state, name, sha256, bytes)
        values (1, 'nightly-2026-01-05', 'clearpath', '837P', 'P', 1, 1, 1, 1, 1, 15000, 'DELIVERED', '837P_1_0123456789ab.edi', '0123456789abcdef', 900),
               (2, 'nightly-2026-01-05', 'clearpath', '270', 'P', 1, 2, 2, 1, 1, 0, 'DELIVERED', '270_2_fedcba987654.edi', 'fedcba9876543210', 700);
      insert into run.counter values ('interchange:clearpath', 2);
      insert into exchange.outbound_transaction values (1, '0001', 'harbor', 1, 15000);
      insert into exchange.filed_claim values (1, 1, 1, '0001', 1);
      insert into run.outbox (event_id, topic, key, key_seq, run_id, payload, sent_at)
        values ('a', 'session-status', 'ses-1', 1, 'nightly-2026-01-05', '', now()), ('b', 'session-status', 'ses-1', 2, 'nightly-2026-01-05', '', null);
      insert into payout.earning values ('ses-1', 1, 'pra-1', 'pro-1', 'cbh-ny', '2026-01-05', '2026-01-05', 8000, null, 'nightly-2026-01-05');
      """;

  private static ScratchPostgres postgres;

  @BeforeAll
  static void keepABook() throws SQLException {
    postgres = ScratchPostgres.migrated();
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(BOOK);
      }
      LedgerBook.add(
          connection,
          List.of(
              BookEvent.CLAIM_DELIVERED.transfer(
                  "cbh-ny",
                  "harbor",
                  "",
                  15000,
                  Subject.claim("claim 1", 1, 1, NIGHT),
                  "file",
                  NIGHT),
              BookEvent.EARNED.transfer(
                  "cbh-ny",
                  "pra-1",
                  "pra-1",
                  8000,
                  Subject.session("ses-1 1", "ses-1", NIGHT),
                  "session ses-1",
                  NIGHT)));
      LedgerBook.post(connection, "nightly-2026-01-05", "submit", NIGHT);
      connection.commit();
    }
  }

  @Test
  void aBookThatKeepsItsPromisesHoldsInBothForms() throws SQLException {
    assertThat(broken(connection -> Proof.full(connection), "select 1")).isEmpty();
    assertThat(broken(connection -> Proof.nightly(connection), "select 1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record-in-one-disposition | delete from claim.session_state where session_id = 'ses-2' | sessions-0@1",
        "session-in-one-lineage-or-hold | update claim.hold set released_run = 'nightly-2026-01-05' | session ses-2",
        "claim-version-in-one-file | insert into exchange.outbound_file select 3, run_id, partner, kind, usage, 2, 3, 3, 1, 1, 15000, state, 'again_0123456789ab', sha256, 1, null from exchange.outbound_file where file_id = 1; insert into exchange.filed_claim values (3, 1, 1, '0001', 1) | claim 1 version 1",
        "files-equal-their-claims | update exchange.outbound_file set charge_cents = 15001 where file_id = 1 | 837P_1_0123456789ab",
        "files-are-accounted-for | update exchange.outbound_file set sha256 = 'ffff' where file_id = 2 | 270_2",
        "numbers-used-once | update run.counter set value = 3 where name = 'interchange:clearpath' | interchange:clearpath",
        "state-equals-events | update claim.state set state = 'ACCEPTED' | claim 1",
        "charge-is-conserved | update claim.version set charge_cents = 14999 | claim 1",
        "hash-chain-holds | update ledger.transfer set amount_cents = amount_cents + 1 where seq = 1 | transfer 1",
        "posting-keys-equal-transfers | delete from ledger.posting_key where seq = 2 | transfer",
        "account-sums-equal-transfers | update ledger.account_block set debit_cents = debit_cents + 1 where debit_cents = 8000 | provider-expense:cbh-ny:pra-1",
        "control-totals-balance | delete from run.control_total where stage = 'build' | stage build",
        "finished-runs-are-whole | delete from run.control_total where stage = 'report'; delete from run.publication where stage = 'report' | nightly-2026-01-05",
        "outgoing-events-in-order | update run.outbox set key_seq = 3 where event_id = 'b' | session-status/ses-1",
        "payouts-equal-payables | update payout.earning set cents = 7999 | practice pra-1"
      })
  void aBrokenPromiseIsCaughtByNameAndRow(String invariant, String change, String subject)
      throws SQLException {
    Map<String, List<Proof.BrokenRow>> full = broken(connection -> Proof.full(connection), change);
    assertThat(full).containsKey(invariant);
    assertThat(full.get(invariant)).anySatisfy(row -> assertThat(row.subject()).contains(subject));
    assertThat(broken(connection -> Proof.nightly(connection), change)).containsKey(invariant);
  }

  @FunctionalInterface
  private interface Proving {
    List<Proof.Finding> prove(Connection connection) throws SQLException;
  }

  /** What is broken after a change that is then undone. */
  private static Map<String, List<Proof.BrokenRow>> broken(Proving proving, String change)
      throws SQLException {
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(change);
        return proving.prove(connection).stream()
            .filter(finding -> !finding.holds())
            .collect(Collectors.toMap(finding -> finding.invariant().name(), Proof.Finding::rows));
      } finally {
        connection.rollback();
      }
    }
  }
}
