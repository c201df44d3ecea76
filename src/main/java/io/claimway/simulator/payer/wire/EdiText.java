package io.claimway.simulator.payer.wire;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * The text of one interchange while it is written: it counts segments, transactions and groups by
 * itself.
 */
public final class EdiText {

  public static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final StringBuilder text = new StringBuilder(4096);
  private final EdiSyntax syntax;
  private String interchangeControl;
  private String groupControl;
  private String transactionControl;
  private int segments;
  private int transactions;
  private int groups;

  public EdiText(EdiSyntax syntax) {
    this.syntax = syntax;
  }

  public EdiText interchange(
      String sender, String receiver, LocalDate day, String time, int control) {
    interchangeControl = String.format("%09d", control);
    text.append("ISA");
    put("00").put(" ".repeat(10)).put("00").put(" ".repeat(10));
    put("ZZ").put(String.format("%-15s", sender)).put("ZZ").put(String.format("%-15s", receiver));
    put(SHORT_DAY.format(day)).put(time).put(String.valueOf(syntax.repetition())).put("00501");
    put(interchangeControl).put("0").put("P").put(String.valueOf(syntax.component()));
    end();
    groups = 0;
    return this;
  }

  private EdiText put(String element) {
    text.append(syntax.element()).append(element);
    return this;
  }

  private void end() {
    text.append(syntax.terminator());
    if (syntax.lineBreaks()) {
      text.append('\n');
    }
  }

  public EdiText group(
      String kind,
      String sender,
      String receiver,
      LocalDate day,
      String time,
      int control,
      String guide) {
    groupControl = String.valueOf(control);
    groups++;
    transactions = 0;
    return segment("GS", kind, sender, receiver, DAY.format(day), time, groupControl, "X", guide);
  }

  public EdiText transaction(String set, String guide) {
    transactions++;
    transactionControl = String.format("%04d", transactions);
    segments = 0;
    return segment("ST", set, transactionControl, guide);
  }

  /**
   * Writes one segment; empty elements at its end are left out, delimiters inside data become
   * blanks.
   */
  public EdiText segment(String id, String... elements) {
    text.append(id);
    int last = elements.length;
    while (last > 0 && elements[last - 1].isEmpty()) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      text.append(syntax.element()).append(elements[i]);
    }
    end();
    segments++;
    return this;
  }

  /** Joins components, leaving out empty ones at the end. */
  public String composite(String... components) {
    int last = components.length;
    while (last > 0 && components[last - 1].isEmpty()) {
      last--;
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < last; i++) {
      if (i > 0) {
        joined.append(syntax.component());
      }
      joined.append(components[i]);
    }
    return joined.toString();
  }

  /** Joins repetitions of one element. */
  public String repeated(String... values) {
    return String.join(String.valueOf(syntax.repetition()), values);
  }

  /** Free text made safe for an element. */
  public String data(String value) {
    StringBuilder safe = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      safe.append(syntax.delimits(c) || c < ' ' || c > '~' ? ' ' : c);
    }
    return safe.toString().strip();
  }

  public EdiText endTransaction() {
    return segment("SE", String.valueOf(segments + 1), transactionControl);
  }

  public EdiText endGroup() {
    return segment("GE", String.valueOf(transactions), groupControl);
  }

  public EdiText endInterchange() {
    return segment("IEA", String.valueOf(groups), interchangeControl);
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
