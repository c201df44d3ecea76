package io.claimway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlWordsTest {
  @Test
  void findsAccountsByKindAndByCode() {
    assertThat(
            SqlWords.in("select 'gross-charges:' || entity from account where kind = 'suspense'"))
        .containsExactly("gross-charges", "suspense");
  }

  @Test
  void findsStatesOfClaimsWhereTheirStoryIsReadOrTold() {
    assertThat(SqlWords.in("insert into claim.event select claim_id, 'FILED' from filing"))
        .containsExactly("FILED");
    assertThat(SqlWords.in("select from claim.state s where s.state in ('PAID', 'DENIED')"))
        .containsExactly("DENIED", "PAID");
  }

  @Test
  void findsStatesOfClaimsOnTheirWayThroughTemporaryTables() {
    assertThat(SqlWords.in("select from decided d where d.kind in ('PAID', 'DENIED')"))
        .containsExactly("DENIED", "PAID");
    assertThat(
            SqlWords.in(
                "select case when verdict = 'NO' then 'REJECTED' else 'ACCEPTED' end as kind from answer"))
        .containsExactly("ACCEPTED", "REJECTED");
  }

  @Test
  void findsFrequenciesAndClaimStatuses() {
    assertThat(SqlWords.in("select from sent where frequency in ('7', '8') and status <> '22'"))
        .containsExactly("frequency 7", "frequency 8", "status 22");
  }

  @Test
  void leavesTheWordsOfOthersAlone() {
    assertThat(
            SqlWords.in("select from answer where verdict = 'REJECTED' and status = 'CONFIRMED'"))
        .isEmpty();
    assertThat(SqlWords.in("select from exchange.outbound_file where state = 'WITHHELD'"))
        .isEmpty();
    assertThat(
            SqlWords.in(
                "update exchange.outbound_file o set state = 'WITHHELD' from claim.state s where s.claim_id = o.claim_id"))
        .isEmpty();
    assertThat(SqlWords.in("-- 'PAID' in claim.state\nselect state from claim.state")).isEmpty();
  }

  @Test
  void readsStatementsFromTextBlocksAndFromStringsInPieces() {
    assertThat(
            SqlWords.statements(
                """
                String a = \"""
                    select 1
                    \""";
                String b = "select 2"
                    + " from x";
                """))
        .map(String::strip)
        .containsExactly("select 1", "\"select 2 from x\"");
  }
}
