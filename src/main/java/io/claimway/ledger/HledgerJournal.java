package io.claimway.ledger;

import io.claimway.money.Cents;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/**
 * The book as a journal that hledger reads: a second book-keeper, of another program. An entry per
 * transfer, dated by posting with the effective date behind it; the last entry asserts what every
 * account holds by the book's own sums, so that reading the journal compares the two.
 */
public final class HledgerJournal {
  private HledgerJournal() {}

  /** What stands before the first entry: the currency, and what each kind of account is. */
  public static String heading() {
    StringBuilder text =
        new StringBuilder(
            "; The book of Claimway. Check it with: hledger -f FILE check; hledger -f FILE bal\n\ncommodity $1000.00\n\n");
    for (AccountKind kind : AccountKind.values()) {
      text.append("account ")
          .append(kind.text())
          .append("  ; type:")
          .append(type(kind))
          .append('\n');
    }
    return text.append('\n').toString();
  }

  /** A transfer. */
  public static String entry(BookedTransfer booked) {
    Transfer transfer = booked.transfer();
    Subject subject = transfer.subject();
    StringBuilder text = new StringBuilder(256);
    text.append(booked.postingDate());
    if (!transfer.effectiveDate().equals(booked.postingDate())) {
      text.append('=').append(transfer.effectiveDate());
    }
    text.append(" (").append(booked.seq()).append(") ").append(transfer.event()).append("  ;");
    tag(text, "claim", subject.claimId());
    tag(text, "version", subject.version());
    tag(text, "line", subject.lineNumber());
    tag(text, "payment", subject.paymentId());
    text.append(" cause: ").append(transfer.cause()).append('\n');
    posting(text, transfer.debit().code(), transfer.amountCents());
    posting(text, transfer.credit().code(), -transfer.amountCents());
    return text.append('\n').toString();
  }

  /**
   * What every account must hold.
   *
   * @param day of the newest entry
   * @param balances debits less credits by the code of the account
   */
  public static String closing(LocalDate day, SortedMap<String, Long> balances) {
    if (balances.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(64 * balances.size());
    text.append(day).append(" what the accounts hold by the book's own sums\n");
    for (Map.Entry<String, Long> balance : balances.entrySet()) {
      text.append("    ")
          .append(name(balance.getKey()))
          .append("  $0.00 = ")
          .append(dollars(balance.getValue()))
          .append('\n');
    }
    return text.append('\n').toString();
  }

  private static void tag(StringBuilder text, String name, Object value) {
    if (value != null) {
      text.append(' ').append(name).append(':').append(value).append(',');
    }
  }

  private static void posting(StringBuilder text, String account, long cents) {
    text.append("    ").append(name(account)).append("  ").append(dollars(cents)).append('\n');
  }

  private static String dollars(long cents) {
    return "$" + Cents.plain(cents);
  }

  /** Two blanks end a name there: no second one stands in ours. */
  private static String name(String code) {
    return code.strip().replaceAll("\\s", " ").replaceAll("(?<= ) ", "_");
  }

  /** Asset, cash, liability, equity, revenue or expense, as hledger abbreviates them. */
  private static char type(AccountKind kind) {
    return switch (kind) {
      case PAYER_RECEIVABLE,
          DENIED_RECEIVABLE,
          PATIENT_RECEIVABLE,
          REMITTANCE_CLEARING,
          CARD_CLEARING,
          REFUND_CLEARING,
          CASH_TRANSFERS,
          INTERCOMPANY ->
          'A';
      case BANK_CASH -> 'C';
      case PATIENT_PREPAYMENTS,
          UNAPPLIED_DEPOSITS,
          ACH_CLEARING,
          SUSPENSE,
          PAYER_RECOUPMENT,
          CREDIT_BALANCES,
          PROVIDER_PAYABLE,
          TAX_WITHHELD,
          LEVIES ->
          'L';
      case OPENING_BALANCES -> 'E';
      case GROSS_CHARGES, INTEREST_INCOME -> 'R';
      case CARD_FEES,
          BANK_FEES,
          PROVIDER_EXPENSE,
          CONTRACTUAL_ADJUSTMENTS,
          WRITE_OFFS,
          BAD_DEBT,
          ABSORBED_DIFFERENCES ->
          'X';
    };
  }
}
