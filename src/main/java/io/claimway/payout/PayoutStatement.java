package io.claimway.payout;

import java.time.LocalDate;
import java.util.List;

/** What a practice reads about one deposit: its lines, which add up to it. */
public record PayoutStatement(
    String payoutId,
    String practiceId,
    String legalName,
    String lastFour,
    LocalDate payDate,
    long cents,
    List<Line> lines) {

  /** One session's part of the deposit; what a session earned before and lost again has two. */
  public record Line(
      String sessionId,
      String providerId,
      LocalDate serviceDate,
      LocalDate confirmedOn,
      long cents) {}

  public PayoutStatement {
    lines = List.copyOf(lines);
    long sum = lines.stream().mapToLong(Line::cents).sum();
    if (sum != cents) {
      throw new IllegalArgumentException(
          "Cannot state payout "
              + payoutId
              + ": its lines add up to "
              + sum
              + " cents, the deposit is "
              + cents);
    }
  }
}
