package io.claimway.simulator.payer.adjudication;

import io.claimway.simulator.payer.intake.ReceivedPerson;
import io.claimway.simulator.payer.registry.Member;
import java.util.List;
import java.util.Locale;

/**
 * Finds the member whom an id, a name and a birth date mean.
 *
 * @param member the one meant, or null
 * @param failure why nobody is meant
 */
public record MemberSearch(Member member, Failure failure) {

  /** Which part of the search did not agree. */
  public enum Failure {
    NONE,
    UNKNOWN_ID,
    BIRTH_DATE,
    NAME
  }

  /**
   * Searches among those who carry the id; a subscriber is looked for among subscribers and
   * dependents with an id of their own.
   */
  public static MemberSearch among(List<Member> members, ReceivedPerson person) {
    if (members.isEmpty()) {
      return new MemberSearch(null, Failure.UNKNOWN_ID);
    }
    boolean bornThen = false;
    for (Member member : members) {
      if (member.birthDate().equals(person.birthDate())) {
        bornThen = true;
        if (same(member.lastName(), person.lastName())
            && same(member.firstName(), person.firstName())) {
          return new MemberSearch(member, Failure.NONE);
        }
      }
    }
    return new MemberSearch(null, bornThen ? Failure.NAME : Failure.BIRTH_DATE);
  }

  private static boolean same(String onFile, String sent) {
    return letters(onFile).equals(letters(sent));
  }

  /** Names agree in their letters: payers do not reject over case, blanks or an apostrophe. */
  private static String letters(String name) {
    String upper =
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
            .toUpperCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(upper.length());
    upper.chars().filter(c -> c >= 'A' && c <= 'Z').forEach(c -> letters.append((char) c));
    return letters.toString();
  }

  @Override
  public String toString() {
    return "MemberSearch " + failure;
  }
}
