package io.claimway.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.exchange.AnswerFiles;
import io.claimway.exchange.Delivery;
import io.claimway.exchange.InboundReceiver;
import io.claimway.integration.SharedServers.Suite;
import io.claimway.party.partner.PartnerMailboxes;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.Database;
import io.claimway.postgres.RunStore;
import io.claimway.postgres.exchange.AnswerFileTables;
import io.claimway.run.Run;
import io.claimway.run.RunManifest;
import io.claimway.run.StageName;
import io.claimway.s3.ObjectStore;
import io.claimway.settings.payer.ShippedProfiles;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.StageContext;
import io.claimway.x12.check.FileCheck;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The 999 of an 835 that breaks off, numbered and delivered once however often it is tried. */
class AnswerFilesIT {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 20);
  private static final String SHA256 = "0f".repeat(32);
  private static final String CUT_OFF =
      "ISA*00*          *00*          *ZZ*CLEARPATH      *ZZ*CLAIMWAY       *260120*0600*^*00501*000000041*0*P*:~"
          + "GS*HP*CLEARPATH*CLAIMWAY*20260120*0600*41*X*005010X221A1~ST*835*0001~"
          + "BPR*I*80*C*ACH*CCP*01*091000019*DA*1*1422222222**01*091000019*DA*2*20260120~TRN*1*T1*1422222222~";

  @Test
  void answersOnceWhatWasNotTakenIn() {
    Suite suite = SharedServers.suite("answer_files");
    PayerProfiles profiles = ShippedProfiles.read();
    try (Database database = Database.open(suite.postgres());
        ObjectStore objects = ObjectStore.open(suite.s3())) {
      objects.put(InboundReceiver.evidenceKey(SHA256), CUT_OFF.getBytes(StandardCharsets.US_ASCII));
      RunStore runs = new RunStore(database);
      Run run =
          new Run(
              "nightly-" + NIGHT,
              "nightly",
              NIGHT,
              NIGHT.atStartOfDay(ZoneId.of("UTC")).toInstant(),
              ZoneId.of("America/New_York"),
              new RunManifest(List.of(), List.of(), "rules", "code"));
      runs.create(run);
      execute(
          database,
          """
          insert into exchange.inbound_file values
            ('clearpath', 'a.edi', '%1$s', 1, '835', '%2$s', false, '%2$s', 'QUARANTINED'),
            ('clearpath', 'b.edi', '%3$s', 1, '835', '%2$s', false, '%2$s', 'APPLIED');
          insert into worklist.item (kind, business_key, subject, root_cause, owner, closing, deadline, cents, evidence, state, opened_on, opened_run,
                 first_run, last_seq)
          values ('UNREADABLE_REMITTANCE', '%1$s|1', '%1$s#1', 'transaction 0001', 'FINANCE', 'BY_HAND', date '2026-01-22', 0, '%1$s', 'OPEN',
                 date '2026-01-20', '%2$s', '%2$s', 1)
          """
              .formatted(SHA256, run.runId(), "1e".repeat(32)));
      long epoch =
          Long.parseLong(
              rows(database, "select epoch from run.lease where name = 'pipeline'").get(0));
      AnswerFiles answers = new AnswerFiles(database, objects, profiles);
      for (int attempt = 1; attempt <= 2; attempt++) {
        StageContext context =
            new StageContext(
                run, runs.beginAttempt(run, StageName.SUBMIT, epoch), runs, new CrashPoints(null));
        answers.make(context);
        new Delivery(database, objects, PartnerMailboxes.USUAL)
            .deliver(context, AnswerFileTables.KIND);
      }
      assertThat(
              rows(
                  database,
                  "select partner || ' ' || kind || ' ' || interchange_control || ' ' || transactions || ' ' || state from exchange.outbound_file"))
          .containsExactly("clearpath 999 1 1 DELIVERED");
      List<String> keys = objects.keys("mailboxes/clearpath/outbound/");
      assertThat(keys).hasSize(1);
      assertThat(keys.get(0)).contains("/999_20260120_000000001_");
      byte[] file = objects.get(keys.get(0));
      assertThat(FileCheck.read(file).isClean()).isTrue();
      assertThat(new String(file, StandardCharsets.US_ASCII))
          .contains("AK1*HP*41*005010X221A1~", "AK2*835*0001", "IK5*R*2", "AK9*R*1*1*0");
    }
  }

  private static void execute(Database database, String sql) {
    database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  private static List<String> rows(Database database, String sql) {
    return database.inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
              rows.add(row.getString(1));
            }
            return rows;
          }
        });
  }
}
