package io.claimway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.integration.SharedServers;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Work items ended by a person with the command, or not, and with the process killed on the way.
 */
class ResolveIT {
  private static final int KILLED = 137;
  private static final int REFUSED = 4;
  private static final int WRONG_USAGE = 2;
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 27);
  private static final String BECAUSE = "the partner sent it again";

  private static final String ITEMS =
      """
      insert into worklist.item (kind, business_key, subject, root_cause, owner, closing, deadline, cents, state, opened_on, opened_run, first_run, last_seq)
        values ('UNREADABLE_ANSWER', 'ab|1', '999 ab', 'segment 3: lost', 'OPERATIONS', 'BY_HAND', '2026-01-29', 0, 'OPEN', '2026-01-27',
                'nightly-2026-01-27', 'nightly-2026-01-27', 1),
               ('REJECTED_CLAIM', '21|1', 'claim 21', 'A7:145', 'OPERATIONS', 'BY_STATE', '2026-01-29', 17700, 'OPEN', '2026-01-27',
                'nightly-2026-01-27', 'nightly-2026-01-27', 1);
      insert into worklist.item_event (work_item_id, seq, event, root_cause, owner, closing, deadline, cents, stage, business_date, run_id)
        select work_item_id, 1, 'OPENED', root_cause, owner, closing, deadline, cents, 'acknowledge', opened_on, opened_run from worklist.item;
      """;

  @TempDir private Path folder;
  private Suite suite;

  @Test
  void endsAnItemOnceWhereverItWasCutOff() {
    keepTwoItems("resolve_cut_off");
    String item = id("UNREADABLE_ANSWER");
    for (String point : List.of("before-publish", "after-publish")) {
      CommandProcess.Ended killed = resolve(item, "report:" + point);
      assertThat(killed.exitCode()).as("%s: %s", point, killed.err()).isEqualTo(KILLED);
    }
    CommandProcess.Ended finished = resolve(item, "");
    assertThat(finished.exitCode()).as(finished.err()).isZero();
    assertThat(finished.out()).contains("UNREADABLE_ANSWER of 999 ab resolved, $0.00: " + BECAUSE);
    assertThat(suite.rows("select state from run.run")).containsOnly("FINISHED");
    assertThat(
            suite.rows(
                "select concat_ws(' ', seq, event, person, outcome, because, business_date) from worklist.item_event where run_id like 'resolve%'"))
        .containsExactly("2 RESOLVED jordan DONE " + BECAUSE + " 2026-01-27");
    assertThat(suite.rows("select kind from worklist.item where state = 'OPEN'"))
        .containsExactly("REJECTED_CLAIM");

    CommandProcess.Ended again = resolve(item, "");
    assertThat(again.exitCode()).isEqualTo(REFUSED);
    assertThat(again.err()).contains("it is not open any more: RESOLVED");
  }

  @Test
  void saysWhatEndsAnItemThatAStateHolds() {
    keepTwoItems("resolve_refused");
    CommandProcess.Ended held = resolve(id("REJECTED_CLAIM"), "");
    assertThat(held.exitCode()).as(held.err()).isEqualTo(REFUSED);
    assertThat(held.err())
        .contains("what it comes from still holds (claim 21: A7:145)", "replay plan --claim PCN");
    assertThat(resolve("ffff", "").err()).contains("Cannot resolve ffff: there is no such item");
    assertThat(
            CommandProcess.run(
                    suite,
                    folder.resolve("state"),
                    Map.of(),
                    "resolve",
                    "ffff",
                    "--as",
                    "jordan",
                    "--because",
                    " ")
                .exitCode())
        .isEqualTo(WRONG_USAGE);
    assertThat(suite.rows("select count(*) from run.run")).containsExactly("1");

    CommandProcess.Ended shown =
        CommandProcess.run(
            suite, folder.resolve("state"), Map.of(), "explain", id("REJECTED_CLAIM"));
    assertThat(shown.out()).contains("REJECTED_CLAIM", "$177.00", "opened", "acknowledge");
  }

  private void keepTwoItems(String name) {
    suite = SharedServers.suite(name);
    try (Database database = Database.open(suite.postgres())) {
      RunStore runs = new RunStore(database);
      runs.create(
          new Run(
              "nightly-" + NIGHT,
              "nightly",
              NIGHT,
              NIGHT.atStartOfDay(ZoneOffset.UTC).toInstant(),
              ZoneOffset.UTC,
              new RunManifest(List.of(), List.of(), "rules", "code")));
      runs.finish("nightly-" + NIGHT, 0);
      database.inTransaction(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute(ITEMS);
            }
            return null;
          });
    }
  }

  private String id(String kind) {
    return suite
        .rows("select left(work_item_id, 10) from worklist.item where kind = '" + kind + "'")
        .get(0);
  }

  private CommandProcess.Ended resolve(String item, String crashAt) {
    return CommandProcess.run(
        suite,
        folder.resolve("state"),
        crashAt.isEmpty() ? Map.of() : Map.of("CLAIMWAY_CRASH_AT", crashAt),
        "resolve",
        item,
        "--as",
        "jordan",
        "--because",
        BECAUSE);
  }
}
