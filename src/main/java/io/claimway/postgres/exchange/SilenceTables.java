package io.claimway.postgres.exchange;

import io.claimway.claim.ClaimState;
import io.claimway.money.BankingCalendar;
import io.claimway.party.partner.ExpectedAnswers;
import io.claimway.party.partner.TradingPartner;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Sql;
import io.claimway.postgres.worklist.DueItems;
import io.claimway.worklist.WorkItemKind;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Answers that payers owe: for each claim file the answer that its claims wait for longer than
 * their payer's time, with the dollars concerned. Silence is no evidence of non-receipt, so nothing
 * is sent again because of it.
 */
public final class SilenceTables {

  private static final String OVERDUE =
      Sql.read(
          SilenceTables.class,
          "submit-overdue-answers",
          ClaimState.ACCEPTED,
          ClaimState.FILE_ACCEPTED,
          ClaimState.SUBMITTED);

  private SilenceTables() {}

  /** Lets the items of overdue answers follow tonight's: those that have come are due no more. */
  public static void watch(PublishingTransaction tx, PayerProfiles payers) throws SQLException {
    load(tx, payers);
    DueItems.in(tx)
        .allOf(
            WorkItemKind.MISSING_TA1,
            WorkItemKind.MISSING_999,
            WorkItemKind.MISSING_277CA,
            WorkItemKind.MISSING_835)
        .find(OVERDUE, tx.run().businessDate())
        .merge();
  }

  /**
   * Before which business date a file must have been sent for an answer to be overdue: the partner
   * that got it sends all but the 835, which is its payer's.
   */
  private static void load(PublishingTransaction tx, PayerProfiles payers) throws SQLException {
    tx.execute(
        "create temporary table submit_patience (payer text, partner text, ta1_before date, functional_before date, status_before date,"
            + " remittance_before date not null, primary key (payer, partner)) on commit drop");
    LocalDate tonight = tx.run().businessDate();
    try (PreparedStatement insert =
        tx.connection().prepareStatement("insert into submit_patience values (?, ?, ?, ?, ?, ?)")) {
      for (PayerProfile payer : payers.list()) {
        for (TradingPartner partner : payers.listPartners()) {
          ExpectedAnswers answers = partner.answers();
          boolean ta1 = partner.envelope().asksForTa1();
          insert.setString(1, payer.payer());
          insert.setString(2, partner.partner());
          insert.setObject(3, ta1 ? before(tonight, answers.ta1Days()) : null);
          insert.setObject(4, before(tonight, answers.functionalDays()));
          insert.setObject(5, before(tonight, answers.claimStatusDays()));
          insert.setObject(6, before(tonight, payer.remittance().expectedDays()));
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static LocalDate before(LocalDate tonight, Integer days) {
    return days == null ? null : BankingCalendar.plus(tonight, -days);
  }
}
