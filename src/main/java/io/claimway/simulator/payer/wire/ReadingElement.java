package io.claimway.simulator.payer.wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one element or component must look like, as the guide text words it.
 *
 * @param usage R required, S situational, N not used
 * @param type AN, ID, N0, R, DT, TM, PD (by the format qualifier before it), C composite, X
 *     anything
 * @param codes the values allowed, or empty
 * @param selects true where the value tells this segment's use from others of the same id
 */
record ReadingElement(
    char usage,
    String type,
    int min,
    int max,
    Set<String> codes,
    boolean selects,
    List<ReadingElement> components) {

  private static final Pattern TIME =
      Pattern.compile("([01]\\d|2[0-3])[0-5]\\d([0-5]\\d(\\d\\d)?)?");
  private static final Pattern WHOLE = Pattern.compile("\\d+");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d*)?(\\.\\d*[1-9])?");
  private static final Pattern DAY = Pattern.compile("[12]\\d{7}");

  static ReadingElement parse(String text) {
    String rule = text.strip();
    if (rule.startsWith("=")) {
      return new ReadingElement(
          'R', "ID", 1, 80, Set.of(rule.substring(1).split(",", -1)), true, List.of());
    }
    char usage = rule.charAt(0);
    String rest = rule.substring(1).strip();
    if (usage == 'N') {
      return new ReadingElement('N', "X", 0, 0, Set.of(), false, List.of());
    }
    if (rest.startsWith("C(")) {
      String inner = rest.substring(2, rest.length() - 1);
      List<ReadingElement> components =
          Arrays.stream(inner.split(";", -1)).map(ReadingElement::parse).toList();
      return new ReadingElement(usage, "C", 0, 0, Set.of(), false, components);
    }
    String[] words = rest.split("\\s+", -1);
    String type = words[0];
    if (type.equals("ID") && words.length > 1 && !words[1].matches("\\d+-\\d+")) {
      return new ReadingElement(
          usage, type, 1, 80, Set.of(words[1].split(",", -1)), false, List.of());
    }
    if (words.length > 1) {
      String[] range = words[1].split("-", -1);
      return new ReadingElement(
          usage,
          type,
          Integer.parseInt(range[0]),
          Integer.parseInt(range[1]),
          Set.of(),
          false,
          List.of());
    }
    return new ReadingElement(
        usage, type, 1, type.equals("R") ? 18 : 80, Set.of(), false, List.of());
  }

  /** IK403 for a present value, or empty where it is well. */
  String judge(String value, String formatQualifier) {
    if (usage == 'N') {
      return "I10";
    }
    if (hasBadCharacter(value)) {
      return "6";
    }
    if (!codes.isEmpty()) {
      return codes.contains(value) ? "" : "7";
    }
    return switch (type) {
      case "DT" -> isDay(value) ? "" : "8";
      case "PD" -> isPeriod(value, formatQualifier) ? "" : "8";
      case "TM" -> TIME.matcher(value).matches() ? "" : "9";
      case "N0" -> number(value, WHOLE);
      case "R" -> number(value, DECIMAL);
      default -> length(value.length());
    };
  }

  private String number(String value, Pattern shape) {
    if (!shape.matcher(value).matches() || value.equals("-") || value.equals("-0")) {
      return "6";
    }
    return length((int) value.chars().filter(Character::isDigit).count());
  }

  private String length(int length) {
    if (length < min) {
      return "4";
    }
    return length > max ? "5" : "";
  }

  private static boolean hasBadCharacter(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        return true;
      }
    }
    return value.startsWith(" ") || value.endsWith(" ");
  }

  private static boolean isPeriod(String value, String qualifier) {
    if (!qualifier.equals("RD8")) {
      return isDay(value);
    }
    return value.length() == 17
        && value.charAt(8) == '-'
        && isDay(value.substring(0, 8))
        && isDay(value.substring(9))
        && value.substring(0, 8).compareTo(value.substring(9)) <= 0;
  }

  private static boolean isDay(String value) {
    if (!DAY.matcher(value).matches()) {
      return false;
    }
    try {
      LocalDate.of(
          Integer.parseInt(value.substring(0, 4)),
          Integer.parseInt(value.substring(4, 6)),
          Integer.parseInt(value.substring(6)));
      return true;
    } catch (DateTimeException impossibleDay) {
      return false;
    }
  }
}
