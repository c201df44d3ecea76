package io.claimway.bank.nacha;

import io.claimway.bank.nacha.TransactionCode.Use;
import java.util.Set;

/** The rules on single fields of headers, entries and addenda. */
final class AchFieldChecks {

  private static final Set<String> SERVICE_CLASSES = Set.of("200", "220", "225", "280");

  private static final Set<String> ENTRY_CLASSES =
      Set.of(
          "ACK", "ADV", "ARC", "ATX", "BOC", "CCD", "CIE", "COR", "CTX", "DNE", "ENR", "IAT", "MTE",
          "POP", "POS", "PPD", "RCK", "SHR", "TEL", "TRC", "TRX", "WEB", "XCK");

  private static final Set<String> NAME_REQUIRED = Set.of("CCD", "PPD", "TEL", "WEB");

  /** Acknowledgements, enrolments and notices of death: their addenda are all they bring. */
  private static final Set<String> WITHOUT_MONEY = Set.of("ACK", "ATX", "DNE", "ENR");

  private static final Set<String> ADDENDA_TYPES =
      Set.of("02", "05", "10", "11", "12", "13", "14", "15", "16", "17", "18", "98", "99");

  private final AchFindings findings;

  AchFieldChecks(AchFindings findings) {
    this.findings = findings;
  }

  /** Every field of the record against its content. */
  void contents(AchRecord kind, AchFlaw flaw, String record, long line) {
    for (AchField field : kind.fields()) {
      content(field, flaw, record, line);
    }
  }

  private void content(AchField field, AchFlaw flaw, String record, long line) {
    String value = field.of(record);
    String expected =
        switch (field.content()) {
          case DIGITS, NUMBER -> AchText.isDigits(value) ? null : field.width() + " digits";
          case REQUIRED_TEXT ->
              AchText.isBlankOrZeros(value) && value.length() > 2 ? "a value" : null;
          case DATE -> AchText.date(value) == null ? "a date YYMMDD" : null;
          case TEXT, PERSONAL -> null;
        };
    if (expected != null) {
      boolean padded = AchText.isDigits(AchText.digits(field, record));
      findings.add(padded ? AchFlaw.NUMBER_PADDED : flaw, line, field, record, expected);
    }
  }

  void fileHeader(String record, long line) {
    AchRecord kind = AchRecord.FILE_HEADER;
    contents(kind, AchFlaw.FILE_HEADER_FIELD, record, line);
    constant(kind, "priority code", "01", record, line);
    constant(kind, "record size", "094", record, line);
    constant(kind, "blocking factor", "10", record, line);
    constant(kind, "format code", "1", record, line);
    AchField modifier = kind.field("file id modifier");
    if (!modifier.of(record).matches("[A-Z0-9]")) {
      findings.add(AchFlaw.FILE_ID_MODIFIER, line, modifier, record, "a letter A-Z or a digit");
    }
    AchField time = kind.field("file creation time");
    if (!time.of(record).matches("([01]\\d|2[0-3])[0-5]\\d| {4}")) {
      findings.add(AchFlaw.FILE_HEADER_FIELD, line, time, record, "a time HHMM or blanks");
    }
    AchField destination = kind.field("immediate destination");
    if (!RoutingNumber.isValid(destination.of(record).strip())) {
      findings.add(
          AchFlaw.FILE_HEADER_ROUTING,
          line,
          destination,
          record,
          "a routing number of nine digits");
    }
  }

  private void constant(AchRecord kind, String name, String value, String record, long line) {
    AchField field = kind.field(name);
    if (!field.of(record).equals(value)) {
      findings.add(AchFlaw.FILE_HEADER_FIELD, line, field, record, "\"" + value + "\"");
    }
  }

  void batchHeader(AchBatchHeader batch, String record, long line) {
    AchRecord kind = AchRecord.BATCH_HEADER;
    AchField entryClass = kind.field("standard entry class");
    if (batch.isAdvice()) {
      findings.add(
          AchFlaw.CLASS_NOT_READ,
          line,
          entryClass,
          record,
          "a class other than ADV, of which only counts, hashes and amounts are checked");
      return;
    }
    for (AchField field : kind.fields()) {
      // Who sends an international entry stands in its addenda.
      if (!(batch.isInternational() && field.name().equals("company name"))) {
        content(field, AchFlaw.BATCH_HEADER_FIELD, record, line);
      }
    }
    AchField service = kind.field("service class code");
    if (!SERVICE_CLASSES.contains(service.of(record))) {
      findings.add(AchFlaw.BATCH_HEADER_FIELD, line, service, record, "200, 220, 225 or 280");
    }
    if (!ENTRY_CLASSES.contains(entryClass.of(record))) {
      findings.add(AchFlaw.BATCH_HEADER_FIELD, line, entryClass, record, "a standard entry class");
    }
    AchField effective = kind.field("effective entry date");
    if (AchText.date(effective.of(record)) == null
        && !AchText.isBlankOrZeros(effective.of(record))) {
      findings.add(AchFlaw.EFFECTIVE_DATE, line, effective, record, "a date YYMMDD");
    }
    AchField status = kind.field("originator status code");
    if (!status.of(record).matches("[0-2]")) {
      findings.add(AchFlaw.BATCH_HEADER_FIELD, line, status, record, "0, 1 or 2");
    }
  }

  void entry(AchBatchHeader batch, AchEntry entry, String record, long line) {
    AchRecord kind = batch.isInternational() ? AchRecord.INTERNATIONAL_ENTRY : AchRecord.ENTRY;
    contents(kind, AchFlaw.ENTRY_FIELD, record, line);
    AchField routing = kind.field("receiving DFI");
    if (AchText.isDigits(entry.routing()) && !RoutingNumber.isValid(entry.routing())) {
      findings.add(
          AchFlaw.CHECK_DIGIT,
          line,
          kind.field("check digit"),
          record,
          RoutingNumber.checkDigit(routing.of(record)) + " after \"" + routing.of(record) + "\"");
    }
    if (entry.account().isBlank()) {
      findings.add(
          AchFlaw.ENTRY_FIELD, line, kind.field("DFI account number"), record, "an account number");
    }
    if (NAME_REQUIRED.contains(batch.entryClass()) && AchText.isBlankOrZeros(entry.name())) {
      findings.add(AchFlaw.ENTRY_FIELD, line, kind.field("individual name"), record, "a name");
    }
    TransactionCode.of(entry.transactionCode())
        .ifPresentOrElse(
            code -> codeAgainst(code, batch, entry, record, line),
            () ->
                findings.add(
                    AchFlaw.ENTRY_FIELD,
                    line,
                    kind.field("transaction code"),
                    record,
                    "a known transaction code"));
  }

  private void codeAgainst(
      TransactionCode code, AchBatchHeader batch, AchEntry entry, String record, long line) {
    AchField amount = AchRecord.ENTRY.field("amount");
    boolean moneyless = code.use() == Use.PRENOTE || code.use() == Use.ZERO_DOLLAR;
    if (moneyless && entry.amountCents() != 0) {
      findings.add(
          AchFlaw.AMOUNT_AGAINST_CODE,
          line,
          amount,
          record,
          "zero for transaction code " + code.code());
    }
    if (code.use() == Use.LIVE
        && entry.amountCents() == 0
        && !WITHOUT_MONEY.contains(batch.entryClass())) {
      findings.add(
          AchFlaw.AMOUNT_AGAINST_CODE,
          line,
          amount,
          record,
          "more than zero for transaction code " + code.code());
    }
    int service = batch.serviceClass();
    if ((service == AchBatchHeader.CREDITS && !code.isCredit())
        || (service == AchBatchHeader.DEBITS && code.isCredit())) {
      findings.add(
          AchFlaw.SERVICE_CLASS_AGAINST_ENTRY,
          line,
          AchRecord.ENTRY.field("transaction code"),
          record,
          (service == AchBatchHeader.CREDITS ? "a credit" : "a debit")
              + " in a batch of class "
              + service);
    }
  }

  void addenda(String record, long line) {
    AchField type = AchRecord.ADDENDA.field("addenda type code");
    if (!ADDENDA_TYPES.contains(type.of(record))) {
      findings.add(AchFlaw.ADDENDA_FIELD, line, type, record, "a known addenda type code");
    }
  }
}
