package io.claimway.submission;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of one 837P transaction (BHT03) that payers quote when they answer all of it at once:
 * date, interchange and transaction.
 *
 * @param interchangeControl ISA13
 * @param transactionControl ST02
 */
public record BatchReference(LocalDate date, long interchangeControl, String transactionControl) {

  /** BHT03 has room for 30 characters: date, nine digits, and ST02 with four to nine. */
  private static final Pattern TEXT = Pattern.compile("([0-9]{8})([0-9]{9})([0-9]{4,9})");

  /** As it stands in BHT03. */
  public String text() {
    return "%s%09d%s"
        .formatted(
            DateTimeFormatter.BASIC_ISO_DATE.format(date), interchangeControl, transactionControl);
  }

  /** What an echo names; empty when it is no number of ours. */
  public static Optional<BatchReference> parse(String echoed) {
    Matcher matcher = TEXT.matcher(echoed.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new BatchReference(
              LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE),
              Long.parseLong(matcher.group(2)),
              matcher.group(3)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
