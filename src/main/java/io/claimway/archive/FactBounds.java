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
import java.util.stream.Stream;

/**
 * What every part of every fact is held to before anything is kept of it, by its type and its name:
 * ids, texts, zones, dates, instants and amounts that no database, file or calendar can take. What
 * a fact means, and whether it can be billed, is for its own checks and for the edits to say.
 */
final class FactBounds {
  /** Natural keys are made of ids with bars between them. */
  private static final int LONGEST_ID = 100;

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

  /** What stands in a list by itself has no name. */
  private static final Part ENTRY = part("", null);

  private FactBounds() {}

  /** A component of a record, how to read it, and what its texts are held to. */
  private record Part(String name, Method accessor, Reason text, boolean cents) {}

  /** Whether a text can be the id of a fact. */
  static boolean isId(String text) {
    if (text.isEmpty() || text.length() > LONGEST_ID) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~' || c == '|') {
        return false;
      }
    }
    return true;
  }

  /** The first part that is out of bounds, named and not quoted; empty where none is. */
  static Optional<Rejection> check(Record fact) {
    Flaw flaw = flaw(fact);
    return flaw == null ? Optional.empty() : Optional.of(flaw.reason.at(flaw.place));
  }

  /** What is wrong and where; the place is made as the search for it returns. */
  private record Flaw(Reason reason, String place) {

    Flaw within(String outer) {
      return new Flaw(reason, place.isEmpty() ? outer : outer + "." + place);
    }
  }

  private static Flaw flaw(Record fact) {
    for (Part part : parts(fact.getClass())) {
      Flaw flaw = flaw(part, value(part, fact));
      if (flaw != null) {
        return flaw;
      }
    }
    return null;
  }

  private static Flaw flaw(Part part, Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        Flaw flaw = list.get(i) instanceof Record of ? flaw(of) : flaw(ENTRY, list.get(i));
        if (flaw != null) {
          return flaw.within(part.name + "[" + (i + 1) + "]");
        }
      }
      return null;
    }
    Flaw flaw = value instanceof Record of ? flaw(of) : simpleFlaw(part, value);
    return flaw == null ? null : flaw.within(part.name);
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

  private static Flaw simpleFlaw(Part part, Object value) {
    if (value instanceof String text) {
      return isText(text) && isOfKind(part.text, text) ? null : new Flaw(part.text, "");
    }
    if (value instanceof LocalDate day) {
      boolean kept = day.equals(NO_END) || !(day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY));
      return kept ? null : new Flaw(Reason.BAD_DATE, "");
    }
    if (value instanceof Instant instant) {
      boolean kept = !instant.isBefore(FIRST_INSTANT) && instant.isBefore(LAST_INSTANT);
      return kept ? null : new Flaw(Reason.BAD_INSTANT, "");
    }
    if (part.cents && value instanceof Long cents) {
      return cents >= 0 && cents <= MOST_CENTS ? null : new Flaw(Reason.BAD_AMOUNT, "");
    }
    return null;
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
    if (text.length() > LONGEST_TEXT) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && !Character.isWhitespace(c)) {
        return false;
      }
    }
    return true;
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
    return part(component.getName(), component.getAccessor());
  }

  private static Part part(String name, Method accessor) {
    return new Part(
        name, accessor, textReason(name), name.toLowerCase(Locale.ROOT).endsWith("cents"));
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
