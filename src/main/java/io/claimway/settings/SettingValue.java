package io.claimway.settings;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The text of a setting turned into the type of its record component. */
final class SettingValue {
  private static final Map<Class<?>, Function<String, Object>> PARSERS =
      Map.of(
          String.class, text -> text,
          int.class, text -> Math.toIntExact(wholeNumber(text)),
          long.class, SettingValue::wholeNumber,
          boolean.class, SettingValue::yesOrNo,
          ZoneId.class, ZoneId::of,
          LocalTime.class, LocalTime::parse,
          Duration.class, SettingValue::duration);

  private SettingValue() {}

  /**
   * @param folder what a relative path is relative to
   * @throws IllegalArgumentException saying what was found and what was expected
   */
  static Object parse(String text, Class<?> type, Path folder) {
    if (type == Path.class) {
      return folder.resolve(text).normalize();
    }
    Function<String, Object> parser = PARSERS.get(type);
    if (parser == null) {
      throw new IllegalStateException(
          "Cannot bind a setting of type " + type.getName() + ": add it to SettingValue");
    }
    try {
      return parser.apply(text);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("is '" + text + "', expected " + expected(type), e);
    }
  }

  private static String expected(Class<?> type) {
    if (type == ZoneId.class) {
      return "a time zone such as America/New_York";
    }
    if (type == LocalTime.class) {
      return "a time of day such as 02:00";
    }
    return type == Duration.class ? "a duration such as 90s, 20m or 2h" : "a whole number";
  }

  private static long wholeNumber(String text) {
    return Long.parseLong(text.replace("_", ""));
  }

  private static Object yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw new IllegalArgumentException("is '" + text + "', expected true or false");
    };
  }

  private static Duration duration(String text) {
    String iso = text.strip().toUpperCase(Locale.ROOT);
    return Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
  }
}
