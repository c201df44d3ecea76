package io.claimway.postgres.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.run.StageName;
import io.claimway.submission.DeliveredClaim;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What build publishes about claims that it sends nothing of. */
class ClaimTablesIT {
  private static final LocalDate SERVED = LocalDate.of(2026, 1, 5);
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 20);

  private ScratchPostgres postgres;

  /** An original that was denied, and a replacement of another charge that the payer refused. */
  @BeforeEach
  void keepARefusedReplacement() throws SQLException {
    postgres = ScratchPostgres.migrated();
    postgres.execute(
        """
        insert into claim.claim values (1, 'k1', 'summit-ppo', 'P', 'cbh-ny', 'c', 'p', 'practice', date '2026-01-05', '11', 'r');
        insert into claim.version values (1, 1, 'CLM11', '1', 15000, 12000, null, 'FIRST', null, 'x', 'r'),
          (1, 2, 'CLM12', '7', 18000, 12000, 'ICN1', 'AMENDMENT', null, 'y', 'r');
        insert into claim.event values (1, 1, 1, 'SUBMITTED', 'RUN', null, 'f1', date '2026-01-07', 'r'),
          (1, 2, 1, 'DENIED', '835', 'CO-16', 'p', date '2026-01-12', 'r'),
          (1, 3, 2, 'SUBMITTED', 'RUN', null, 'f2', date '2026-01-14', 'r'),
          (1, 4, 2, 'REJECTED', '277CA', 'A7:464', 'q', date '2026-01-16', 'r');
        insert into claim.state values (1, 2, 'REJECTED', 'A7:464', 'ICN1', 4, date '2026-01-16', 1, 'DENIED');
        insert into worklist.item (kind, business_key, claim_id, subject, root_cause, owner, closing, deadline, cents, state, opened_on,
            opened_run, first_run, ended_run, last_seq)
          values ('DENIED_CLAIM', '1|1', 1, 'claim 1', 'CO-16', 'OPERATIONS', 'BY_STATE', '2026-01-30', 15000, 'CLOSED', '2026-01-12', 'r', 'r',
            'r', 2);
        """);
    Transfer denial =
        BookEvent.DENIED.transfer(
            "cbh-ny",
            "summit-ppo",
            "summit-ppo",
            15_000,
            Subject.payment("T1#1", 1, 1).onClaim(1, 1, SERVED).onLine(1),
            "p",
            NIGHT.minusDays(8),
            1,
            1);
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      LedgerBook.add(connection, delivered(1, "1", 15_000, 0, List.of()));
      LedgerBook.add(connection, List.of(denial));
      LedgerBook.add(connection, delivered(2, "7", 18_000, 15_000, List.of(denial)));
      LedgerBook.post(connection, "r", "submit", NIGHT.minusDays(6));
      connection.commit();
    }
  }

  private static List<Transfer> delivered(
      int version, String frequency, long charge, long booked, List<Transfer> denials) {
    return new DeliveredClaim(
            "k1",
            1,
            version,
            frequency,
            "summit-ppo",
            "cbh-ny",
            SERVED,
            charge,
            booked,
            denials,
            "f" + version)
        .transfers(NIGHT.minusDays(6));
  }

  @Test
  void withdrawsAVersionAndLeavesTheBookAsTheLiveOneLeftIt() throws SQLException {
    assertThat(balances()).containsExactly("gross-charges -18000", "payer-receivable 18000");
    postgres.execute("insert into staging.build_withdrawal values (1, 0, 0, 1)");
    publish();
    assertThat(
            postgres.strings(
                "select concat_ws(' ', state, version, live_version, live_state, last_seq, since) from claim.state"))
        .containsExactly("WITHDRAWN 2 1 DENIED 5 2026-01-20");
    assertThat(
            postgres.strings(
                "select concat_ws(' ', version, kind, cause) from claim.event where seq = 5"))
        .containsExactly("2 WITHDRAWN nightly-2026-01-20");
    assertThat(balances()).containsExactly("denied-receivable 15000", "gross-charges -15000");
    assertThat(
            postgres.strings(
                "select concat_ws(' ', kind, state, cents) from worklist.item order by 1"))
        .as("the denial is somebody's work again, and the refusal nobody's")
        .containsExactly("DENIED_CLAIM OPEN 15000");
  }

  @Test
  void withdrawsNothingTwice() throws SQLException {
    postgres.execute("insert into staging.build_withdrawal values (1, 0, 0, 1)");
    publish();
    postgres.execute("truncate staging.build_withdrawal");
    publish();
    assertThat(postgres.strings("select last_seq::text from claim.state")).containsExactly("5");
    assertThat(balances()).containsExactly("denied-receivable 15000", "gross-charges -15000");
  }

  @Test
  void putsAFurtherPayersClaimIntoTheFamilyOfTheSameSessions() throws SQLException {
    postgres.execute(
        """
        insert into claim.line values (1, 1, 1, 'CLM11L01', 's1', 1, '90837', '{}', 1, 15000, 12000);
        insert into staging.build_claim values
          (1, 0, 0, 'k2', 1, 'harbor', 'S', 'cbh-ny', 'c', 'p', 'practice', date '2026-01-05', '11', '1', 15000, 3000, null, 'FIRST', null, 'z'),
          (1, 0, 0, 'k3', 1, 'harbor', 'P', 'cbh-ny', 'c', 'p', 'practice', date '2026-01-06', '11', '1', 15000, 3000, null, 'FIRST', null, 'z');
        insert into staging.build_line values
          (1, 0, 0, 'k2', 1, 1, 's1', 1, '90837', '{}', 1, 15000, 3000), (1, 0, 0, 'k3', 1, 1, 's1', 2, '90837', '{}', 1, 15000, 3000);
        insert into run.counter values ('claim', 9) on conflict (name) do update set value = 9;
        """);
    publish();
    assertThat(
            postgres.strings(
                "select concat_ws(' ', natural_key, payer_sequence, family_id = 1, lower(origin)) from claim.claim order by 1"))
        .containsExactly("k1 P t sent", "k2 S t sent", "k3 P f sent");
  }

  private void publish() throws SQLException {
    try (Connection connection = postgres.begin()) {
      ClaimTables.publish(
          ScratchPostgres.publishing(connection, "nightly", NIGHT, StageName.BUILD));
      connection.commit();
    }
  }

  /** What stands on each kind of account, debits above zero; settled ones are left out. */
  private List<String> balances() throws SQLException {
    return postgres.strings(
        """
        select kind || ' ' || sum(cents)
          from (select debit as account_id, amount_cents as cents from ledger.transfer
                union all select credit, -amount_cents from ledger.transfer) t
          join ledger.account using (account_id)
         group by kind having sum(cents) <> 0 order by kind
        """);
  }
}
