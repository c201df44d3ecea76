package io.claimway.deposit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a bank line may name payments by: its traces, its references, numbers of checks. */
public final class QuotedPayments {
  /** A lockbox deposit lists its checks; what follows more than these is not looked at. */
  private static final int MOST = 200;

  private static final int SHORTEST_REFERENCE = 2;
  private static final int SHORTEST_SETTLEMENT = 6;

  private static final Pattern CHECKS =
      Pattern.compile(
          "\\b(?:CHECKS?|CHEQUES?|CHKS?|CKS?)[\\s:#.,-]*(?:NUMBERS?|NBR|NUM|NOS?)?[\\s:#.,-]*"
              + "(\\d{2,15}(?:[\\s,;&+]+\\d{2,15}\\b)*)");

  private QuotedPayments() {}

  /**
   * What a line quotes, the surest first; whoever tells a whole trace means nothing else.
   *
   * @param traces the TRN segments in its text
   * @param references of the bank and the customer, perhaps empty
   */
  public static List<Quote> of(List<Quote> traces, List<String> references, String text) {
    if (traces.stream().anyMatch(Quote::isTrace)) {
      return traces.stream().distinct().limit(MOST).toList();
    }
    Set<Quote> quotes = new LinkedHashSet<>(traces);
    Set<String> named = traces.stream().map(Quote::number).collect(Collectors.toSet());
    Stream.concat(references.stream(), checks(text).stream())
        .filter(number -> number.strip().length() >= SHORTEST_REFERENCE && !named.contains(number))
        .map(number -> new Quote("", number))
        .forEach(quotes::add);
    return quotes.stream().limit(MOST).toList();
  }

  /** The words of a line, by which it may name an entry of ours. They are never kept. */
  public static Set<String> words(List<String> references, String text) {
    Set<String> words = new LinkedHashSet<>(references);
    Stream.of(
            (String.join(" ", references) + ' ' + text)
                .toUpperCase(Locale.ROOT)
                .split("[^A-Z0-9-]+", -1))
        .forEach(words::add);
    words.remove("");
    return words;
  }

  /** The words of a card processor's line that may be the id of a settlement: they hold a digit. */
  public static List<String> settlementIds(String text) {
    return Stream.of(text.split("[^A-Za-z0-9_-]+", -1))
        .filter(word -> word.length() >= SHORTEST_SETTLEMENT && word.matches(".*[0-9].*"))
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static List<String> checks(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher matcher = CHECKS.matcher(text.toUpperCase(Locale.ROOT));
    while (matcher.find()) {
      numbers.addAll(List.of(matcher.group(1).split("\\D+", -1)));
    }
    return numbers;
  }
}
