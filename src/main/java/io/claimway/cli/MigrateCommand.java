package io.claimway.cli;

import io.claimway.postgres.Database;
import io.claimway.postgres.Migrations;
import io.claimway.postgres.PostgresSettings;
import io.claimway.postgres.ledger.LedgerBook;
import io.claimway.postgres.read.RunOverview;
import io.claimway.run.RunRefused;
import io.claimway.run.UnusableConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The one command that works as the role that owns the schemas. */
@Command(
    name = "migrate",
    description =
        "Bring the schemas up to date and make room in the book for ten million transfers. Needs"
            + " postgres.migrator-user and its password, which no other command does; refused (exit"
            + " code 4) while another process holds the lease.",
    footer = {
      "",
      "The password comes from CLAIMWAY_POSTGRES_MIGRATOR_PASSWORD or the file of postgres.migrator-password-file.",
      "",
      "Example: jobs/claimway migrate"
    })
final class MigrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (Workplace workplace = Workplace.of(spec)) {
      PostgresSettings postgres = workplace.owningPostgres();
      if (postgres.migratorUser().isEmpty()) {
        throw new UnusableConfiguration(
            "Cannot migrate "
                + postgres.url()
                + ": postgres.migrator-user is not set, the role that owns the schemas");
      }
      refuseWhileHeld(postgres);
      int applied = Migrations.apply(postgres);
      long room;
      try (Database database = Database.open(postgres.asMigrator())) {
        room = database.inTransaction(LedgerBook::room);
      }
      if (workplace.json()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("applied", applied);
        json.put("roomForTransfers", room);
        workplace.printJson(json);
      } else {
        workplace
            .out()
            .printf("Applied %d migrations; the book has room for %,d transfers%n", applied, room);
      }
      return ExitCode.DONE.number();
    }
  }

  /** A night that has begun counts on the schemas with which it began. */
  private static void refuseWhileHeld(PostgresSettings postgres) {
    try (Database database = Database.open(postgres.asMigrator())) {
      new RunOverview(database)
          .leaseHolder()
          .ifPresent(
              held -> {
                throw new RunRefused(
                    "Cannot migrate %s: %s holds the lease since %s; migrate when it has ended"
                        .formatted(postgres.url(), held.holder(), held.since()));
              });
    }
  }
}
