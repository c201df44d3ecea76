package io.claimway.postgres.deposit;

import io.claimway.deposit.BankLine;
import io.claimway.deposit.CountedLine;
import io.claimway.deposit.DepositLine;
import io.claimway.deposit.LinePurpose;
import io.claimway.deposit.LineState;
import io.claimway.deposit.Quote;
import io.claimway.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A bank line and its purpose as they are stored, one component per column of {@code deposit.line}.
 */
public record LineRow(
    long lineId,
    String bankAccount,
    String billingEntity,
    LocalDate asOf,
    String kind,
    String typeCode,
    long amountCents,
    String bankReference,
    String customerReference,
    int occurrence,
    String originator,
    String trace,
    List<String> quotes,
    LineState state,
    String reason,
    String payoutId,
    String sha256,
    long fileLine,
    String runId,
    LocalDate businessDate) {

  static LineRow of(LinePurpose purpose, String runId, LocalDate businessDate) {
    DepositLine line = purpose.line();
    BankLine said = line.line();
    return new LineRow(
        line.lineId(),
        said.bankAccount(),
        line.billingEntity(),
        said.asOf(),
        said.kind(),
        said.typeCode(),
        said.amountCents(),
        said.bankReference(),
        said.customerReference(),
        line.counted().occurrence(),
        said.originator(),
        said.trace(),
        said.quotes().stream().map(Quote::text).toList(),
        purpose.state(),
        purpose.reason(),
        purpose.batchId() == null ? purpose.payoutId() : purpose.batchId(),
        said.sha256(),
        said.fileLine(),
        runId,
        businessDate);
  }

  /** Reads a line back, without the words that nothing keeps. */
  static DepositLine line(ResultSet row) throws SQLException {
    return new DepositLine(
        row.getLong("line_id"),
        row.getString("billing_entity"),
        new CountedLine(
            new BankLine(
                row.getString("bank_account"),
                row.getObject("as_of", LocalDate.class),
                row.getString("kind"),
                row.getString("type_code"),
                row.getLong("amount_cents"),
                row.getString("bank_reference"),
                row.getString("customer_reference"),
                row.getString("originator"),
                row.getString("trace"),
                Rows.texts(row.getArray("quotes")).stream().map(Quote::parse).toList(),
                Set.of(),
                row.getString("sha256"),
                row.getLong("file_line")),
            row.getInt("occurrence")));
  }
}
