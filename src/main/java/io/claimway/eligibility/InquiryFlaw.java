package io.claimway.eligibility;

import java.util.Set;

/**
 * What the guide of the 270 would not take of a question if it were sent.
 *
 * @param loop where it would stand
 * @param element which element, and what is expected of it; never its value
 */
public record InquiryFlaw(String loop, String element) {
  private static final String BETWEEN = " ";

  /** Loops that speak of payer and billing entity. */
  private static final Set<String> NETWORK = Set.of("2000A", "2100A", "2000B", "2100B");

  /** Reads what {@link #text()} wrote. */
  public static InquiryFlaw parse(String text) {
    int end = text.indexOf(BETWEEN);
    return new InquiryFlaw(text.substring(0, end), text.substring(end + 1));
  }

  /** Loop and element in one. */
  public String text() {
    return loop + BETWEEN + element;
  }

  /** Whether the network's own facts are at fault, not those of the person asked about. */
  public boolean ofNetwork() {
    return NETWORK.contains(loop);
  }
}
