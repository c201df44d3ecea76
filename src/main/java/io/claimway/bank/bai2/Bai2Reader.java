package io.claimway.bank.bai2;

import io.claimway.bank.ReassociationTrace;
import io.claimway.bank.nacha.AchSummary;
import io.claimway.bank.nacha.AchText;
import io.claimway.bank.nacha.BankFileFinding;
import io.claimway.bank.nacha.FindingScope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a BAI2 file of bank statements and checks order, amounts and the control totals of account,
 * group and file; whatever is wrong is a finding, and no input throws.
 */
public final class Bai2Reader {

  private final List<Bai2Statement> statements = new ArrayList<>();
  private final List<BankFileFinding> findings = new ArrayList<>();
  private String sender = "";
  private String receiver = "";
  private String identification = "";
  private boolean fileRefused;
  private boolean statementRefused;
  private boolean ended;

  private boolean inGroup;
  private LocalDate asOf;
  private GroupStatus status = GroupStatus.UPDATE;
  private boolean interim;
  private String groupCurrency = "";
  private String account;
  private String currency = "";
  private final Map<String, Long> balances = new LinkedHashMap<>();
  private final List<Bai2Line> lines = new ArrayList<>();

  private long accountTotal;
  private long groupTotal;
  private long fileTotal;
  private long accountRecords;
  private long groupRecords;
  private long fileRecords;

  /** The record that the next line may still continue. */
  private Bai2Record open;

  private Bai2Reader() {}

  /** Whether a file that begins so is meant to be BAI2. */
  public static boolean recognises(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1);
    return start.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "").startsWith("01,");
  }

  /** Records on one line, as files pasted together have them: {@code 49,00,2/ 03,…}. */
  private static final Pattern NEXT_ON_LINE =
      Pattern.compile("(?<=/)\\s+(?=(?:02|03|16|49|88|98|99),)");

  private static final Pattern RECORD = Pattern.compile("\\d\\d,.*");

  /** Reads to the end of the stream. */
  public static Bai2File read(InputStream in) throws IOException {
    Bai2Reader reader = new Bai2Reader();
    BufferedReader physical =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    long number = 0;
    for (String line = physical.readLine(); line != null; line = physical.readLine()) {
      number++;
      String text = number == 1 ? line.replaceFirst("^\u00ef\u00bb\u00bf", "") : line;
      // No text holds a NUL, and no database takes one.
      text = text.replace('\0', ' ');
      for (String record : NEXT_ON_LINE.split(text.stripLeading(), -1)) {
        reader.physical(record, number);
      }
    }
    reader.take(reader.open);
    return reader.finish(number);
  }

  private void physical(String line, long number) {
    if (line.isBlank()) {
      return;
    }
    if (line.startsWith("88,") && open != null) {
      open.continueWith(line, number);
    } else if (open != null && open.isUnfinished() && !RECORD.matcher(line).matches()) {
      open.wrapInto(line, number);
      add(
          Bai2Flaw.LINE_WRAPPED,
          new Bai2Record.Cell(line.length() + " characters", number, 1),
          "record",
          "a record or its continuation (88), not the rest of the line before");
    } else {
      take(open);
      open = new Bai2Record(line, number);
    }
  }

  private void take(Bai2Record record) {
    if (record == null) {
      return;
    }
    accountRecords += record.physicalLines();
    groupRecords += record.physicalLines();
    fileRecords += record.physicalLines();
    switch (record.code()) {
      case "01" -> fileHeader(record);
      case "02" -> groupHeader(record);
      case "03" -> accountHeader(record);
      case "16" -> transaction(record);
      case "49" -> accountTrailer(record);
      case "98" -> groupTrailer(record);
      case "99" -> fileTrailer(record);
      default ->
          add(
              Bai2Flaw.UNKNOWN_RECORD,
              record.cell(0),
              "record code",
              "01, 02, 03, 16, 49, 88, 98 or 99");
    }
  }

  private void fileHeader(Bai2Record record) {
    sender = record.cell(1).text();
    receiver = record.cell(2).text();
    identification = record.cell(5).text();
    expect(fileRecords == record.physicalLines(), record, "the file header as the first record");
  }

  private void groupHeader(Bai2Record record) {
    expect(!inGroup, record, "a group trailer (98) before the next group");
    inGroup = true;
    groupTotal = 0;
    groupRecords = record.physicalLines();
    asOf = day(record.cell(4).text());
    status = GroupStatus.of(record.cell(3).text()).orElse(GroupStatus.TEST);
    interim = Bai2Statement.isInterim(record.cell(7).text());
    if (GroupStatus.of(record.cell(3).text()).isEmpty()) {
      add(Bai2Flaw.GROUP_STATUS, record.cell(3), "group status", "1, 2, 3 or 4");
    }
    groupCurrency = record.cell(6).text();
    if (asOf == null) {
      fileRefused = true;
      add(Bai2Flaw.DATE, record.cell(4), "as-of date", "a date YYMMDD");
    }
  }

  /** A date YYMMDD, or with its century, as some banks write it; null when it is none. */
  private static LocalDate day(String text) {
    boolean long8 = text.length() == 8 && text.startsWith("20");
    String short6 = long8 ? text.substring(2) : text;
    return short6.length() == 6 ? AchText.date(short6) : null;
  }

  private void accountHeader(Bai2Record record) {
    expect(inGroup && account == null, record, "a group header (02) before it and no account open");
    account = record.cell(1).text();
    currency = record.cell(2).text().isEmpty() ? groupCurrency : record.cell(2).text();
    accountTotal = 0;
    accountRecords = record.physicalLines();
    if (account.isEmpty()) {
      add(Bai2Flaw.ACCOUNT, record.cell(1), "account number", "an account number");
    }
    int at = 3;
    while (at < record.size()) {
      if (record.cell(at).text().isEmpty()) {
        // No balance stated, or one comma too many before a slash, as some banks write it.
        at++;
      } else {
        balance(record.cell(at).text(), record.cell(at + 1));
        at += 4 + record.fundsCells(at + 3);
      }
    }
  }

  private void balance(String typeCode, Bai2Record.Cell amount) {
    if (amount.text().isEmpty()) {
      return;
    }
    Long cents = cents(amount.text());
    if (cents == null) {
      add(Bai2Flaw.BALANCE_AMOUNT, amount, "amount of type " + typeCode, "whole cents");
      return;
    }
    accountTotal += cents;
    balances.put(typeCode, cents);
  }

  private void transaction(Bai2Record record) {
    expect(account != null, record, "an account header (03) before it");
    String typeCode = record.cell(1).text();
    int code =
        AchText.isDigits(typeCode) && typeCode.length() == 3 ? Integer.parseInt(typeCode) : 0;
    int sign = sign(code);
    if (sign == 0 && code != NON_MONETARY) {
      add(Bai2Flaw.TYPE_CODE, record.cell(1), "type code", "the code of a credit or a debit");
    }
    Long cents = record.cell(2).text().isEmpty() ? Long.valueOf(0) : cents(record.cell(2).text());
    if (cents == null) {
      add(Bai2Flaw.LINE_AMOUNT, record.cell(2), "amount", "whole cents");
      return;
    }
    accountTotal += cents;
    int references = 4 + record.fundsCells(3);
    lines.add(
        new Bai2Line(
            typeCode,
            Bai2Line.Kind.of(code),
            sign * cents,
            record.cell(references).text(),
            record.cell(references + 1).text(),
            record.text(),
            traces(record),
            record.line()));
  }

  /**
   * The traces in the text. A line's end may stand inside of one, so what reads whole comes first.
   */
  private static List<ReassociationTrace> traces(Bai2Record record) {
    List<ReassociationTrace> found = new ArrayList<>(ReassociationTrace.findAll(record.text()));
    ReassociationTrace.findAll(record.unbrokenText()).stream()
        .filter(trace -> !found.contains(trace))
        .forEach(found::add);
    found.sort(Comparator.comparing(trace -> !isWhole(trace)));
    return found;
  }

  private static boolean isWhole(ReassociationTrace trace) {
    return trace.originatorId().length() == ReassociationTrace.ORIGINATOR_LENGTH
        && trace.traceNumber().chars().noneMatch(Character::isWhitespace);
  }

  private static final int NON_MONETARY = 890;

  /** Credits are 100-399 and the banks' own 920-959, debits 400-699 and 960-999. */
  private static int sign(int typeCode) {
    if ((typeCode >= 100 && typeCode < 400) || (typeCode >= 920 && typeCode < 960)) {
      return 1;
    }
    return (typeCode >= 400 && typeCode < 700) || (typeCode >= 960 && typeCode < 1000) ? -1 : 0;
  }

  private void accountTrailer(Bai2Record record) {
    expect(account != null, record, "an account header (03) before it");
    stated(Bai2Flaw.ACCOUNT_TOTAL, record.cell(1), "account control total", accountTotal);
    stated(Bai2Flaw.RECORD_COUNT, record.cell(2), "number of records", accountRecords);
    groupTotal += accountTotal;
    endAccount();
  }

  private void endAccount() {
    if (account != null) {
      statements.add(
          new Bai2Statement(
              account, asOf, status, interim, currency, balances, lines, statementRefused));
    }
    account = null;
    statementRefused = false;
    balances.clear();
    lines.clear();
  }

  private void groupTrailer(Bai2Record record) {
    expect(inGroup && account == null, record, "the trailer of the last account (49) before it");
    stated(Bai2Flaw.GROUP_TOTAL, record.cell(1), "group control total", groupTotal);
    stated(Bai2Flaw.RECORD_COUNT, record.cell(3), "number of records", groupRecords);
    fileTotal += groupTotal;
    inGroup = false;
  }

  private void fileTrailer(Bai2Record record) {
    expect(!inGroup, record, "the trailer of the last group (98) before it");
    stated(Bai2Flaw.FILE_TOTAL, record.cell(1), "file control total", fileTotal);
    stated(Bai2Flaw.RECORD_COUNT, record.cell(3), "number of records", fileRecords);
    ended = true;
  }

  private Bai2File finish(long lastLine) {
    endAccount();
    if (!ended) {
      add(
          Bai2Flaw.TRAILER_MISSING,
          new Bai2Record.Cell("the end of the file", lastLine, 0),
          "record code",
          "a file trailer (99)");
    }
    return new Bai2File(sender, receiver, identification, statements, findings, fileRefused);
  }

  private void stated(Bai2Flaw flaw, Bai2Record.Cell cell, String field, long counted) {
    Long stated = cell.text().isEmpty() ? Long.valueOf(0) : cents(cell.text());
    if (stated == null || stated != counted) {
      add(flaw, cell, field, counted + " as counted");
    }
  }

  private void expect(boolean inOrder, Bai2Record record, String expected) {
    if (!inOrder) {
      add(Bai2Flaw.RECORD_ORDER, record.cell(0), "record code", expected);
    }
  }

  private void add(Bai2Flaw flaw, Bai2Record.Cell cell, String field, String expected) {
    fileRefused |= flaw.scope() == FindingScope.FILE;
    statementRefused |= flaw.scope() == FindingScope.BATCH;
    if (findings.size() < AchSummary.MAX_FINDINGS) {
      int last = cell.column() == 0 ? 0 : cell.column() + Math.max(0, cell.text().length() - 1);
      findings.add(
          new BankFileFinding(
              flaw.name(),
              flaw.scope(),
              cell.line(),
              cell.column(),
              last,
              field,
              "\"" + cell.text() + "\"",
              expected));
    }
  }

  /** Whole cents with an optional sign; null when it is none. */
  private static Long cents(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    String digits = text.substring(start).replaceFirst("^0+(?=\\d)", "");
    if (!AchText.isDigits(digits) || digits.length() > 15) {
      return null;
    }
    long value = Long.parseLong(digits);
    return text.startsWith("-") ? -value : value;
  }
}
