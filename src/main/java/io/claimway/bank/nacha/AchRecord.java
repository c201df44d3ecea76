package io.claimway.bank.nacha;

import io.claimway.bank.nacha.AchField.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The six kinds of record of a NACHA file with their fields, as the operating rules lay them out,
 * and those that accounting advices and international entries lay out in another way.
 */
public enum AchRecord {
  FILE_HEADER(
      '1',
      "priority code 3 DIGITS|immediate destination 13 REQUIRED_TEXT|immediate origin 23 REQUIRED_TEXT"
          + "|file creation date 29 DATE|file creation time 33 TEXT|file id modifier 34 REQUIRED_TEXT"
          + "|record size 37 DIGITS|blocking factor 39 DIGITS|format code 40 DIGITS"
          + "|immediate destination name 63 TEXT|immediate origin name 86 TEXT|reference code 94 TEXT"),
  BATCH_HEADER(
      '5',
      "service class code 4 DIGITS|company name 20 REQUIRED_TEXT|company discretionary data 40 TEXT"
          + "|company identification 50 REQUIRED_TEXT|standard entry class 53 REQUIRED_TEXT"
          + "|company entry description 63 REQUIRED_TEXT|company descriptive date 69 TEXT"
          + "|effective entry date 75 TEXT|settlement date 78 TEXT|originator status code 79 TEXT"
          + "|originating DFI 87 DIGITS|batch number 94 DIGITS"),
  ENTRY(
      '6',
      "transaction code 3 DIGITS|receiving DFI 11 DIGITS|check digit 12 DIGITS|DFI account number 29 PERSONAL"
          + "|amount 39 NUMBER|individual identification number 54 PERSONAL|individual name 76 PERSONAL"
          + "|discretionary data 78 TEXT|addenda record indicator 79 DIGITS|trace number 94 DIGITS"),
  ADDENDA(
      '7',
      "addenda type code 3 REQUIRED_TEXT|payment related information 83 PERSONAL"
          + "|addenda sequence number 87 DIGITS|entry detail sequence number 94 DIGITS"),
  BATCH_CONTROL(
      '8',
      "service class code 4 DIGITS|entry/addenda count 10 NUMBER|entry hash 20 NUMBER"
          + "|total debit amount 32 NUMBER|total credit amount 44 NUMBER|company identification 54 TEXT"
          + "|message authentication code 73 TEXT|reserved 79 TEXT|originating DFI 87 DIGITS"
          + "|batch number 94 DIGITS"),
  FILE_CONTROL(
      '9',
      "batch count 7 NUMBER|block count 13 NUMBER|entry/addenda count 21 NUMBER|entry hash 31 NUMBER"
          + "|total debit amount 43 NUMBER|total credit amount 55 NUMBER|reserved 94 TEXT"),
  /** An entry of class IAT, whose parties stand in its addenda. */
  INTERNATIONAL_ENTRY(
      '6',
      "transaction code 3 DIGITS|receiving DFI 11 DIGITS|check digit 12 DIGITS|number of addenda 16 DIGITS"
          + "|reserved 29 TEXT|amount 39 NUMBER|DFI account number 74 PERSONAL|second reserved 76 TEXT"
          + "|OFAC screening 77 TEXT|secondary OFAC screening 78 TEXT|addenda record indicator 79 DIGITS"
          + "|trace number 94 DIGITS"),
  /** An entry of class ADV: the operator's advice of what it settled for a bank. */
  ADVICE_ENTRY(
      '6',
      "transaction code 3 DIGITS|receiving DFI 11 DIGITS|check digit 12 DIGITS|DFI account number 27 PERSONAL"
          + "|amount 39 NUMBER|advice routing number 48 TEXT|file identification 53 TEXT"
          + "|operator data 54 TEXT|individual name 76 PERSONAL|discretionary data 78 TEXT"
          + "|addenda record indicator 79 DIGITS|operator routing number 87 TEXT|julian date 90 TEXT"
          + "|sequence number 94 TEXT"),
  ADVICE_BATCH_CONTROL(
      '8',
      "service class code 4 DIGITS|entry/addenda count 10 NUMBER|entry hash 20 NUMBER"
          + "|total debit amount 40 NUMBER|total credit amount 60 NUMBER|operator data 79 TEXT"
          + "|originating DFI 87 DIGITS|batch number 94 DIGITS"),
  ADVICE_FILE_CONTROL(
      '9',
      "batch count 7 NUMBER|block count 13 NUMBER|entry/addenda count 21 NUMBER|entry hash 31 NUMBER"
          + "|total debit amount 51 NUMBER|total credit amount 71 NUMBER|reserved 94 TEXT");

  /** Columns in a record. */
  public static final int LENGTH = 94;

  private static final AchRecord[] BY_TYPE = new AchRecord[10];

  static {
    for (AchRecord record :
        List.of(FILE_HEADER, BATCH_HEADER, ENTRY, ADDENDA, BATCH_CONTROL, FILE_CONTROL)) {
      BY_TYPE[record.type - '0'] = record;
    }
  }

  private final char type;

  /** An unmodifiable copy, which the checker cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<AchField> fields;

  /** Each part of the layout: a field's name, its last column and its content. */
  AchRecord(char type, String layout) {
    this.type = type;
    List<AchField> parsed = new ArrayList<>();
    int first = 2;
    for (String part : layout.split("\\|", -1)) {
      int content = part.lastIndexOf(' ');
      int last = part.lastIndexOf(' ', content - 1);
      int lastColumn = Integer.parseInt(part.substring(last + 1, content));
      parsed.add(
          new AchField(
              part.substring(0, last),
              first,
              lastColumn,
              Content.valueOf(part.substring(content + 1))));
      first = lastColumn + 1;
    }
    this.fields = List.copyOf(parsed);
  }

  /** The usual record whose first column holds this character. */
  public static Optional<AchRecord> of(char type) {
    return type < '0' || type > '9' ? Optional.empty() : Optional.ofNullable(BY_TYPE[type - '0']);
  }

  /** The character in column 1. */
  public char type() {
    return type;
  }

  /** Its fields from column 2 to 94, without gaps. */
  public List<AchField> fields() {
    return fields;
  }

  /** The field of this name. */
  public AchField field(String name) {
    for (AchField field : fields) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    throw new IllegalArgumentException("Cannot find field \"" + name + "\" in " + this);
  }
}
