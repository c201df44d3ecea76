package io.claimway.postgres.proof;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.ledger.LedgerBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/**
 * One night's book, written by hand, that keeps every promise: a claim that is paid and in part
 * denied, with its deposit and its payout, and a held session.
 */
final class HandmadeBook {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 5);

  private static final String BOOK =
      """
      insert into run.run values ('nightly-2026-01-05', 'nightly', '2026-01-05', '2026-01-06T07:00:00Z', 'America/New_York',
        '{"inbound": [{"partner": "clearpath", "name": "payment.835", "etag": "", "bytes": 1}]}', 'x', 'FINISHED', 0);
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
        (1, 3, 1, 'SUBMITTED', 'RUN', null, '837P_1_0123456789ab.edi', '2026-01-05', 'nightly-2026-01-05'),
        (1, 4, 1, 'PAID', '835', 'CO-16', 'c0835#5', '2026-01-05', 'nightly-2026-01-05');
      insert into claim.state values (1, 1, 'PAID', 'CO-16', 'ICN1', 4, '2026-01-05', 1, 'PAID');
      insert into claim.session_state (session_id, revision, disposition, claim_id, payer, practice_id, provider_id, client_id, service_date,
        charge_cents, earned_cents, run_id)
        values ('ses-1', 1, 'CLAIM', 1, 'harbor', 'pra-1', 'pro-1', 'cli-1', '2026-01-05', 15000, 8000, 'nightly-2026-01-05'),
               ('ses-2', 1, 'HELD', null, null, 'pra-1', 'pro-1', 'cli-1', '2026-01-05', 15000, 8000, 'nightly-2026-01-05');
      insert into eligibility.decision values ('cli-1', '2026-01-05', 'harbor', 'ACTIVE', '1', null, null, 'nightly-2026-01-05');
      insert into claim.hold values ('ses-2', 'MISSING_COVERAGE', '', null, 'a coverage', 'CLIENT', false, null, 15000, 'nightly-2026-01-05', '2026-01-05', null);
      insert into worklist.item (kind, business_key, subject, root_cause, owner, closing, deadline, cents, state, opened_on, opened_run, first_run, last_seq)
        values ('HELD_FOR_CLIENT', 'ses-2|MISSING_COVERAGE', 'session ses-2', 'MISSING_COVERAGE: a coverage', 'SUPPORT', 'BY_STATE', '2026-01-20', 15000,
          'OPEN', '2026-01-05', 'nightly-2026-01-05', 'nightly-2026-01-05', 1);
      insert into worklist.item (kind, business_key, claim_id, subject, root_cause, owner, closing, deadline, cents, state, opened_on, opened_run,
        first_run, last_seq)
        values ('DENIED_CLAIM', '1|1', 1, 'claim 1', 'CO-16', 'OPERATIONS', 'BY_STATE', '2026-01-20', 3000, 'OPEN', '2026-01-05',
          'nightly-2026-01-05', 'nightly-2026-01-05', 1);
      insert into worklist.item_event (work_item_id, seq, event, claim_id, root_cause, owner, closing, deadline, cents, stage, business_date, run_id)
        select work_item_id, 1, 'OPENED', claim_id, root_cause, owner, closing, deadline, cents, 'build', opened_on, opened_run from worklist.item;
      insert into exchange.outbound_file (file_id, run_id, partner, kind, usage, ordinal, interchange_control, group_control, transactions, claims,
        charge_cents, state, name, sha256, bytes)
        values (1, 'nightly-2026-01-05', 'clearpath', '837P', 'P', 1, 1, 1, 1, 1, 15000, 'DELIVERED', '837P_1_0123456789ab.edi', '0123456789abcdef', 900),
               (2, 'nightly-2026-01-05', 'clearpath', '270', 'P', 1, 2, 2, 1, 1, 0, 'DELIVERED', '270_2_fedcba987654.edi', 'fedcba9876543210', 700);
      insert into run.counter values ('interchange:clearpath', 2), ('claim', 1), ('outbound-file', 2), ('payment', 1), ('bank-line', 1);
      insert into exchange.outbound_transaction values (1, '0001', 'harbor', 1, 15000);
      insert into exchange.filed_claim values (1, 1, 1, '0001', 1);
      insert into run.outbox (event_id, topic, key, key_seq, run_id, payload, sent_at)
        values ('a', 'session-status', 'ses-1', 1, 'nightly-2026-01-05', '', now()), ('b', 'session-status', 'ses-1', 2, 'nightly-2026-01-05', '', null),
               ('c', 'session-status', 'ses-2', 1, 'nightly-2026-01-05', '', null), ('d', 'information-requests', 'ses-2', 1, 'nightly-2026-01-05', '', null);
      insert into exchange.inbound_file values ('clearpath', 'payment.835', 'c0835', 1, '835', 'nightly-2026-01-05', false, 'nightly-2026-01-05', 'APPLIED'),
        ('bank', 'statement.bai', 'c0ba1', 1, 'BAI2', 'nightly-2026-01-05', false, 'nightly-2026-01-05', 'APPLIED');
      insert into exchange.inbound_object select run_id, partner, name, etag, bytes, 'TAKEN', null, sha256 from exchange.inbound_file;
      insert into remit.payment values (1, '1422222222', '1902000017', 'cbh-ny', 'T1', '2026-01-05', 8000, 'ACH', 'CREDIT', 'abc', 'clearpath', 'c0835', 1, '0001',
        'POSTED', null, true, 8000, 0, 'nightly-2026-01-05', '2026-01-05', 'payment T1');
      insert into remit.claim (payment_id, ordinal, occurrence, patient_control_number, status, charge_cents, paid_cents, payer_claim_number, frequency,
        service_date, segment, content, claim_id, version, payer, match_rule, match_score, state, classified_for, effect, codes, contractual_cents,
        denied_cents, applied_order, received_on, posted_run, posted_on)
        values (1, 1, 1, 'C00000000101X', '1', 15000, 8000, 'ICN1', '1', '2026-01-05', 5, 'abc', 1, 1, 'harbor', 'CONTROL_NUMBER', 100, 'POSTED',
        'COMMERCIAL', 'PAID', 'CO-16', 4000, 3000, 1, '2026-01-05', 'nightly-2026-01-05', '2026-01-05');
      insert into remit.line values (1, 1, 1, '90834', null, '{}', '2026-01-05', 15000, 8000, 'C00000000101XL01', '{}', 1, 10000, 8000);
      insert into remit.adjustment values (1, 1, 1, 1, 'CO', '45', 4000, 'CONTRACTUAL'), (1, 1, 1, 2, 'CO', '16', 3000, 'DENIED');
      insert into deposit.statement values ('operating-ny', '2026-01-05', 1, 0, 8000, 'c0ba1', 'nightly-2026-01-05');
      insert into deposit.line values (1, 'operating-ny', 'cbh-ny', '2026-01-05', 'ACH_CREDIT', '165', 8000, 'b', 'c', 1, '1422222222', 'T1',
        '{T1*1422222222}', 'CLEARED', null, null, 'c0ba1', 4, 'nightly-2026-01-05', '2026-01-05');
      insert into deposit.part values (1, 1, 8000, '2026-01-05', 'nightly-2026-01-05');
      insert into deposit.clearing values (1, '1422222222', 'cbh-ny', 'T1', 'ACH', 8000, 8000, '2026-01-05', '2026-01-05');
      insert into payout.batch values ('P20260130', '2026-01-30', '2026-01-15', '2026-01-05', 'nightly', 1, 8000,
        encode(sha256('line|P20260130-00001|ses-1|1|8000\npayout|P20260130-00001|pra-1|Practice|token|1|8000'), 'hex'), 'PREPARED', null, null,
        'nightly-2026-01-05');
      insert into payout.payout values ('P20260130-00001', 'P20260130', 'pra-1', 'Practice', 'token', '0001', 1, 8000, 'PREPARED', null);
      insert into payout.line values ('P20260130-00001', 'ses-1', 1, 8000);
      insert into payout.batch_event select batch_id, 1, 'PREPARED', null, pay_date, payouts, cents, content_sha256, prepared_by, null, prepared_on, run_id
        from payout.batch;
      insert into payout.earning values ('ses-1', 1, 'pra-1', 'pro-1', 'cbh-ny', '2026-01-05', '2026-01-05', 8000, 'P20260130-00001',
        'nightly-2026-01-05');
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
      LedgerBook.add(connection, transfers());
      LedgerBook.post(connection, "nightly-2026-01-05", "submit", NIGHT);
      try (Statement statement = connection.createStatement()) {
        statement.execute("select proof.seal('nightly-2026-01-05')");
      }
      connection.commit();
    }
    return postgres;
  }

  private static List<Transfer> transfers() {
    Subject claim = Subject.claim("claim 1", 1, 1, NIGHT);
    Subject adjudication = Subject.payment("payment T1", 1, 1).onClaim(1, 1, NIGHT).onLine(1);
    Subject deposit = Subject.bankLine("deposit T1", 1);
    Subject earning = Subject.session("ses-1 1", "ses-1", NIGHT);
    return List.of(
        booked(BookEvent.CLAIM_DELIVERED, "harbor", "", 15000, claim),
        booked(BookEvent.PAYER_PAID, "", "harbor", 8000, adjudication),
        booked(BookEvent.CONTRACTUAL, "harbor", "harbor", 4000, adjudication),
        booked(BookEvent.DENIED, "harbor", "harbor", 3000, adjudication),
        booked(BookEvent.DEPOSIT, "operating-ny", "", 8000, deposit),
        booked(BookEvent.DEPOSIT_CLEARED, "", "", 8000, deposit.byPayment(1)),
        booked(BookEvent.EARNED, "pra-1", "pra-1", 8000, earning));
  }

  private static Transfer booked(
      BookEvent event, String debitOwner, String creditOwner, long cents, Subject subject) {
    return event.transfer("cbh-ny", debitOwner, creditOwner, cents, subject, "by hand", NIGHT);
  }
}
