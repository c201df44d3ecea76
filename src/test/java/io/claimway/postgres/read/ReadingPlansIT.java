package io.claimway.postgres.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.read.BookReader.Chapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code explain} and {@code ledger ACCOUNT} ask is answered by indexes, however large the
 * book: where whole readings, and the joins that begin with them, are forbidden unless there is no
 * other way, no statement of theirs reads a table whole, nor the whole of one of its indexes.
 */
class ReadingPlansIT {
  /** As many rows as there are stages of nights: they may be read whole. */
  private static final Set<String> SHORT = Set.of("block");

  private static final List<Long> CLAIMS = List.of(1L, 2L);
  private static final List<Long> ACCOUNTS = List.of(3L, 4L);

  private static ScratchPostgres postgres;

  @BeforeAll
  static void book() {
    postgres = ScratchPostgres.migrated();
  }

  /** The statements of both commands, with parameters as they have them. */
  static Stream<Chapter> asked() {
    String control = "C000000001011";
    String trace = "926010700001";
    List<Chapter> asked = new ArrayList<>();
    asked.add(BookReader.claimsOfId(control));
    asked.addAll(BookReader.beforeWork(control, CLAIMS));
    asked.addAll(BookReader.afterWork(trace, CLAIMS));
    asked.add(Chapter.of("work items", WorkReader.OF_SUBJECT, trace, trace, CLAIMS));
    asked.add(Chapter.of("their trail", WorkReader.TRAIL, trace, trace, CLAIMS));
    asked.add(Chapter.of("account", LedgerReader.NAMED, "gross-charges:cbh-ny"));
    asked.add(Chapter.of("accounts", LedgerReader.BEGINNING, "gross-charges", 50));
    asked.add(Chapter.of("balance", LedgerReader.BALANCE, 3L));
    asked.add(Chapter.of("held", LedgerReader.HELD.formatted("a.account_id = any (?)"), ACCOUNTS));
    asked.add(Chapter.of("blocks", LedgerReader.BLOCKS, ACCOUNTS));
    asked.add(Chapter.of("of a block", LedgerReader.OF_BLOCK, 1L, 9L, ACCOUNTS, ACCOUNTS, 50));
    asked.add(Chapter.of("origins", LedgerReader.ORIGINS, List.of(5L, 6L)));
    asked.add(Chapter.of("of a claim", LedgerReader.OF_CLAIM, CLAIMS, 50));
    asked.add(Chapter.of("claim balances", LedgerReader.CLAIM_BALANCES, CLAIMS));
    return asked.stream();
  }

  @ParameterizedTest
  @MethodSource("asked")
  void noStatementReadsATableWhole(Chapter chapter) throws SQLException {
    assertThat(readWhole(chapter)).as(chapter.title() + ": " + chapter.sql()).isEmpty();
  }

  @Test
  void aStatementThatHasNoIndexIsFound() throws SQLException {
    assertThat(
            readWhole(
                Chapter.of("by text", "select from claim.claim where claim_id::text = ?", "1")))
        .isNotEmpty();
    assertThat(
            readWhole(
                Chapter.of(
                    "of either",
                    "select from remit.claim c join claim.line l using (claim_id)"
                        + " where c.claim_id = any (?) or l.session_id = ?",
                    CLAIMS,
                    "S-1")))
        .isNotEmpty();
  }

  private static Set<String> readWhole(Chapter chapter) throws SQLException {
    try (Connection tx = postgres.begin()) {
      Rows.run(
          tx,
          "set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off");
      Object[] parameters = chapter.parameters().stream().map(each -> bound(tx, each)).toArray();
      String plan =
          Rows.get(
              tx, "explain (format json) " + chapter.sql(), row -> row.getString(1), parameters);
      Set<String> whole = new TreeSet<>();
      collect(JsonMapper.builder().build().readTree(plan), whole);
      return whole;
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private static Object bound(Connection connection, Object parameter) {
    try {
      return parameter instanceof List<?> list
          ? connection.createArrayOf("bigint", list.toArray())
          : parameter;
    } catch (SQLException refused) {
      throw new IllegalStateException("Cannot bind " + parameter, refused);
    }
  }

  private static void collect(JsonNode node, Set<String> whole) {
    String type = node.path("Node Type").asText();
    String table = node.path("Relation Name").asText(node.path("Index Name").asText());
    boolean reads = type.endsWith("Scan") && !table.isEmpty() && !SHORT.contains(table);
    boolean byIndex = node.has("Index Cond") || type.equals("Bitmap Heap Scan");
    if (reads && !byIndex) {
      whole.add(type + " of " + table);
    }
    node.forEach(child -> collect(child, whole));
  }
}
