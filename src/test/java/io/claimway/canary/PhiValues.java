package io.claimway.canary;

import io.claimway.party.Address;
import io.claimway.party.Client;
import io.claimway.party.Coverage;
import io.claimway.party.Subscriber;
import io.claimway.session.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What names a person, in the forms in which it is written: whole words, whatever their case. It
 * says of what kind a value is that it finds, and never which.
 */
final class PhiValues {
  /** As long as the shortest value, a diagnosis without its point. */
  private static final int HEAD = 4;

  private final Map<String, String> kinds = new HashMap<>();
  private final Map<Long, List<String>> byHead = new HashMap<>();

  /** How many values there are. */
  int size() {
    return kinds.size();
  }

  void add(Client client) {
    addName(client.firstName(), client.lastName());
    addBirthDate(client.birthDate());
    addAddress(client.address());
    add("email", client.email());
    for (Coverage coverage : client.coverages()) {
      add("member id", coverage.memberId());
      Subscriber subscriber = coverage.subscriber();
      if (subscriber != null) {
        addName(subscriber.firstName(), subscriber.lastName());
        addBirthDate(subscriber.birthDate());
        addAddress(subscriber.address());
      }
    }
  }

  void add(Session session) {
    for (String diagnosis : session.diagnoses()) {
      String code = diagnosis.replace(".", "");
      add("diagnosis", code);
      if (code.length() > 3) {
        add("diagnosis", code.substring(0, 3) + "." + code.substring(3));
      }
    }
  }

  private void addName(String first, String last) {
    for (String between : List.of(" ", "*", "_", ".", ",", ", ", "-", "|", "~", "/")) {
      add("name", first + between + last);
      add("name", last + between + first);
    }
  }

  private void addBirthDate(LocalDate date) {
    if (date != null) {
      add("birth date", date.toString());
      add("birth date", date.toString().replace("-", ""));
    }
  }

  private void addAddress(Address address) {
    if (address != null) {
      add("address", address.line1());
    }
  }

  void add(String kind, String value) {
    if (value == null || value.length() < HEAD) {
      return;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    if (kinds.putIfAbsent(lower, kind) == null) {
      byHead.computeIfAbsent(head(lower, 0), any -> new ArrayList<>(1)).add(lower);
    }
  }

  /** Takes a value out that means somebody else, or nobody, as well. */
  void remove(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (kinds.remove(lower) != null) {
      byHead.get(head(lower, 0)).remove(lower);
    }
  }

  /** The kinds of what stands in a text. */
  Set<String> kindsIn(String text) {
    Set<String> found = new TreeSet<>();
    String lower = text.toLowerCase(Locale.ROOT);
    for (int at = 0; at + HEAD <= lower.length(); at++) {
      if (at > 0 && Character.isLetterOrDigit(lower.charAt(at - 1))) {
        continue;
      }
      for (String value : byHead.getOrDefault(head(lower, at), List.of())) {
        int end = at + value.length();
        if (lower.startsWith(value, at)
            && (end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end)))) {
          found.add(kinds.get(value));
        }
      }
    }
    return found;
  }

  private static long head(String text, int at) {
    long head = 0;
    for (int i = at; i < at + HEAD; i++) {
      head = head << 16 | text.charAt(i);
    }
    return head;
  }
}
