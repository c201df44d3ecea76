package io.claimway.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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

  /** What TRN03 is made of; whatever else a bank writes behind it is its own. */
  private static final Pattern ORIGINATOR = Pattern.compile("[A-Za-z0-9]*");

  /** Digits of TRN03: 1 and the EIN. */
  public static final int ORIGINATOR_LENGTH = 10;

  /** The first {@code TRN*1} segment in the text, as {@link #findAll} finds it. */
  public static Optional<ReassociationTrace> find(String text) {
    return findAll(text).stream().findFirst();
  }

  /**
   * The {@code TRN*1} segments in the text, wherever they start: any separator but a blank, any of
   * the terminators {@code \ ~} or the end of the text, and free text of the bank behind each.
   */
  public static List<ReassociationTrace> findAll(String text) {
    List<ReassociationTrace> found = new ArrayList<>();
    String upper = text.toUpperCase(Locale.ROOT);
    for (int start = upper.indexOf("TRN"); start >= 0; start = upper.indexOf("TRN", start + 1)) {
      at(text, start).ifPresent(found::add);
    }
    return found;
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
    int next = text.toUpperCase(Locale.ROOT).indexOf("TRN" + separator, start + 1);
    end = next > 0 ? Math.min(end, next) : end;
    String[] elements =
        text.substring(start, end).split(Pattern.quote(String.valueOf(separator)), -1);
    if (elements.length < 3 || !elements[1].equals("1") || elements[2].isBlank()) {
      return Optional.empty();
    }
    boolean last = elements.length == 3;
    return Optional.of(
        new ReassociationTrace(
            last ? firstWord(elements[2]) : elements[2].strip(),
            last ? "" : originator(elements[3].strip()),
            elements.length > 4 ? firstWord(elements[4]) : ""));
  }

  private static String firstWord(String text) {
    return text.isBlank() ? "" : text.strip().split("\\s", 2)[0];
  }

  private static String originator(String text) {
    Matcher matcher = ORIGINATOR.matcher(text);
    String id = matcher.lookingAt() ? matcher.group() : "";
    String start = id.substring(0, Math.min(id.length(), ORIGINATOR_LENGTH));
    return start.chars().allMatch(Character::isDigit) ? start : id;
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
