package io.claimway.bank.nacha;

import io.claimway.bank.nacha.AchPayee.Kind;
import io.claimway.bank.nacha.TransactionCode.Direction;
import io.claimway.bank.nacha.TransactionCode.Use;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Builds a file of credits: one CCD batch for companies, one PPD batch for persons, prenotes in
 * batches of their own, each balanced by an offset debit when the origin has an offset account. The
 * description of a batch for persons says that it is pay (rule of Nacha since 2026-03-20).
 */
public final class AchCreditFile {

  private static final String PAY_OF_PERSONS = "PAYROLL";

  private static final DateTimeFormatter HOURS_MINUTES = DateTimeFormatter.ofPattern("HHmm");

  private final AchOrigin origin;
  private final LocalDate effectiveDate;
  private final String description;
  private final ToLongFunction<AchPayee> place;
  private final List<AchBatch> batches = new ArrayList<>();
  private long sequence;

  private AchCreditFile(
      AchOrigin origin,
      LocalDate effectiveDate,
      String description,
      ToLongFunction<AchPayee> place) {
    this.origin = origin;
    this.place = place;
    this.effectiveDate = effectiveDate;
    this.description = AchText.fitted("the company entry description", description, 10);
  }

  /**
   * The file of these payments in their order.
   *
   * @param idModifier A-Z or 0-9, a new one for each file of one day
   */
  public static AchFile of(
      AchOrigin origin,
      LocalDate created,
      LocalTime createdAt,
      char idModifier,
      LocalDate effectiveDate,
      String description,
      List<AchPayee> payees) {
    return of(
        origin, created, createdAt, idModifier, effectiveDate, description, payees, payee -> 0);
  }

  /**
   * The same with a place of its own for each payment, at which its entry's trace ends, so that
   * what comes back is found although others were taken out.
   *
   * @param place ascending; 0 where it is the next one
   */
  public static AchFile of(
      AchOrigin origin,
      LocalDate created,
      LocalTime createdAt,
      char idModifier,
      LocalDate effectiveDate,
      String description,
      List<AchPayee> payees,
      ToLongFunction<AchPayee> place) {
    if (payees.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot build an ACH file for " + effectiveDate + ": nobody is paid");
    }
    AchCreditFile file = new AchCreditFile(origin, effectiveDate, description, place);
    for (Kind kind : List.of(Kind.COMPANY, Kind.PERSON)) {
      file.batch(
          kind, payees.stream().filter(p -> p.kind() == kind && p.amountCents() > 0).toList());
      file.batch(
          kind, payees.stream().filter(p -> p.kind() == kind && p.amountCents() == 0).toList());
    }
    return new AchFile(
        new AchFileHeader(
            origin.bankRouting(),
            origin.fileOrigin(),
            created,
            createdAt.format(HOURS_MINUTES),
            idModifier,
            AchText.left(AchText.folded(origin.bankName()), 23).stripTrailing(),
            AchText.left(AchText.folded(origin.fileOriginName()), 23).stripTrailing(),
            ""),
        file.batches);
  }

  private void batch(Kind kind, List<AchPayee> payees) {
    if (payees.isEmpty()) {
      return;
    }
    List<AchEntry> entries = new ArrayList<>();
    long total = 0;
    for (AchPayee payee : payees) {
      entries.add(entry(payee));
      total += payee.amountCents();
    }
    boolean offset = total > 0 && origin.offsetAccount() != null;
    if (offset) {
      offset(total, entries);
    }
    batches.add(
        new AchBatch(
            header(offset ? AchBatchHeader.MIXED : AchBatchHeader.CREDITS, kind), entries));
  }

  private AchEntry entry(AchPayee payee) {
    sequence = Math.max(sequence + 1, place.applyAsLong(payee));
    Use use = payee.amountCents() == 0 ? Use.PRENOTE : Use.LIVE;
    boolean addenda = !payee.addendaText().isEmpty();
    return new AchEntry(
        TransactionCode.of(payee.account().kind(), Direction.CREDIT, use).code(),
        payee.account().routing(),
        payee.account().number(),
        payee.amountCents(),
        AchText.fitted("the id of a payment", payee.id(), 15),
        AchText.left(AchText.folded(payee.name()), 22).stripTrailing(),
        "",
        addenda,
        origin.dfi() + AchText.digits(sequence, 7),
        addenda ? List.of(AchAddenda.payment(payee.addendaText(), 1, sequence)) : List.of());
  }

  /** More than one entry holds is offset by several. */
  private void offset(long total, List<AchEntry> entries) {
    for (long left = total; left > 0; left -= AchEntry.MAX_AMOUNT_CENTS) {
      sequence++;
      entries.add(
          new AchEntry(
              TransactionCode.of(origin.offsetAccount().kind(), Direction.DEBIT, Use.LIVE).code(),
              origin.offsetAccount().routing(),
              origin.offsetAccount().number(),
              Math.min(left, AchEntry.MAX_AMOUNT_CENTS),
              "OFFSET",
              AchText.left(AchText.folded(origin.companyName()), 22).stripTrailing(),
              "",
              false,
              origin.dfi() + AchText.digits(sequence, 7),
              List.of()));
    }
  }

  private AchBatchHeader header(int serviceClass, Kind kind) {
    return new AchBatchHeader(
        serviceClass,
        AchText.left(AchText.folded(origin.companyName()), 16).stripTrailing(),
        "",
        origin.companyId(),
        kind.entryClass(),
        kind == Kind.PERSON ? PAY_OF_PERSONS : description,
        AchText.yymmdd(effectiveDate),
        effectiveDate,
        "",
        '1',
        origin.dfi(),
        batches.size() + 1);
  }
}
