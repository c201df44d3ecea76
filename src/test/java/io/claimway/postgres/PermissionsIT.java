package io.claimway.postgres;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each role may do, as the catalog says it and as it is when it is tried. */
class PermissionsIT {
  private static final String REFUSED = "42501";

  /**
   * What of a table the pipeline may change after it has appended. A table that is not here is
   * evidence: appended, and never touched again.
   */
  private static final Map<String, String> CHANGING =
      Map.ofEntries(
          entry("run.lease", "epoch holder since"),
          entry("run.run", "exit_code state"),
          entry("run.counter", "value"),
          entry("run.consumed_offset", "next_offset topic_id"),
          entry("run.outbox", "aside sent_at"),
          entry("run.outbox_place", "next_offset"),
          entry("run.outbox_history", "events last_seq run_id"),
          entry(
              "claim.session_state",
              "charge_cents claim_id client_id disposition earned_cents ends_at first_confirmed_on"
                  + " payer practice_id procedure_codes provider_id reason revision run_id"
                  + " service_date starts_at"),
          entry("claim.hold", "released_run"),
          entry(
              "claim.state",
              "codes last_seq live_state live_version payer_claim_number since state version"),
          entry(
              "worklist.item",
              "advice cents claim_id closing deadline ended_run last_seq opened_on opened_run owner"
                  + " root_cause state"),
          entry(
              "exchange.outbound_file",
              "bytes charge_cents claims name sha256 state transactions usage withheld_reason"),
          entry("exchange.inbound_file", "handled_run outcome"),
          entry("eligibility.inquiry", "ask_again_on"),
          entry("eligibility.decision", "codes copay_cents evidence_id payer run_id status"),
          entry("remit.payment", "posted_cents suspended_cents"),
          entry(
              "remit.claim",
              "applied_order claim_id classified_for codes contractual_cents denied_cents due_on"
                  + " effect in_suspense match_rule match_score patient_posted_cents payer posted_on"
                  + " posted_run reason reversed_by_ordinal reversed_by_payment state version"),
          entry("remit.line", "expected_cents line_number"),
          entry("remit.adjustment", "class"),
          entry("remit.recoupment", "balance_cents"),
          entry("deposit.line", "cleared_on payment_id reason state"),
          entry("deposit.clearing", "cleared_on deposited_cents"),
          entry("payout.earning", "payout_id"),
          entry("payout.batch", "cents content_sha256 file_id pay_date payouts released_by state"),
          entry("payout.payout", "state"),
          entry("payout.release", "approved_by"),
          entry("proof.open_break", "detail last_run repaired_run"),
          entry("replay.plan", "executed_by executed_run state"));

  /** Rows of these go again when they no longer hold. */
  private static final Set<String> LEAVING =
      Set.of("run.consumed_offset", "run.outbox", "claim.brake");

  /** Content of facts and claims, wherever it lies. */
  private static final Set<String> CONTENT = Set.of("payload", "content");

  private static ScratchPostgres postgres;
  private static Connection pipeline;
  private static Connection finance;
  private static List<Table> tables;

  /** A table of the book with its columns that a person could write to. */
  private record Table(String name, boolean partition, List<String> columns) {
    String schema() {
      return name.substring(0, name.indexOf('.'));
    }

    boolean isKept() {
      return !Set.of("staging", "batch").contains(schema());
    }
  }

  @BeforeAll
  static void open() throws SQLException {
    postgres = ScratchPostgres.migrated();
    pipeline = postgres.connect("pipeline");
    finance = postgres.connect("finance");
    tables = tables();
  }

  @AfterAll
  static void close() throws SQLException {
    pipeline.close();
    finance.close();
  }

  private static List<Table> tables() throws SQLException {
    try (Connection superuser = postgres.connect("postgres")) {
      List<Table> found =
          Rows.list(
              superuser,
              """
              select n.nspname || '.' || c.relname, c.relispartition,
                     array(select a.attname::text from pg_attribute a
                            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                              and a.attgenerated = '' and a.attidentity = '' order by 1)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg\\_%'
               order by 1
              """,
              row -> new Table(row.getString(1), row.getBoolean(2), Rows.texts(row.getArray(3))));
      assertThat(found).hasSizeGreaterThan(70);
      return found;
    }
  }

  @Test
  void thePipelineChangesNothingOfATableButTheColumnsThatTookThatSide() throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (Table table : tables) {
      if (!table.isKept()) {
        continue;
      }
      Set<String> may =
          table.partition()
              ? Set.of()
              : Set.of(CHANGING.getOrDefault(table.name(), "").split(" ", -1));
      for (String column : table.columns()) {
        String update = "update %s set %s = %2$s where false".formatted(table.name(), column);
        if (isAllowed(pipeline, update) != may.contains(column)) {
          wrong.add(update);
        }
      }
      boolean leaves = LEAVING.contains(table.name());
      if (isAllowed(pipeline, "delete from %s where false".formatted(table.name())) != leaves) {
        wrong.add("delete from " + table.name());
      }
      for (String never :
          List.of("truncate %s", "alter table %s add column more text", "drop table %s")) {
        if (isAllowed(pipeline, never.formatted(table.name()))) {
          wrong.add(never.formatted(table.name()));
        }
      }
    }
    assertThat(wrong)
        .as(
            "a new table is evidence, unless R__who_may_do_what.sql and this test say which of its"
                + " columns change")
        .isEmpty();
    assertThat(tables.stream().map(Table::name)).containsAll(CHANGING.keySet());
  }

  @Test
  void theCatalogGrantsThePipelineNoMoreThanThat() throws SQLException {
    assertThat(
            postgres.strings(
                """
                select n.nspname || '.' || c.relname || ' ' || a.privilege_type
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl) a
                 where a.grantee = 'pipeline'::regrole and n.nspname <> 'batch'
                   and a.privilege_type not in ('SELECT', 'INSERT') and c.relkind <> 'S'
                """))
        .containsExactlyInAnyOrder(
            "run.consumed_offset DELETE", "run.outbox DELETE", "claim.brake DELETE");
    assertThat(
            postgres.strings(
                "select nspname from pg_namespace where nspname not like 'pg\\_%' and"
                    + " nspname <> 'information_schema' and (has_schema_privilege('pipeline', oid,"
                    + " 'create') or has_schema_privilege('finance', oid, 'create') or"
                    + " has_schema_privilege('phi', oid, 'create'))"))
        .isEmpty();
  }

  @Test
  void whatMayNameAPersonIsReachedThroughARoleOfItsOwnAndByThePipelineAlone() throws SQLException {
    assertThat(
            postgres.strings(
                """
                select distinct a.grantee::regrole::text
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl) a
                 where n.nspname in ('phi', 'staging') and a.grantee <> c.relowner
                """))
        .containsExactly("phi");
    assertThat(
            postgres.strings(
                "select member::regrole::text from pg_auth_members where roleid = 'phi'::regrole"))
        .containsExactly("pipeline");
    assertThat(postgres.strings("select rolcanlogin from pg_roles where rolname = 'phi'"))
        .containsExactly("f");
    assertThat(isAllowed(pipeline, "select payload from phi.fact_version where false")).isTrue();
    assertThat(isAllowed(pipeline, "select payload from run.outbox where false")).isTrue();
    postgres.execute("revoke phi from pipeline");
    try {
      assertThat(isAllowed(pipeline, "select payload from phi.fact_version where false")).isFalse();
      assertThat(isAllowed(pipeline, "select content from phi.claim_content where false"))
          .isFalse();
      assertThat(isAllowed(pipeline, "select payload from run.outbox where false")).isFalse();
      assertThat(isAllowed(pipeline, "select key from run.outbox where false")).isTrue();
    } finally {
      postgres.execute("grant phi to pipeline");
    }
  }

  @Test
  void financeReadsWhatIsNoPhiAndChangesNothing() throws SQLException {
    Set<String> closed = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    for (Table table : tables) {
      for (String column : table.columns()) {
        boolean reads =
            isAllowed(finance, "select %s from %s where false".formatted(column, table.name()));
        boolean mayNot =
            Set.of("phi", "staging", "batch").contains(table.schema())
                || (CONTENT.contains(column) && !table.schema().equals("remit"));
        if (reads && mayNot) {
          wrong.add(table.name() + "." + column);
        }
        if (!reads && !mayNot && !table.partition()) {
          closed.add(table.name());
        }
        if (isAllowed(
            finance, "update %s set %s = %2$s where false".formatted(table.name(), column))) {
          wrong.add("update " + table.name());
        }
      }
      for (String change :
          List.of("insert into %s default values", "delete from %s where false", "truncate %s")) {
        if (isAllowed(finance, change.formatted(table.name()))) {
          wrong.add(change.formatted(table.name()));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(closed)
        .as("what finance does not read although it is no PHI")
        .containsExactlyInAnyOrder("eligibility.inquiry", "eligibility.evidence");
  }

  @Test
  void aTableThatTakesNoSideStopsTheMigration() throws SQLException, IOException {
    ScratchPostgres another = ScratchPostgres.migrated();
    String grants = Files.readString(Path.of("schemas/sql/R__who_may_do_what.sql"));
    try (Connection migrator = another.connect("migrator");
        Statement statement = migrator.createStatement()) {
      statement.execute(grants);
      statement.execute("create table remit.note (words text)");
      assertThatThrownBy(() -> statement.execute(grants))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(
              "Cannot say who may do what with remit.note: it takes no side in R__who_may_do_what.sql");
    }
  }

  /** Whether the role's right suffices, whatever else is wrong with the statement. */
  private static boolean isAllowed(Connection role, String sql) throws SQLException {
    role.setAutoCommit(false);
    try (Statement statement = role.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException failure) {
      return !REFUSED.equals(failure.getSQLState());
    } finally {
      role.rollback();
    }
  }
}
