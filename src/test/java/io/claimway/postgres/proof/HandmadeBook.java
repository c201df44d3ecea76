package io.claimway.postgres.proof;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.ledger.LedgerBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/**
 * One night's book of one claim and one held session, written by hand, that keeps every promise.
 */
final class HandmadeBook {
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
      insert into phi.fact_version (topic, key, revision, recorded_at, content_hash, payload, run_id)
        select 'sessions', key, 1, '2026-01-05T12:00:00Z', encode(sha256(convert_to(key, 'UTF8')), 'hex'), convert_to(key, 'UTF8'), 'nightly-2026-01-05'
          from unnest(array['ses-1', 'ses-2']) key;
      insert into claim.claim values (1, 'cli-1|pro-1|harbor|P|2026-01-05|cbh-ny|ses-1', 'harbor', 'P', 'cbh-ny', 'cli-1', 'pro-1', 'pra-1',
        '2026-01-05', '11', 'nightly-2026-01-05');
      insert into claim.version values (1, 1, 'C00000000101X', '1', 15000, 10000, null, 'FIRST', null, 'abc', 'nightly-2026-01-05');
      insert into phi.claim_content values (1, 1, convert_to('content', 'UTF8'));
      insert into claim.line values (1, 1, 1, 'C00000000101XL01', 'ses-1', 1, '90834', '{}', 1, 15000, 10000);
      insert into claim.event values (1, 1, 1, 'BUILT', 'RUN', null, 'run', '2026-01-05', 'nightly-2026-01-05'),
        (1, 2, 1, 'FILED', 'RUN', null, '837P_1_0123456789ab.edi', '2026-01-05', 'nightly-2026-01-05'),
        (1, 3, 1, 'SUBMITTED', 'RUN', null, '837P_1_0123456789ab.edi', '2026-01-05', 'nightly-2026-01-05');
      insert into claim.state values (1, 1, 'SUBMITTED', null, null, 3, '2026-01-05');
      insert into claim.session_state (session_id, revision, disposition, claim_id, payer, practice_id, provider_id, client_id, service_date,
        charge_cents, earned_cents, run_id)
        values ('ses-1', 1, 'CLAIM', 1, 'harbor', 'pra-1', 'pro-1', 'cli-1', '2026-01-05', 15000, 8000, 'nightly-2026-01-05'),
               ('ses-2', 1, 'HELD', null, null, 'pra-1', 'pro-1', 'cli-1', '2026-01-05', 15000, 8000, 'nightly-2026-01-05');
      insert into eligibility.decision values ('cli-1', '2026-01-05', 'harbor', 'ACTIVE', '1', null, null, 'nightly-2026-01-05');
      insert into claim.hold values ('ses-2', 'MISSING_COVERAGE', '', 'a coverage', 'CLIENT', null, 15000, 'nightly-2026-01-05', '2026-01-05', null);
      insert into worklist.item (kind, business_key, subject, root_cause, owner, closing, deadline, cents, state, opened_on, opened_run, first_run, last_seq)
        values ('HELD_FOR_CLIENT', 'ses-2|MISSING_COVERAGE', 'session ses-2', 'MISSING_COVERAGE: a coverage', 'SUPPORT', 'BY_STATE', '2026-01-20', 15000,
          'OPEN', '2026-01-05', 'nightly-2026-01-05', 'nightly-2026-01-05', 1);
      insert into worklist.item_event (work_item_id, seq, event, root_cause, owner, closing, deadline, cents, stage, business_date, run_id)
        select work_item_id, 1, 'OPENED', root_cause, owner, closing, deadline, cents, 'build', opened_on, opened_run from worklist.item;
      insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, interchange_control, group_control, transactions, claims,
        charge_cents, state, name, sha256, bytes)
        values (1, 'nightly-2026-01-05', 'clearpath', '837P', 'P', 1, 1, 1, 1, 1, 15000, 'DELIVERED', '837P_1_0123456789ab.edi', '0123456789abcdef', 900),
               (2, 'nightly-2026-01-05', 'clearpath', '270', 'P', 1, 2, 2, 1, 1, 0, 'DELIVERED', '270_2_fedcba987654.edi', 'fedcba9876543210', 700);
      insert into run.counter values ('interchange:clearpath', 2), ('claim', 1), ('outbound-file', 2);
      insert into exchange.outbound_transaction values (1, '0001', 'harbor', 1, 15000);
      insert into exchange.filed_claim values (1, 1, 1, '0001', 1);
      insert into run.outbox (event_id, topic, key, key_seq, run_id, payload, sent_at)
        values ('a', 'session-status', 'ses-1', 1, 'nightly-2026-01-05', '', now()), ('b', 'session-status', 'ses-1', 2, 'nightly-2026-01-05', '', null),
               ('c', 'session-status', 'ses-2', 1, 'nightly-2026-01-05', '', null), ('d', 'information-requests', 'ses-2', 1, 'nightly-2026-01-05', '', null);
      insert into payout.earning values ('ses-1', 1, 'pra-1', 'pro-1', 'cbh-ny', '2026-01-05', '2026-01-05', 8000, null, 'nightly-2026-01-05');
      """;

  private HandmadeBook() {}

  /** The book in a database of its own. */
  static ScratchPostgres kept() throws SQLException {
    ScratchPostgres postgres = ScratchPostgres.migrated();
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
      try (Statement statement = connection.createStatement()) {
        statement.execute("select proof.seal('nightly-2026-01-05')");
      }
      connection.commit();
    }
    return postgres;
  }
}
