package io.claimway.deposit;

import io.claimway.money.BankingCalendar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Gives deposits without a trace the one that the bank's ACH file tells of them: by the entry's own
 * trace where the statement quotes it, or by account, amount and day where only one of either is
 * like the other.
 */
public final class AdvisedLines {
  private final List<DepositAdvice> advices;

  public AdvisedLines(Collection<DepositAdvice> advices) {
    this.advices = List.copyOf(advices);
  }

  /** The lines, those that an advice is of with its trace among what they quote. */
  public List<DepositLine> advised(Collection<DepositLine> lines) {
    List<DepositLine> mute = lines.stream().filter(AdvisedLines::isMute).toList();
    return lines.stream().map(line -> mute.contains(line) ? advised(line, mute) : line).toList();
  }

  /** Whether a line is a credit that quotes no trace. */
  public static boolean isMute(DepositLine line) {
    return line.line().amountCents() > 0 && line.line().quotes().stream().noneMatch(Quote::isTrace);
  }

  private DepositLine advised(DepositLine line, List<DepositLine> mute) {
    List<DepositAdvice> like =
        advices.stream().filter(advice -> isLike(advice, line.line())).toList();
    List<DepositAdvice> named =
        like.stream()
            .filter(
                advice ->
                    advice.entryTrace().equals(line.line().bankReference())
                        || advice.entryTrace().equals(line.line().customerReference()))
            .toList();
    boolean alone =
        like.stream().map(DepositAdvice::trace).distinct().count() == 1
            && mute.stream().filter(other -> isLike(like.get(0), other.line())).count() == 1;
    if (named.isEmpty() && !alone) {
      return line;
    }
    DepositAdvice advice = named.isEmpty() ? like.get(0) : named.get(0);
    List<Quote> quotes = new ArrayList<>();
    quotes.add(new Quote(advice.originator(), advice.trace()));
    quotes.addAll(line.line().quotes());
    return line.quoting(quotes);
  }

  private static boolean isLike(DepositAdvice advice, BankLine line) {
    return advice.bankAccount().equals(line.bankAccount())
        && advice.cents() == line.amountCents()
        && !line.asOf().isBefore(BankingCalendar.plus(advice.settlesOn(), -1))
        && !line.asOf().isAfter(BankingCalendar.plus(advice.settlesOn(), 1));
  }
}
