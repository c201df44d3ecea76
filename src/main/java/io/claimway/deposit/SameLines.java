package io.claimway.deposit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which lines of a statement are lines that another of the same day has brought: a later report
 * says the same with better references. The surest likeness is tried first, and a line is like one
 * other at most.
 *
 * @param fresh lines that the book has not
 * @param missing how many of the book's lines the statement leaves out
 */
record SameLines(List<BankLine> fresh, int missing) {

  private static final List<BiPredicate<BankLine, BankLine>> LIKENESS =
      List.of(
          (line, known) -> CountedLine.said(line).equals(CountedLine.said(known)),
          (line, known) ->
              !known.trace().isEmpty()
                  && known.trace().equals(line.trace())
                  && known.originator().equals(line.originator()),
          (line, known) ->
              line.typeCode().equals(known.typeCode())
                  && agree(line.bankReference(), known.bankReference())
                  && agree(line.customerReference(), known.customerReference())
                  && agree(line.trace(), known.trace()),
          (line, known) ->
              line.typeCode().equals(known.typeCode()) && agree(line.trace(), known.trace()),
          (line, known) -> line.kind().equals(known.kind()) && agree(line.trace(), known.trace()));

  static SameLines of(List<BankLine> lines, List<BankLine> known) {
    List<BankLine> fresh = new ArrayList<>(lines);
    List<BankLine> left = new ArrayList<>(known);
    for (BiPredicate<BankLine, BankLine> like : LIKENESS) {
      fresh.removeIf(line -> takeLike(line, left, like));
    }
    return new SameLines(fresh, left.size());
  }

  private static boolean takeLike(
      BankLine line, List<BankLine> left, BiPredicate<BankLine, BankLine> like) {
    for (BankLine known : left) {
      if (known.amountCents() == line.amountCents() && like.test(line, known)) {
        return left.remove(known);
      }
    }
    return false;
  }

  private static boolean agree(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  long freshCents() {
    return fresh.stream().mapToLong(BankLine::amountCents).sum();
  }
}
