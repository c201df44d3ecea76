package io.claimway.remittance;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom and which day a claim is about, as a payer reports it or as it was billed: what tells one
 * person's claim from another's (SPEC §8.1). PHI: it never prints itself.
 *
 * @param last of the patient; empty where it is not said, likewise the others
 * @param memberId of the patient, or of the subscriber where only theirs is said
 * @param correctedMemberId NM1*74: under which the payer knows the member
 * @param renderingNpi NM1*82
 * @param serviceDate null where it is not said
 */
public record ClaimParties(
    String last,
    String first,
    String memberId,
    String correctedMemberId,
    String renderingNpi,
    LocalDate serviceDate) {

  /** Nothing is said. */
  public static final ClaimParties UNSAID = new ClaimParties("", "", "", "", "", null);

  public ClaimParties {
    last = comparable(last);
    first = comparable(first);
    memberId = id(memberId);
    correctedMemberId = id(correctedMemberId);
    renderingNpi = id(renderingNpi);
  }

  /** What a payer says otherwise than it was billed, which does not keep the claim from posting. */
  public enum Difference {
    MEMBER_ID_CORRECTED,
    MEMBER_ID,
    NAME,
    RENDERING_PROVIDER,
    SERVICE_DATE
  }

  /**
   * Whether the names are another person's: a cut or swapped one is not. First names tell twins.
   */
  public boolean isAnotherPerson(ClaimParties said) {
    boolean same = isLike(last, said.last) && isLike(first, said.first);
    boolean swapped = isLike(last, said.first) && isLike(first, said.last);
    return !same && !swapped;
  }

  /** In how many of member id, rendering provider and date they disagree. */
  public int disagreements(ClaimParties said) {
    return (isLike(memberId, said.memberId) ? 0 : 1)
        + (isLike(renderingNpi, said.renderingNpi) ? 0 : 1)
        + (isSameDay(said) ? 0 : 1);
  }

  /**
   * Whether it is surely the same person: the member id is said on both sides, and the names fit.
   */
  public boolean isSamePerson(ClaimParties said) {
    return !memberId.isEmpty()
        && !said.memberId.isEmpty()
        && isLike(memberId, said.memberId)
        && !isAnotherPerson(said);
  }

  /** Whether the names are said on both sides and agree. */
  public boolean isNamedLike(ClaimParties said) {
    return !last.isEmpty() && !said.last.isEmpty() && !isAnotherPerson(said);
  }

  /** What the payer says otherwise of a claim that was billed so, the weightiest first. */
  public Optional<Difference> difference(ClaimParties said) {
    if (!said.correctedMemberId.isEmpty() && !said.correctedMemberId.equals(memberId)) {
      return Optional.of(Difference.MEMBER_ID_CORRECTED);
    }
    if (!isLike(memberId, said.memberId)) {
      return Optional.of(Difference.MEMBER_ID);
    }
    if (!isSameDay(said)) {
      return Optional.of(Difference.SERVICE_DATE);
    }
    if (!isLike(renderingNpi, said.renderingNpi)) {
      return Optional.of(Difference.RENDERING_PROVIDER);
    }
    boolean named = said.last.isEmpty() || (last.equals(said.last) && first.equals(said.first));
    return named || last.isEmpty() ? Optional.empty() : Optional.of(Difference.NAME);
  }

  private boolean isSameDay(ClaimParties said) {
    return serviceDate == null || said.serviceDate == null || serviceDate.equals(said.serviceDate);
  }

  /**
   * What is not said disagrees with nothing; payers cut names to the width of their screens, and
   * add or drop the suffix of a member id.
   */
  private static boolean isLike(String billed, String said) {
    return billed.startsWith(said) || said.startsWith(billed);
  }

  private static String comparable(String name) {
    return name == null ? "" : kept(Normalizer.normalize(name, Normalizer.Form.NFD), false);
  }

  private static String id(String text) {
    return text == null ? "" : kept(text, true);
  }

  /** Capital letters without their accents, and digits but for leading zeros. */
  private static String kept(String text, boolean digits) {
    String upper = text.toUpperCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(upper.length());
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z';
      boolean digit = digits && c >= '0' && c <= '9' && (c != '0' || !kept.isEmpty());
      if (letter || digit) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  @Override
  public String toString() {
    return "ClaimParties[]";
  }
}
