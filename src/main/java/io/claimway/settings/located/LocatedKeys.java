package io.claimway.settings.located;

import io.claimway.money.Cents;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Typed reading of one file's keys: each wrong, missing or unknown key becomes a problem with its
 * line.
 */
public final class LocatedKeys {

  private final LocatedYaml yaml;
  private final String what;
  private final Set<String> asked = new HashSet<>();

  private LocatedKeys(LocatedYaml yaml, String what) {
    this.yaml = yaml;
    this.what = what;
  }

  /**
   * The keys of a file.
   *
   * @param file name that problems show
   * @param what the file should be, such as {@code a payer profile}
   * @param problems receives whatever is wrong with it
   */
  public static LocatedKeys of(String file, String text, String what, List<String> problems) {
    return new LocatedKeys(LocatedYaml.parse(file, text, what, false, problems), what);
  }

  /** The same of a file whose lists hold records, which {@link #below} numbers from 1. */
  public static LocatedKeys ofRecords(
      String file, String text, String what, List<String> problems) {
    return new LocatedKeys(LocatedYaml.parse(file, text, what, true, problems), what);
  }

  /** The keys directly below a path, in document order. */
  public List<String> below(String path) {
    asked.add(path);
    return yaml.paths().stream()
        .filter(each -> each.startsWith(path + "."))
        .map(each -> each.substring(path.length() + 1).replaceFirst("\\..*", ""))
        .distinct()
        .toList();
  }

  /** Whether the file has a value at this path. */
  public boolean has(String path) {
    return yaml.values(path) != null;
  }

  /** The text at a path. */
  public String text(String path, Pattern shape, String expected) {
    String value = scalar(path);
    if (value != null && !shape.matcher(value).matches()) {
      wrong(path, value, expected);
    }
    return value == null ? "" : value;
  }

  /** The whole number at a path. */
  public int number(String path, int least, int most) {
    String value = scalar(path);
    if (value == null) {
      return least;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message for every wrong number
    }
    wrong(path, value, "a whole number from " + least + " to " + most);
    return least;
  }

  /** The dollars at a path, in cents. */
  public long cents(String path) {
    String value = scalar(path);
    try {
      return value == null ? 0 : Cents.parse(value);
    } catch (NumberFormatException noAmount) {
      wrong(path, value, "dollars such as 125.40");
      return 0;
    }
  }

  /** The date at a path; the first of all where it is none. */
  public LocalDate date(String path) {
    String value = scalar(path);
    try {
      return value == null ? LocalDate.EPOCH : LocalDate.parse(value);
    } catch (DateTimeParseException wrong) {
      wrong(path, value, "a date such as 2026-01-14");
      return LocalDate.EPOCH;
    }
  }

  /** The {@code true} or {@code false} at a path. */
  public boolean truth(String path) {
    String value = scalar(path);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      wrong(path, value, "true or false");
    }
    return "true".equals(value);
  }

  /** The time of day at a path. */
  public LocalTime time(String path) {
    String value =
        text(path, Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d"), "a time such as \"02:30\"");
    return value.matches("([01]\\d|2[0-3]):[0-5]\\d") ? LocalTime.parse(value) : LocalTime.MIDNIGHT;
  }

  /** The constant whose word stands at a path. */
  public <E extends Enum<E>> E choice(String path, Class<E> type) {
    String value = scalar(path);
    E[] choices = type.getEnumConstants();
    if (value == null) {
      return choices[0];
    }
    for (E choice : choices) {
      if (word(choice).equals(value)) {
        return choice;
      }
    }
    wrong(path, value, "one of " + Arrays.stream(choices).map(LocatedKeys::word).toList());
    return choices[0];
  }

  /** The list at a path, each entry once. */
  public List<String> list(String path, Pattern shape, String expected) {
    asked.add(path);
    List<String> items = yaml.values(path);
    if (items == null) {
      yaml.problem(yaml.line(path), path + " is missing, expected a list of " + expected);
      return List.of();
    }
    List<String> seen = new ArrayList<>();
    for (String item : items) {
      if (!shape.matcher(item).matches()) {
        wrong(path, item, expected);
      } else if (seen.contains(item)) {
        wrong(path, item, "each entry once");
      }
      seen.add(item);
    }
    return items;
  }

  /** Notes each key that nobody asked for. */
  public void refuseUnknown() {
    for (String path : yaml.paths()) {
      if (!asked.contains(path) && asked.stream().noneMatch(each -> each.startsWith(path + "."))) {
        yaml.problem(yaml.line(path), path + " is no key of " + what);
      }
    }
  }

  /** Notes a value that is not what was expected. */
  public void wrong(String path, String found, String expected) {
    yaml.problem(yaml.line(path), path + " is \"" + found + "\", expected " + expected);
  }

  private String scalar(String path) {
    asked.add(path);
    List<String> values = yaml.values(path);
    if (values == null) {
      yaml.problem(yaml.line(path), path + " is missing");
      return null;
    }
    if (values.size() != 1) {
      wrong(path, String.valueOf(values), "one value");
      return null;
    }
    return values.get(0);
  }

  /** An enum's constant as files write it. */
  public static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
