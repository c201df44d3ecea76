package io.claimway.x12.remittance835;

import io.claimway.x12.segment.Absent;
import java.time.LocalDate;

/**
 * A BPR: the money of a remittance and how it moves.
 *
 * @param handling BPR01: C payment with remittance, D payment only, H notification, I remittance
 *     only, P prenote, …
 * @param cents BPR02
 * @param creditDebit BPR03: C or D
 * @param method BPR04: ACH, CHK, FWT, BOP, NON
 * @param format BPR05: CCP or CTX
 * @param senderBank BPR06 and BPR07 (qualifier and routing number)
 * @param senderAccount BPR08 and BPR09
 * @param originator BPR10, the payer's company id as in TRN03
 * @param originatorCode BPR11
 * @param receiverBank BPR12 and BPR13
 * @param receiverAccount BPR14 and BPR15
 * @param date BPR16, when the money moves; null where it is no date
 */
public record PaymentSegment(
    String handling,
    long cents,
    String creditDebit,
    String method,
    String format,
    BankId senderBank,
    BankId senderAccount,
    String originator,
    String originatorCode,
    BankId receiverBank,
    BankId receiverAccount,
    LocalDate date) {

  public PaymentSegment {
    handling = Absent.text(handling);
    creditDebit = Absent.text(creditDebit);
    method = Absent.text(method);
    format = Absent.text(format);
    senderBank = senderBank == null ? BankId.NONE : senderBank;
    senderAccount = senderAccount == null ? BankId.NONE : senderAccount;
    originator = Absent.text(originator);
    originatorCode = Absent.text(originatorCode);
    receiverBank = receiverBank == null ? BankId.NONE : receiverBank;
    receiverAccount = receiverAccount == null ? BankId.NONE : receiverAccount;
  }

  /**
   * A bank's or an account's number with its kind.
   *
   * @param qualifier 01 ABA routing number, DA demand deposit, SG savings, …
   */
  public record BankId(String qualifier, String number) {

    /** No number. */
    public static final BankId NONE = new BankId("", "");

    public BankId {
      qualifier = Absent.text(qualifier);
      number = Absent.text(number);
    }

    /** Shows the kind only: account numbers are for no log. */
    @Override
    public String toString() {
      return qualifier + "*…";
    }
  }
}
