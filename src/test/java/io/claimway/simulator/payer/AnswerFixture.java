package io.claimway.simulator.payer;

import io.claimway.money.Cents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The inbound files of a test, taken apart by hand. */
final class AnswerFixture {

  private AnswerFixture() {}

  static List<String> names(Mailboxes mailboxes, String kind) {
    return mailboxes.list("mailboxes/").stream()
        .filter(name -> name.contains("/inbound/" + kind + "_"))
        .toList();
  }

  /**
   * Segments of an X12 file, each split into elements, with the component separator made a colon.
   */
  static List<List<String>> segments(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    char element = text.charAt(3);
    char component = text.charAt(104);
    char terminator = text.charAt(105);
    List<List<String>> segments = new ArrayList<>();
    for (String segment :
        text.replace("\n", "").split(java.util.regex.Pattern.quote("" + terminator), -1)) {
      if (!segment.isEmpty()) {
        segments.add(
            List.of(
                segment
                    .replace(component, ':')
                    .split(java.util.regex.Pattern.quote("" + element), -1)));
      }
    }
    return segments;
  }

  static List<List<String>> all(Mailboxes mailboxes, String kind) {
    return names(mailboxes, kind).stream()
        .flatMap(name -> segments(mailboxes.read(name)).stream())
        .toList();
  }

  static String element(List<String> segment, int n) {
    return n < segment.size() ? segment.get(n) : "";
  }

  static long cents(String amount) {
    return Cents.parse(amount);
  }
}
