package io.claimway.x12.claim837;

import io.claimway.x12.Segment;
import io.claimway.x12.SegmentReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one claim of an 837P says under all its levels, segment by segment, to be held against
 * another rendering of it.
 */
public final class ClaimSegments {

  /** Segments of which a loop has several, told apart by their first element. */
  private static final Set<String> QUALIFIED = Set.of("NM1", "REF", "DTP", "PRV");

  /** The provider loops, whose identifiers are no PHI. */
  private static final Set<String> PROVIDERS = Set.of("NM1*85", "NM1*82", "NM1*77", "NM1*DQ");

  private static final int NAME_ID = 9;
  private static final String LINE_LOOP = "2400";

  /** By place, such as {@code 2310B PRV*PE}: the elements from the first on. */
  private final Map<String, List<String>> byPlace;

  private ClaimSegments(Map<String, List<String>> byPlace) {
    this.byPlace = byPlace;
  }

  /**
   * Reads the wanted claims of a file.
   *
   * @param wanted tells by CLM01 which
   * @return by CLM01
   */
  public static Map<String, ClaimSegments> read(InputStream file, Predicate<String> wanted) {
    try (SegmentReader reader = new SegmentReader(file)) {
      Walk walk = new Walk(wanted);
      while (reader.next()) {
        walk.take(reader.segment());
      }
      return walk.found;
    }
  }

  /**
   * What another rendering says otherwise: loop, segment and element; old and new values only where
   * they say nothing about a person. The numbers that every version has of its own are left out.
   */
  public List<String> changesTo(ClaimSegments other) {
    Set<String> places = new LinkedHashSet<>(byPlace.keySet());
    places.addAll(other.byPlace.keySet());
    List<String> changes = new ArrayList<>();
    for (String place : places) {
      List<String> before = byPlace.getOrDefault(place, List.of());
      List<String> after = other.byPlace.getOrDefault(place, List.of());
      for (int i = 1; i <= Math.max(before.size(), after.size()); i++) {
        String then = i <= before.size() ? before.get(i - 1) : "";
        String now = i <= after.size() ? after.get(i - 1) : "";
        if (!then.equals(now) && !isOwnNumber(place, i)) {
          changes.add(change(place, i, then, now));
        }
      }
    }
    return changes;
  }

  private static String change(String place, int element, String then, String now) {
    String where = "%s %02d".formatted(place, element);
    return isShown(place, element)
        ? where + " " + shown(then) + " -> " + shown(now)
        : where + " changed";
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(none)" : value;
  }

  private static boolean isOwnNumber(String place, int element) {
    String segment = segment(place);
    return (segment.equals("CLM") && element == 1) || segment.equals("REF*6R");
  }

  private static boolean isShown(String place, int element) {
    String segment = segment(place);
    return segment.startsWith("PRV")
        || segment.startsWith("SV1")
        || segment.equals("REF*G1")
        || (segment.equals("CLM") && (element == 2 || element == 5))
        || (segment.equals("SBR") && element == NAME_ID)
        || (PROVIDERS.contains(segment) && element == NAME_ID);
  }

  private static String segment(String place) {
    String segment = place.substring(place.indexOf(' ') + 1);
    int repeat = segment.indexOf('#');
    return repeat < 0 ? segment : segment.substring(0, repeat);
  }

  /** Follows the hierarchy of a file and keeps what stands above and in each wanted claim. */
  private static final class Walk {
    private final Predicate<String> wanted;
    private final Map<String, ClaimSegments> found = new HashMap<>();
    private final Map<String, List<String>> billing = new LinkedHashMap<>();
    private final Map<String, List<String>> subscriber = new LinkedHashMap<>();
    private final Map<String, List<String>> patient = new LinkedHashMap<>();
    private Map<String, List<String>> into = new LinkedHashMap<>();
    private String loop = "";
    private int line;

    Walk(Predicate<String> wanted) {
      this.wanted = wanted;
    }

    void take(Segment segment) {
      switch (segment.id()) {
        case "HL" -> level(segment.element(3));
        case "CLM" -> claim(segment);
        case "ST", "SE" -> into = new LinkedHashMap<>();
        default -> {
          enter(segment);
          keep(segment);
        }
      }
    }

    private void level(String code) {
      switch (code) {
        case "20" -> {
          billing.clear();
          subscriber.clear();
          patient.clear();
          into = billing;
          loop = "2000A";
        }
        case "22" -> {
          subscriber.clear();
          patient.clear();
          into = subscriber;
          loop = "2000B";
        }
        default -> {
          patient.clear();
          into = patient;
          loop = "2000C";
        }
      }
    }

    private void claim(Segment segment) {
      into = new LinkedHashMap<>(billing);
      into.putAll(subscriber);
      into.putAll(patient);
      loop = "2300";
      line = 0;
      if (wanted.test(segment.element(1))) {
        found.put(segment.element(1), new ClaimSegments(into));
      }
      keep(segment);
    }

    private void enter(Segment segment) {
      if (segment.is("LX")) {
        line++;
        loop = LINE_LOOP + "[" + line + "]";
      } else if (segment.is("NM1")) {
        loop = named(segment.element(1));
      } else if (segment.is("SBR") && loop.startsWith("23")) {
        loop = "2320";
      }
    }

    private String named(String entity) {
      boolean inClaim = loop.startsWith("23") || loop.startsWith("24");
      return switch (entity) {
        case "85" -> "2010AA";
        case "87" -> "2010AB";
        case "IL" -> inClaim ? "2330A" : "2010BA";
        case "PR" -> inClaim ? "2330B" : "2010BB";
        case "QC" -> "2010CA";
        case "82" -> line > 0 ? "2420A[" + line + "]" : "2310B";
        case "77" -> line > 0 ? "2420C[" + line + "]" : "2310C";
        case "DQ" -> line > 0 ? "2420D[" + line + "]" : "2310D";
        default -> loop;
      };
    }

    private void keep(Segment segment) {
      String id = segment.id();
      String name = QUALIFIED.contains(id) ? id + "*" + segment.element(1) : id;
      String place = loop + " " + name;
      for (int repeat = 2; into.containsKey(place); repeat++) {
        place = loop + " " + name + "#" + repeat;
      }
      List<String> elements = new ArrayList<>();
      for (int i = 1; i <= segment.elementCount(); i++) {
        elements.add(segment.element(i));
      }
      into.put(place, elements);
    }
  }
}
