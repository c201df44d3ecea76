package io.claimway.bank;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The TRN segment of a CCD+ addenda: TRN02 trace number and TRN03 originator, which the 835 repeats
 * and by which a deposit finds its remittance.
 */
public record ReassociationTrace(String traceNumber, String originatorId, String supplementalCode) {

  private static final int ADDENDA_TEXT = 80;

  public ReassociationTrace {
    if (traceNumber.isBlank()) {
      throw new IllegalArgumentException("Cannot make a TRN: TRN02 is blank");
    }
  }

  /** A trace without TRN04. */
  public static ReassociationTrace of(String traceNumber, String originatorId) {
    return new ReassociationTrace(traceNumber, originatorId, "");
  }

  /**
   * The first {@code TRN*1} segment in the text, wherever it starts; any separator, any of the
   * terminators {@code \ ~} or the end of the text.
   */
  public static Optional<ReassociationTrace> find(String text) {
    int start = text.indexOf("TRN");
    while (start >= 0) {
      Optional<ReassociationTrace> found = at(text, start);
      if (found.isPresent()) {
        return found;
      }
      start = text.indexOf("TRN", start + 1);
    }
    return Optional.empty();
  }

  private static Optional<ReassociationTrace> at(String text, int start) {
    if (start + 6 > text.length()
        || (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)))) {
      return Optional.empty();
    }
    char separator = text.charAt(start + 3);
    if (Character.isLetterOrDigit(separator) || separator == ' ') {
      return Optional.empty();
    }
    int end = start;
    while (end < text.length() && text.charAt(end) != '\\' && text.charAt(end) != '~') {
      end++;
    }
    String[] elements =
        text.substring(start, end).split(Pattern.quote(String.valueOf(separator)), -1);
    if (elements.length < 3 || !elements[1].equals("1") || elements[2].isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReassociationTrace(
            elements[2].strip(),
            elements.length > 3 ? elements[3].strip() : "",
            elements.length > 4 ? elements[4].strip() : ""));
  }

  /** The addenda text, ended by the backslash that the CCD+ convention asks for. */
  public String addendaText() {
    String text =
        "TRN*1*"
            + traceNumber
            + "*"
            + originatorId
            + (supplementalCode.isEmpty() ? "" : "*" + supplementalCode)
            + "\\";
    if (text.length() > ADDENDA_TEXT) {
      throw new IllegalArgumentException(
          "Cannot write TRN "
              + traceNumber
              + ": the addenda text has "
              + text.length()
              + " of "
              + ADDENDA_TEXT
              + " characters");
    }
    return text;
  }
}
