package io.claimway.deposit;

import java.time.LocalDate;
import java.util.List;

/** Bank lines as a statement has them, with what they quote found in references and text. */
public final class AnyBankLine {
  private AnyBankLine() {}

  /** A line of {@code kind} whose text is a TRN segment, where it has a trace. */
  public static BankLine of(
      String account,
      LocalDate day,
      String kind,
      long cents,
      String bankReference,
      String customerReference,
      String originator,
      String trace,
      String sha256,
      long fileLine) {
    return of(
        account,
        day,
        kind,
        cents,
        bankReference,
        customerReference,
        originator,
        trace,
        "",
        sha256,
        fileLine);
  }

  /** The same with more text. */
  public static BankLine of(
      String account,
      LocalDate day,
      String kind,
      long cents,
      String bankReference,
      String customerReference,
      String originator,
      String trace,
      String text,
      String sha256,
      long fileLine) {
    List<String> references = List.of(bankReference, customerReference);
    return new BankLine(
        account,
        day,
        kind,
        "165",
        cents,
        bankReference,
        customerReference,
        originator,
        trace,
        QuotedPayments.of(
            trace.isEmpty() ? List.of() : List.of(new Quote(originator, trace)), references, text),
        QuotedPayments.words(references, text),
        sha256,
        fileLine);
  }
}
