package io.claimway.postgres.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.StageAttempt;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.StageName;
import io.claimway.worklist.Resolution;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items that follow what they come from, night after night, in a real Postgres. */
class DueItemsIT {
  private static final WorkItemKind DENIED = WorkItemKind.DENIED_CLAIM;
  private static final WorkItemKind UNDERPAID = WorkItemKind.UNDERPAID_LINE;

  private ScratchPostgres postgres;
  private LocalDate day = LocalDate.of(2026, 1, 7);

  @BeforeEach
  void beginAnEmptyBook() {
    postgres = ScratchPostgres.migrated();
  }

  @FunctionalInterface
  private interface Layout {
    void on(PublishingTransaction tx) throws SQLException;
  }

  @Test
  void opensChangesClosesAndReopens() throws SQLException {
    night(tx -> DueItems.open(tx, List.of(denied(1, 100, "CO-16"), denied(2, 50, "CO-29"))));
    night(tx -> DueItems.in(tx).allOf(DENIED).add(List.of(denied(1, 80, "CO-16"))).merge());
    night(tx -> DueItems.in(tx).allOf(DENIED).add(List.of(denied(1, 80, "CO-16"))).merge());
    night(tx -> DueItems.in(tx).allOf(DENIED).add(List.of(denied(2, 50, "CO-29"))).merge());

    assertThat(items())
        .containsExactly(
            "DENIED_CLAIM 1|1 CLOSED 80 opened 2026-01-08 due 2026-01-23",
            "DENIED_CLAIM 2|1 OPEN 50 opened 2026-01-11 due 2026-01-26");
    assertThat(trail("1|1"))
        .containsExactly(
            "1 OPENED 100 2026-01-08", "2 CHANGED 80 2026-01-09", "3 CLOSED 80 2026-01-11");
    assertThat(trail("2|1"))
        .containsExactly(
            "1 OPENED 50 2026-01-08", "2 CLOSED 50 2026-01-09", "3 REOPENED 50 2026-01-11");
    assertThat(strings("select first_run from worklist.item where business_key = '2|1'"))
        .containsExactly("nightly-2026-01-08");
  }

  @Test
  void endsWhatLiesUnderAKeyAndNothingBeside() throws SQLException {
    night(
        tx ->
            DueItems.open(
                tx,
                List.of(
                    underpaid(7, 2, 1),
                    underpaid(7, 2, 3),
                    underpaid(7, 21, 1),
                    underpaid(70, 2, 1),
                    denied(7, 100, "CO-16"))));
    night(
        tx ->
            DueItems.in(tx)
                .add(List.of(underpaid(7, 2, 3)))
                .allUnder(
                    List.of(WorkItemKey.of(UNDERPAID, 7, 2), WorkItemKey.of(UNDERPAID, 70, 2, 1)))
                .merge());
    assertThat(strings("select business_key from worklist.item where state = 'CLOSED' order by 1"))
        .containsExactly("70|2|1", "7|2|1");
  }

  @Test
  void givesAnItemTheSameIdWhoeverFindsItFirst() throws SQLException {
    List<WorkItem> items = List.of(denied(1, 100, "CO-16"), denied(2, 50, "CO-29"));
    night(tx -> DueItems.open(tx, items));
    List<String> first = strings("select work_item_id from worklist.item order by business_key");
    postgres = ScratchPostgres.migrated();
    night(tx -> DueItems.open(tx, List.of(items.get(1))));
    night(tx -> DueItems.open(tx, List.of(items.get(1), items.get(0), items.get(0))));
    assertThat(strings("select work_item_id from worklist.item order by business_key"))
        .isEqualTo(first);
    assertThat(strings("select count(*) from worklist.item_event")).containsExactly("2");
  }

  @Test
  void letsAPersonsWordStandUntilTheCauseIsAnother() throws SQLException {
    night(tx -> DueItems.open(tx, List.of(underpaid(7, 2, 1))));
    night(
        tx ->
            ResolvedItems.resolve(
                tx,
                ResolvedItems.find(tx.connection(), "").get(0),
                new Resolution("jordan", "the payer is right", Resolution.Outcome.ACCEPTED)));
    night(tx -> DueItems.in(tx).allOf(UNDERPAID).add(List.of(underpaid(7, 2, 1))).merge());
    assertThat(strings("select state from worklist.item")).containsExactly("RESOLVED");
    assertThat(
            strings(
                "select concat_ws(' ', event, person, stage, outcome, because) from worklist.item_event order by seq"))
        .containsExactly("OPENED remit", "RESOLVED jordan ACCEPTED the payer is right");

    WorkItem more = WorkItem.of(WorkItemKey.of(UNDERPAID, 7, 2, 1), "line", "expected more", 900);
    night(tx -> DueItems.in(tx).allOf(UNDERPAID).add(List.of(more)).merge());
    assertThat(items())
        .containsExactly("UNDERPAID_LINE 7|2|1 OPEN 900 opened 2026-01-11 due 2026-01-26");
  }

  @Test
  void endsNothingByHandThatAStateHolds() throws SQLException {
    night(tx -> DueItems.open(tx, List.of(denied(1, 100, "CO-16"))));
    assertThatThrownBy(
            () ->
                night(
                    tx ->
                        ResolvedItems.resolve(
                            tx,
                            ResolvedItems.find(tx.connection(), "").get(0),
                            new Resolution("jordan", "no", Resolution.Outcome.DONE))))
        .hasMessageContaining("something happened to it meanwhile");
  }

  @Test
  void keepsTheTrailAsItWasWritten() throws SQLException {
    night(tx -> DueItems.open(tx, List.of(denied(1, 100, "CO-16"))));
    for (String change :
        List.of("update worklist.item_event set cents = 1", "delete from worklist.item_event")) {
      assertThatThrownBy(() -> night(tx -> tx.execute(change)))
          .hasMessageContaining("permission denied for table item_event");
    }
  }

  @Test
  void refusesAKindThatTheCoreDoesNotKnow() {
    assertThatThrownBy(
            () ->
                night(
                    tx ->
                        DueItems.in(tx)
                            .find(
                                "select 'STRANGE', 'k', null, 's', 'c', 0, null, null, null::date")
                            .merge()))
        .hasMessageContaining("\"owner\"");
  }

  private static WorkItem denied(long payment, long cents, String codes) {
    return WorkItem.ofClaim(
        WorkItemKey.of(DENIED, payment, 1), payment, "claim " + payment, codes, cents);
  }

  private static WorkItem underpaid(long payment, int ordinal, int line) {
    return WorkItem.of(
        WorkItemKey.of(UNDERPAID, payment, ordinal, line), "line " + line, "expected more", 500);
  }

  private void night(Layout layout) throws SQLException {
    day = day.plusDays(1);
    Run run =
        new Run(
            "nightly-" + day,
            "nightly",
            day,
            day.atStartOfDay(ZoneId.of("UTC")).toInstant(),
            ZoneId.of("America/New_York"),
            new RunManifest(List.of(), List.of(), "rules", "code"));
    try (Connection connection = postgres.connect("pipeline")) {
      connection.setAutoCommit(false);
      layout.on(
          new PublishingTransaction(connection, run, new StageAttempt(1, StageName.REMIT, 1, 1)));
      connection.commit();
    }
  }

  private List<String> items() throws SQLException {
    return strings(
        "select concat_ws(' ', kind, business_key, state, cents, 'opened', opened_on, 'due', deadline) from worklist.item order by 1");
  }

  private List<String> trail(String key) throws SQLException {
    return strings(
        "select concat_ws(' ', e.seq, e.event, e.cents, e.business_date) from worklist.item i join worklist.item_event e using (work_item_id)"
            + " where i.business_key = '"
            + key
            + "' order by e.seq");
  }

  private List<String> strings(String sql) throws SQLException {
    try (Connection connection = postgres.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> out = new ArrayList<>();
      while (rows.next()) {
        out.add(rows.getString(1));
      }
      return out;
    }
  }
}
