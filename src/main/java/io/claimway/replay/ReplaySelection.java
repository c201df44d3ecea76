package io.claimway.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Which rejected claims a plan looks at; a part that is null or empty leaves none out.
 *
 * @param answer the beginning of the answer's codes (A7:145), or its source (999)
 * @param payer slug of a payer
 * @param file name of the outbound file in which the version left
 * @param from first date of service
 * @param to last date of service
 * @param claims patient control numbers
 */
public record ReplaySelection(
    String answer, String payer, String file, LocalDate from, LocalDate to, List<String> claims) {

  public ReplaySelection {
    claims = List.copyOf(Objects.requireNonNull(claims, "claims"));
  }

  /** Exactly these claims. */
  public static ReplaySelection of(List<String> claims) {
    return new ReplaySelection(null, null, null, null, null, claims);
  }

  /** Whether everything rejected is meant: too much to be asked for by leaving options out. */
  public boolean isEverything() {
    return answer == null
        && payer == null
        && file == null
        && from == null
        && to == null
        && claims.isEmpty();
  }

  /**
   * Whether an answer is the one asked for: a code matches by whole elements, so that A7:145 is
   * A7:145:82 and not A7:1450.
   */
  public boolean asksFor(String source, String codes) {
    if (answer == null) {
      return true;
    }
    String asked = answer.strip().toUpperCase(Locale.ROOT);
    String whole = (source + " " + codes).toUpperCase(Locale.ROOT);
    for (int at = whole.indexOf(asked); at >= 0; at = whole.indexOf(asked, at + 1)) {
      boolean begins = at == 0 || " ,;|".indexOf(whole.charAt(at - 1)) >= 0;
      int end = at + asked.length();
      if (begins && (end == whole.length() || !Character.isLetterOrDigit(whole.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  /** The selection in words, as a plan shows and identifies it. */
  public String words() {
    StringBuilder words = new StringBuilder();
    add(words, "answer", answer);
    add(words, "payer", payer);
    add(words, "file", file);
    add(words, "from", from);
    add(words, "to", to);
    add(words, "claims", claims.isEmpty() ? null : String.join(",", claims));
    return words.toString();
  }

  private static void add(StringBuilder words, String name, Object value) {
    if (value != null) {
      words.append(words.isEmpty() ? "" : ", ").append(name).append(' ').append(value);
    }
  }
}
