package io.claimway.postgres.remit;

import io.claimway.archive.CodeLibrary;
import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.RecordCopy;
import io.claimway.postgres.Rows;
import io.claimway.postgres.ScratchPostgres;
import io.claimway.postgres.exchange.PartnerKeys;
import io.claimway.postgres.ledger.TransferRow;
import io.claimway.remittance.AdjudicationFold;
import io.claimway.remittance.RemittanceRow;
import io.claimway.run.ControlTotals;
import io.claimway.run.StageName;
import io.claimway.settings.payer.ShippedProfiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a night does with the rows of its 835s, without Spark: lay out, fold and publish. */
final class RemittanceNights {
  private final ScratchPostgres postgres;
  private final List<BillingEntity> entities;
  private final PayerProfiles payers = ShippedProfiles.read();
  private String originator;

  /**
   * @param entities whose payments are ours
   */
  RemittanceNights(ScratchPostgres postgres, List<BillingEntity> entities) {
    this.postgres = postgres;
    this.entities = entities;
  }

  /** Whatever the files say, a payer of this id sends them. */
  RemittanceNights fromOriginator(String id) {
    originator = id;
    return this;
  }

  /** The run of a night, once. */
  static void begin(ScratchPostgres postgres, LocalDate day) throws SQLException {
    postgres.execute(
        "insert into run.run values ('nightly-%1$s', 'nightly', '%1$s', now(), 'UTC', '{}', '', 'RUNNING', null) on conflict do nothing"
            .formatted(day));
  }

  /** Applies what was read and commits. */
  List<ControlTotals> night(LocalDate day, List<RemittanceRow> rows) throws SQLException {
    begin(postgres, day);
    long firstPayment = layOut(day, rows);
    fold(day);
    try (Connection connection = postgres.begin()) {
      PublishingTransaction tx =
          ScratchPostgres.publishing(connection, "nightly", day, StageName.REMIT);
      List<ControlTotals> totals = RemittanceTables.publish(tx, firstPayment);
      totals.forEach(total -> total.mustBalance(StageName.REMIT));
      connection.commit();
      return totals;
    }
  }

  /** What the tasks that read 835s and the driver do before the fold. */
  private long layOut(LocalDate day, List<RemittanceRow> rows) throws SQLException {
    try (Connection connection = postgres.begin()) {
      Rows.run(connection, "truncate staging.remittance");
      RecordCopy.allStaged(connection, "staging.remittance", RemittanceRow.class, 1, rows);
      if (originator != null) {
        Rows.change(
            connection,
            "update staging.remittance set originator = ? where kind = 'P'",
            originator);
      }
      PartnerKeys.loadPayers(connection, payers);
      PartnerKeys.loadPayees(connection, entities);
      long first =
          new RemittanceWork(connection, 1, day, 2)
              .layOut(RemittanceTables.lastRemitted(connection, day));
      connection.commit();
      return first;
    }
  }

  /** What the tasks of the fold do, one bucket after the other. */
  private void fold(LocalDate day) throws SQLException {
    AdjudicationFold fold =
        new AdjudicationFold(CodeLibrary.adjustmentClassifier(), CodeLibrary.denialTriage(), day);
    try (Connection past = postgres.connect("pipeline");
        Connection out = postgres.connect("pipeline")) {
      past.setAutoCommit(false);
      Rows.run(past, "set transaction isolation level repeatable read");
      String snapshot = Rows.get(past, "select pg_export_snapshot()", row -> row.getString(1));
      for (int bucket = 0; bucket < 2; bucket++) {
        List<FoldedFamily> folded = new ArrayList<>();
        try (FamilyReader families =
            FamilyReader.open(postgres.connect("pipeline"), snapshot, payers, 1, bucket)) {
          families.forEachRemaining(
              family ->
                  folded.add(
                      new FoldedFamily(family.book(), fold.fold(family.book(), family.pending()))));
        }
        copy(
            out,
            "staging.remit_outcome",
            FoldedFamily.OutcomeRow.class,
            folded,
            FoldedFamily::outcomes);
        copy(out, "staging.remit_line", FoldedFamily.LineRow.class, folded, FoldedFamily::lines);
        copy(
            out,
            "staging.remit_adjustment",
            FoldedFamily.AdjustmentRow.class,
            folded,
            FoldedFamily::adjustments);
        copy(
            out,
            "staging.remit_reversed",
            FoldedFamily.ReversedRow.class,
            folded,
            FoldedFamily::reversed);
        copy(out, "staging.remit_event", FoldedFamily.EventRow.class, folded, FoldedFamily::events);
        copy(out, "staging.remit_state", FoldedFamily.StateRow.class, folded, FoldedFamily::states);
        copy(out, "staging.remit_item", FoldedFamily.ItemRow.class, folded, FoldedFamily::items);
        copy(out, "staging.transfer", TransferRow.class, folded, FoldedFamily::transfers);
      }
    }
  }

  private static <R extends Record> void copy(
      Connection connection,
      String table,
      Class<R> type,
      List<FoldedFamily> folded,
      Function<FoldedFamily, List<R>> rows)
      throws SQLException {
    RecordCopy.allStaged(
        connection,
        table,
        type,
        1,
        folded.stream().flatMap(family -> rows.apply(family).stream()).toList());
  }
}
