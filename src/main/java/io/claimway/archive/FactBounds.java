package io.claimway.archive;

import io.claimway.run.Rejection;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What every part of every fact is held to before anything is kept of it, by its type and its name:
 * ids, texts, zones, dates, instants and amounts that no database, file or calendar can take. What
 * a fact means, and whether it can be billed, is for its own checks and for the edits to say.
 */
final class FactBounds {
  /** Natural keys are made of ids with bars between them. */
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7E&&[^|]]{1,100}");

  /** No name, address or reason is longer; what a claim has room for is for the edits to say. */
  private static final int LONGEST_TEXT = 1_000;

  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

  /** How other products write a span of days without end. */
  private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

  private static final Instant FIRST_INSTANT = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST_INSTANT = Instant.parse("2100-01-01T00:00:00Z");

  /** Ten million dollars. */
  private static final long MOST_CENTS = 1_000_000_000;

  /** As printed on a card: what is wrong with it is a hold that its client can end. */
  private static final String MEMBER_ID = "memberId";

  private static final Map<Class<?>, List<Part>> PARTS = new ConcurrentHashMap<>();

  private FactBounds() {}

  /** A component of a record and how to read it. */
  private record Part(String name, Method accessor) {}

  /** Whether a text can be the id of a fact. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The first part that is out of bounds, named and not quoted; empty where none is. */
  static Optional<Rejection> check(Record fact) {
    return check("", fact);
  }

  private static Optional<Rejection> check(String path, Record part) {
    return parts(part.getClass()).stream()
        .flatMap(each -> check(path, each.name(), value(each, part)).stream())
        .findFirst();
  }

  private static Optional<Rejection> check(String path, String name, Object value) {
    String place = path.isEmpty() ? name : path + "." + name;
    if (value instanceof Record part) {
      return check(place, part);
    }
    if (value instanceof List<?> list) {
      return IntStream.range(0, list.size())
          .boxed()
          .flatMap(n -> checkEntry(place + "[" + (n + 1) + "]", list.get(n)).stream())
          .findFirst();
    }
    return reason(name, value).map(reason -> reason.at(place));
  }

  private static Optional<Rejection> checkEntry(String place, Object value) {
    return value instanceof Record part
        ? check(place, part)
        : reason("", value).map(reason -> reason.at(place));
  }

  /** Why a value cannot be kept. */
  private enum Reason {
    BAD_ID("is no id: expected 1 to 100 visible characters without spaces and bars"),
    BAD_ZONE("is no IANA time zone"),
    BAD_TEXT("is longer than 1000 characters or holds a control character"),
    BAD_DATE("is not between 1900-01-01 and 2099-12-31"),
    BAD_INSTANT("is not between the years 2000 and 2099"),
    BAD_AMOUNT("is not between 0 and 10,000,000.00 dollars");

    private final String why;

    Reason(String why) {
      this.why = why;
    }

    Rejection at(String place) {
      return Rejection.of(name(), place + " " + why);
    }
  }

  private static Optional<Reason> reason(String name, Object value) {
    boolean kept = true;
    Reason reason = Reason.BAD_TEXT;
    if (value instanceof String text) {
      reason = textReason(name);
      kept = isText(text) && isOfKind(reason, text);
    } else if (value instanceof LocalDate day) {
      reason = Reason.BAD_DATE;
      kept = day.equals(NO_END) || !(day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY));
    } else if (value instanceof Instant instant) {
      reason = Reason.BAD_INSTANT;
      kept = !instant.isBefore(FIRST_INSTANT) && instant.isBefore(LAST_INSTANT);
    } else if (value instanceof Long cents && name.toLowerCase(Locale.ROOT).endsWith("cents")) {
      reason = Reason.BAD_AMOUNT;
      kept = cents >= 0 && cents <= MOST_CENTS;
    }
    return kept ? Optional.empty() : Optional.of(reason);
  }

  private static Reason textReason(String name) {
    if (name.equals("zone")) {
      return Reason.BAD_ZONE;
    }
    boolean names = name.equals("payer") || (name.endsWith("Id") && !name.equals(MEMBER_ID));
    return names ? Reason.BAD_ID : Reason.BAD_TEXT;
  }

  private static boolean isOfKind(Reason kind, String text) {
    return switch (kind) {
      case BAD_ID -> isId(text);
      case BAD_ZONE -> isZone(text);
      default -> true;
    };
  }

  private static boolean isText(String text) {
    return text.length() <= LONGEST_TEXT
        && text.chars()
            .noneMatch(each -> Character.isISOControl(each) && !Character.isWhitespace(each));
  }

  private static boolean isZone(String text) {
    try {
      return !ZoneId.of(text).getId().isEmpty();
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static List<Part> parts(Class<?> type) {
    return PARTS.computeIfAbsent(
        type, any -> Stream.of(type.getRecordComponents()).map(FactBounds::part).toList());
  }

  private static Part part(RecordComponent component) {
    return new Part(component.getName(), component.getAccessor());
  }

  private static Object value(Part part, Record of) {
    try {
      return part.accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot read " + part.name + " of " + of.getClass().getSimpleName(), e);
    }
  }
}
