package io.claimway.postgres.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.ledger.AccountKind;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.BookedTransfer;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.proof.Proof;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The book against a real Postgres: numbering, chain, idempotency, rights, tampering. */
class LedgerBookIT {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

  private ScratchPostgres postgres;

  @BeforeEach
  void start() {
    postgres = ScratchPostgres.migrated();
  }

  @Test
  void booksInCanonicalOrderWithTheDigestThatJavaComputes() throws SQLException {
    Transfer late = transfer("submitted:2", 2L, 5_000);
    Transfer early = transfer("submitted:1", 1L, 12_500);
    Transfer without =
        BookEvent.DEPOSIT.transfer(
            "cbh-ny", "ny", "", 1, Subject.bankLine("deposit a", 1), "cause", DAY);
    try (Connection tx = postgres.begin()) {
      LedgerBook.add(tx, List.of(late, without, early));
      assertThat(LedgerBook.post(tx, "night", "submit", DAY))
          .isEqualTo(new LedgerBook.Posted(3, 17_501, 1, 3));
      tx.commit();
    }
    List<BookedTransfer> expected =
        List.of(
            new BookedTransfer(1, early, DAY, "night"),
            new BookedTransfer(2, late, DAY, "night"),
            new BookedTransfer(3, without, DAY, "night"));
    assertThat(postgres.strings("select encode(digest, 'hex') from ledger.transfer order by seq"))
        .containsExactlyElementsOf(
            expected.stream().map(t -> HexFormat.of().formatHex(t.digest())).toList());
    assertThat(postgres.strings("select encode(hash, 'hex') from ledger.block"))
        .containsExactly(
            HexFormat.of().formatHex(BookedTransfer.blockHash(new byte[32], expected)));
    assertThat(postgres.strings("select code from ledger.account order by account_id"))
        .containsExactly(
            "bank-cash:cbh-ny:ny",
            "gross-charges:cbh-ny",
            "payer-receivable:cbh-ny:summit-ppo",
            "unapplied-deposits:cbh-ny");
    assertThat(
            postgres.strings(
                "select debit_cents || '/' || credit_cents from ledger.account_block order by account_id"))
        .containsExactly("1/0", "0/17500", "17500/0", "0/1");
  }

  @Test
  void booksAKnownKeyOnlyOnceAndRefusesItWithAnotherAmount() throws SQLException {
    try (Connection tx = postgres.begin()) {
      LedgerBook.add(tx, List.of(transfer("submitted:1", 1L, 100)));
      LedgerBook.post(tx, "night", "submit", DAY);
      LedgerBook.add(
          tx, List.of(transfer("submitted:1", 1L, 100), transfer("submitted:2", 2L, 200)));
      assertThat(LedgerBook.post(tx, "next", "submit", DAY))
          .isEqualTo(new LedgerBook.Posted(1, 200, 2, 2));
      LedgerBook.add(tx, List.of(transfer("submitted:1", 1L, 101)));
      assertThatThrownBy(() -> LedgerBook.post(tx, "third", "submit", DAY))
          .hasMessage(
              "Cannot book transfer %s: it is booked with 100 cents, and comes again with 101 cents or other accounts"
                  .formatted(named("submitted:1")));
    }
  }

  @Test
  void refusesTheSameKeyTwiceInOnePosting() throws SQLException {
    try (Connection tx = postgres.begin()) {
      LedgerBook.add(
          tx, List.of(transfer("submitted:1", 1L, 100), transfer("submitted:1", 1L, 100)));
      assertThatThrownBy(() -> LedgerBook.post(tx, "night", "submit", DAY))
          .hasMessage("Cannot book transfer %s: it is given twice".formatted(named("submitted:1")));
    }
  }

  @Test
  void chainsBlocksAndNamesWhatWasAltered() throws SQLException {
    try (Connection tx = postgres.begin()) {
      for (int night = 1; night <= 3; night++) {
        List<Transfer> transfers = new ArrayList<>();
        for (long claim = 1; claim <= 20; claim++) {
          transfers.add(transfer("n%d:%02d".formatted(night, claim), claim, claim * 100));
        }
        LedgerBook.add(tx, transfers);
        LedgerBook.post(tx, "night-" + night, "submit", DAY);
      }
      tx.commit();
    }
    assertThat(brokenChain()).isEmpty();
    postgres.execute("update ledger.transfer set amount_cents = amount_cents + 1 where seq = 25");
    assertThat(brokenChain())
        .containsExactly(
            "block 2: cents differ",
            "transfer 25: its content no longer fits its digest; it debits"
                + " payer-receivable:cbh-ny:summit-ppo and credits gross-charges:cbh-ny");
    postgres.execute("update ledger.transfer set amount_cents = amount_cents - 1 where seq = 25");
    postgres.execute("delete from ledger.transfer where seq = 60");
    assertThat(brokenChain()).containsExactly("block 3: transfers are missing");
  }

  @Test
  void letsThePipelineNeitherChangeNorRemoveWhatIsBooked() throws SQLException {
    try (Connection tx = postgres.begin()) {
      LedgerBook.add(tx, List.of(transfer("submitted:1", 1L, 100)));
      LedgerBook.post(tx, "night", "submit", DAY);
      tx.commit();
      for (String change :
          List.of(
              "update ledger.transfer set amount_cents = 1",
              "delete from ledger.transfer",
              "delete from ledger.block",
              "update ledger.posting_key set seq = 2",
              "truncate ledger.transfer",
              "delete from ledger.transfer_0000")) {
        try (Statement statement = tx.createStatement()) {
          assertThatThrownBy(() -> statement.execute(change))
              .hasMessageContaining("permission denied");
        }
        tx.rollback();
      }
    }
  }

  @Test
  void saysClearlyWhenTheBookIsFull() throws SQLException {
    postgres.execute("insert into run.counter values ('transfer', 11999998)");
    try (Connection tx = postgres.begin()) {
      LedgerBook.add(tx, List.of(transfer("a", 1L, 1), transfer("b", 2L, 1)));
      assertThatThrownBy(() -> LedgerBook.post(tx, "night", "submit", DAY))
          .hasMessage(
              "Cannot book 2 transfers after 11999998: the book has partitions up to 11999999; jobs/claimway migrate makes room for ten"
                  + " million more");
    }
  }

  @Test
  void cutsALargePostingIntoBlocks() throws SQLException {
    try (Connection tx = postgres.begin()) {
      LedgerBook.open(tx);
      try (Statement fill = tx.createStatement()) {
        fill.execute(
            """
            insert into posting (key_date, key_hash, event, entity, debit_owner, credit_owner, cents, claim_id, version, line_number, payment_id,
                   ordinal, cause, service_date, effective_date)
            select date '2026-01-05', md5(i::text)::uuid, 'PAYER_PAID', 'cbh-ny', '', 'p' || (i % 13), 1 + i % 9000, i / 4, 1, 1,
                   i / 90000, i % 90000, 'sha#' || i, date '2026-01-02', date '2026-01-05'
              from generate_series(1, 110000) i
            """);
      }
      LedgerBook.Posted posted = LedgerBook.post(tx, "night", "remit", DAY);
      tx.commit();
      assertThat(posted.transfers()).isEqualTo(110_000);
    }
    assertThat(postgres.strings("select count(*)::text from ledger.block")).containsExactly("3");
    assertThat(brokenChain()).isEmpty();
  }

  @Test
  void refusesWhatIsUndoneTwiceAndLetsAMirrorBeUndone() throws SQLException {
    Transfer first = transfer("submitted:1", 1L, 100);
    Transfer mirror = first.mirror(Subject.claim("void", 1, 1, DAY), "void", DAY);
    try (Connection tx = postgres.begin()) {
      LedgerBook.add(tx, List.of(first, mirror));
      LedgerBook.post(tx, "night", "submit", DAY);
      LedgerBook.add(tx, List.of(mirror.mirror(Subject.claim("again", 1, 1, DAY), "again", DAY)));
      assertThat(LedgerBook.post(tx, "night", "remit", DAY).transfers()).isEqualTo(1);
      Transfer other = first.mirror(Subject.claim("other", 1, 1, DAY), "other", DAY);
      LedgerBook.add(tx, List.of(other));
      assertThatThrownBy(() -> LedgerBook.post(tx, "night", "remit", DAY))
          .hasMessageEndingWith("what it undoes is undone already");
    }
  }

  @Test
  void refusesAKindThatTheListDoesNotHaveAndKnowsEveryEventOfTheCore() throws SQLException {
    assertThatThrownBy(
            () ->
                postgres.execute(
                    "insert into ledger.account (account_id, kind, entity, owner) values (1, 'payer-recievable', 'cbh-ny', 'p')"))
        .hasMessageContaining("violates foreign key constraint");
    assertThat(
            postgres.strings(
                "select event || ' ' || debit_kind || ' ' || credit_kind from ledger.event order by event collate \"C\""))
        .containsExactlyElementsOf(
            Arrays.stream(BookEvent.values())
                .map(e -> e + " " + e.debit().text() + " " + e.credit().text())
                .sorted()
                .toList());
    assertThat(
            postgres.strings(
                "select kind || ' ' || debit_normal || ' ' || owner from ledger.account_kind order by kind collate \"C\""))
        .containsExactlyElementsOf(
            Arrays.stream(AccountKind.values())
                .map(k -> k.text() + " " + k.debitNormal() + " " + k.owner())
                .sorted()
                .toList());
  }

  /** The transfer of a key as the book's refusals name it. */
  private static String named(String key) {
    var transferKey = transfer(key, 1L, 1).key();
    String h = transferKey.hash();
    return "%s %s-%s-%s-%s-%s CLAIM_DELIVERED"
        .formatted(
            transferKey.date(),
            h.substring(0, 8),
            h.substring(8, 12),
            h.substring(12, 16),
            h.substring(16, 20),
            h.substring(20));
  }

  @Test
  void tellsHowMuchRoomIsLeft() throws SQLException {
    try (Connection tx = postgres.begin()) {
      long before = LedgerBook.room(tx);
      LedgerBook.add(tx, List.of(transfer("submitted:1", 1L, 100)));
      LedgerBook.post(tx, "night", "submit", DAY);
      assertThat(before).isGreaterThan(LedgerBook.SCARCE_TRANSFERS);
      assertThat(LedgerBook.room(tx)).isEqualTo(before - 1);
    }
  }

  /** What the proof says of the chain, without the keys of transfers. */
  private List<String> brokenChain() throws SQLException {
    try (Connection connection = postgres.connect("postgres")) {
      connection.setAutoCommit(false);
      return Proof.full(connection).stream()
          .filter(finding -> finding.invariant().name().equals("hash-chain-holds"))
          .flatMap(finding -> finding.rows().stream())
          .map(row -> row.subject().replaceFirst(" \\(.*", "") + ": " + row.detail())
          .toList();
    }
  }

  private static Transfer transfer(String key, Long claim, long cents) {
    return BookEvent.CLAIM_DELIVERED.transfer(
        "cbh-ny",
        "summit-ppo",
        "",
        cents,
        Subject.claim(key, claim, 1, DAY.minusDays(3)),
        "837P_x.edi",
        DAY);
  }
}
