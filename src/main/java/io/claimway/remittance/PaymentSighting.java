package io.claimway.remittance;

/**
 * A payment as it came in tonight, beside what the book knows of its identity (SPEC §8.1).
 *
 * @param test the interchange is marked T
 * @param repeated tonight's files hold an equal payment that stands before it
 * @param booked the book holds an equal payment
 * @param contradicted its trace and date come tonight with other content that stands before it
 * @param knownTrace the book holds its trace and date with other content
 * @param retold its trace is known on another date, and some of its claims were told there already
 * @param ourPayee it names one of the network's billing entities
 * @param knownOriginator a payer profile names its originator
 * @param byCard its originator pays by card where it tells no payment order
 * @param movement how its money moves
 * @param amountCents BPR02
 * @param flaw why its sums do not agree, or null
 */
public record PaymentSighting(
    boolean test,
    boolean repeated,
    boolean booked,
    boolean contradicted,
    boolean knownTrace,
    boolean retold,
    boolean ourPayee,
    boolean knownOriginator,
    boolean byCard,
    MoneyMovement movement,
    long amountCents,
    String flaw) {}
