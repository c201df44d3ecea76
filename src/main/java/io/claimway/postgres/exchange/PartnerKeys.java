package io.claimway.postgres.exchange;

import io.claimway.party.BillingEntity;
import io.claimway.party.payer.PayerProfile;
import io.claimway.party.payer.PayerProfiles;
import io.claimway.postgres.PublishingTransaction;
import io.claimway.postgres.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/**
 * The keys by which the outside names payers and billing entities, as temporary tables of one
 * transaction: {@code payer_key(payer, originator, program, underpayment_cents, by_card)}, {@code
 * payer_route(payer, partner)} with every route of each payer, {@code payee_key(payee_id,
 * billing_entity, bank_account)}.
 */
public final class PartnerKeys {

  private PartnerKeys() {}

  /** Makes {@code payer_key} and {@code payer_route} in a publishing transaction. */
  public static void loadPayers(PublishingTransaction tx, PayerProfiles payers)
      throws SQLException {
    loadPayers(tx.connection(), payers);
  }

  /** Makes {@code payee_key} in a publishing transaction. */
  public static void loadPayees(PublishingTransaction tx, List<BillingEntity> entities)
      throws SQLException {
    loadPayees(tx.connection(), entities);
  }

  /** Makes {@code payer_key} and {@code payer_route}. */
  public static void loadPayers(Connection connection, PayerProfiles payers) throws SQLException {
    Rows.run(
        connection,
        "create temporary table payer_key (payer text primary key, originator text not null, program text not null,"
            + " underpayment_cents bigint not null, by_card boolean not null) on commit drop");
    try (PreparedStatement insert =
        connection.prepareStatement("insert into payer_key values (?, ?, ?, ?, ?)")) {
      for (PayerProfile payer : payers.list()) {
        insert.setString(1, payer.payer());
        insert.setString(2, payer.originator());
        insert.setString(3, payer.program().name());
        insert.setLong(4, payer.underpaymentCents());
        insert.setBoolean(5, payer.remittance().paysByCard());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    Rows.run(connection, "analyze payer_key");
    loadRoutes(connection, payers);
  }

  /** An answer comes by the route that its file went, which need not be tonight's. */
  private static void loadRoutes(Connection connection, PayerProfiles payers) throws SQLException {
    Rows.run(
        connection,
        "create temporary table payer_route (payer text, partner text, primary key (payer, partner)) on commit drop");
    try (PreparedStatement insert =
        connection.prepareStatement("insert into payer_route values (?, ?)")) {
      for (PayerProfile payer : payers.list()) {
        for (String partner : payer.routes()) {
          insert.setString(1, payer.payer());
          insert.setString(2, partner);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
    Rows.run(connection, "analyze payer_route");
  }

  /** Makes {@code payee_key}: every id that an 835 may call a billing entity by. */
  public static void loadPayees(Connection connection, List<BillingEntity> entities)
      throws SQLException {
    Rows.run(
        connection,
        "create temporary table payee_key (payee_id text primary key, billing_entity text not null, bank_account text) on commit drop");
    TreeMap<String, BillingEntity> byId = new TreeMap<>();
    for (BillingEntity entity : entities) {
      byId.put(entity.npi(), entity);
      byId.put(entity.tin(), entity);
      entity.remittancePayeeIds().forEach(id -> byId.put(id, entity));
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into payee_key values (?, ?, ?)")) {
      for (var key : byId.entrySet()) {
        insert.setString(1, key.getKey());
        insert.setString(2, key.getValue().billingEntityId());
        insert.setString(3, key.getValue().bankAccount());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
