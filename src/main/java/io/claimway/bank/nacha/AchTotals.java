package io.claimway.bank.nacha;

/** Counts, entry hash and amounts of a batch or a file, as its control record states them. */
public record AchTotals(
    long entriesAndAddenda, long routingSum, long debitCents, long creditCents) {

  /** Nothing yet. */
  public static final AchTotals NONE = new AchTotals(0, 0, 0, 0);

  private static final long HASH_MODULUS = 10_000_000_000L;

  AchTotals plus(AchTotals other) {
    return new AchTotals(
        entriesAndAddenda + other.entriesAndAddenda,
        routingSum + other.routingSum,
        debitCents + other.debitCents,
        creditCents + other.creditCents);
  }

  /** With one more entry; its addenda are counted by {@link #plusAddenda}. */
  AchTotals plusEntry(AchEntry entry) {
    String dfi = entry.routing().substring(0, 8);
    boolean credit =
        TransactionCode.of(entry.transactionCode())
            .map(TransactionCode::isCredit)
            .orElse(isUnknownCredit(entry.transactionCode()));
    return new AchTotals(
        entriesAndAddenda + 1,
        routingSum + (AchText.isDigits(dfi) ? Long.parseLong(dfi) : 0),
        debitCents + (credit ? 0 : entry.amountCents()),
        creditCents + (credit ? entry.amountCents() : 0));
  }

  /** Advices (81 to 88) alternate; elsewhere the first half of each ten are credits. */
  private static boolean isUnknownCredit(int code) {
    boolean advice = code > 80 && code < 89;
    return advice ? code % 2 == 1 : code % 10 < 5;
  }

  AchTotals plusAddenda() {
    return new AchTotals(entriesAndAddenda + 1, routingSum, debitCents, creditCents);
  }

  /** The last ten digits of the sum of receiving DFI numbers, check digits left out. */
  public long hash() {
    return routingSum % HASH_MODULUS;
  }
}
