package io.claimway.settings.people;

import io.claimway.party.people.People;
import io.claimway.party.people.Person;
import io.claimway.party.people.Right;
import io.claimway.party.people.Role;
import io.claimway.run.UnusableConfiguration;
import io.claimway.settings.located.LocatedKeys;
import io.claimway.settings.located.LocatedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The file of people: what each role may do, and everybody with id, name, roles and limits. */
public final class PeopleFile {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final Pattern NAME = Pattern.compile("\\S.{0,58}\\S");

  /** A limit above is a slip of the hand. */
  private static final int MOST_DOLLARS = 100_000_000;

  private final LocatedKeys keys;
  private final Map<Role, Set<Right>> rights = new EnumMap<>(Role.class);

  private PeopleFile(LocatedKeys keys) {
    this.keys = keys;
  }

  /**
   * Reads the file behind {@code people.file}.
   *
   * @throws UnusableConfiguration naming file, line and key of the first mistake
   */
  public static People read(Path file) {
    List<String> problems = new ArrayList<>();
    People people = parse(file.toString(), LocatedText.read(file, "people.file " + file), problems);
    if (!problems.isEmpty()) {
      throw new UnusableConfiguration(
          problems.get(0)
              + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)"));
    }
    return people;
  }

  /** Reads one file; the result is usable only if no problem was added. */
  static People parse(String file, String text, List<String> problems) {
    LocatedKeys keys = LocatedKeys.of(file, text, "a file of people", problems);
    People people = new PeopleFile(keys).people(file);
    keys.refuseUnknown();
    return people;
  }

  private People people(String file) {
    for (Role role : Role.values()) {
      rights.put(role, constants("roles." + LocatedKeys.word(role), Right.class));
    }
    Map<String, Person> byId = new TreeMap<>();
    for (String id : keys.below("people")) {
      if (!ID.matcher(id).matches()) {
        keys.wrong("people." + id, id, "an id such as dana or u1041");
      }
      byId.put(id, person(id, "people." + id));
    }
    if (byId.isEmpty()) {
      keys.wrong("people", "", "at least one person");
    }
    return new People(file, byId, rights, reasons());
  }

  /** For which reasons each role may give up how much. */
  private Map<String, Map<Role, Long>> reasons() {
    Map<String, Map<Role, Long>> reasons = new TreeMap<>();
    for (String reason : keys.below("write-off-reasons")) {
      String path = "write-off-reasons." + reason;
      if (!ID.matcher(reason).matches()) {
        keys.wrong(path, reason, "a reason such as late-filing");
      }
      Map<Role, Long> byRole = new EnumMap<>(Role.class);
      for (Role role : Role.values()) {
        String limit = path + "." + LocatedKeys.word(role);
        if (keys.has(limit)) {
          byRole.put(role, 100L * keys.number(limit, 0, MOST_DOLLARS));
        }
      }
      reasons.put(reason, byRole);
    }
    return reasons;
  }

  private Person person(String id, String path) {
    String name = keys.text(path + ".name", NAME, "a name of 2 to 60 characters");
    Set<Role> roles = constants(path + ".roles", Role.class);
    Set<Right> held = EnumSet.noneOf(Right.class);
    roles.forEach(role -> held.addAll(rights.get(role)));
    Map<Right, Long> limits = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      String limit = path + ".limits." + LocatedKeys.word(right);
      if (held.contains(right) && right.inDollars()) {
        limits.put(right, 100L * keys.number(limit, 0, MOST_DOLLARS));
      } else if (keys.has(limit)) {
        String why =
            right.inDollars() ? "no role of " + id + " may " + right.words() : "no dollars";
        keys.wrong(limit, keys.text(limit, Pattern.compile(".*"), ""), "no limit: " + why);
      }
    }
    return new Person(id, name, roles, limits);
  }

  private <E extends Enum<E>> Set<E> constants(String path, Class<E> type) {
    Set<E> constants = EnumSet.noneOf(type);
    for (String word : keys.list(path, wordsOf(type), "of " + wordsOf(type))) {
      for (E constant : type.getEnumConstants()) {
        if (LocatedKeys.word(constant).equals(word)) {
          constants.add(constant);
        }
      }
    }
    return constants;
  }

  private static <E extends Enum<E>> Pattern wordsOf(Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      words.add(LocatedKeys.word(constant));
    }
    return Pattern.compile(String.join("|", words));
  }
}
