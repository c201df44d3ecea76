package io.claimway.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.claimway.ledger.AccountKind;
import io.claimway.ledger.Transfer;
import io.claimway.money.Cents;
import io.claimway.session.PatientPayment;
import io.claimway.session.PaymentKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A book of card payments in memory, told line by line. */
final class CardStory {
  private static final String ENTITY = "ny";
  private static final Instant FIRST = Instant.parse("2026-03-02T12:00:00Z");

  private final List<String> retold = new ArrayList<>();
  private final Set<String> clients = new HashSet<>(Set.of("ann"));
  private final Set<String> closed = new HashSet<>();
  private final Map<String, PatientPayment> told = new LinkedHashMap<>();
  private final Map<String, CountedPayment> counted = new LinkedHashMap<>();
  private final Map<Long, ClientShare> shares = new TreeMap<>();
  private final List<AppliedPrepayment> applied = new ArrayList<>();
  private final Map<String, Long> balances = new TreeMap<>();
  private final Set<Object> keys = new HashSet<>();
  private LocalDate day = LocalDate.of(2026, 3, 2);
  private int events;

  private CardStory() {}

  static List<String> retell(List<String> story) {
    CardStory book = new CardStory();
    story.stream().filter(line -> !line.startsWith(" ")).forEach(book::tell);
    return book.retold;
  }

  private void tell(String line) {
    retold.add(line);
    String[] words = line.strip().split("\\s+", -1);
    switch (words[0]) {
      case "knows" -> clients.add(words[1]);
      case "closed" -> closed.add(words[1]);
      case "share" -> share(words);
      case "again" -> told.put(words[1], told.get(words[1]));
      case "night" -> night();
      default -> event(words);
    }
  }

  /** A share as a remittance leaves it: what prepayments have paid of it stands beside it. */
  private void share(String[] words) {
    long claim = Long.parseLong(words[1]);
    long paid =
        applied.stream()
            .filter(each -> each.claimId() == claim)
            .mapToLong(AppliedPrepayment::signedCents)
            .sum();
    shares.put(
        claim,
        new ClientShare(
            claim,
            words[2],
            "ann",
            after(words, "of", ENTITY),
            LocalDate.of(2026, 3, 1),
            cents(words[3]) - paid,
            cents(after(words, "open", "0"))));
  }

  private static String after(String[] words, String word, String otherwise) {
    for (int at = 0; at < words.length - 1; at++) {
      if (words[at].equals(word)) {
        return words[at + 1];
      }
    }
    return otherwise;
  }

  private void event(String[] words) {
    PaymentKind kind = PaymentKind.valueOf(words[0].toUpperCase(Locale.ROOT));
    String related = after(words, "of", null);
    PatientPayment before = related == null ? null : told.get(related);
    boolean charge = kind == PaymentKind.CHARGE;
    String amount = charge ? words[3] : related == null ? "0" : words[4];
    String session = charge ? words[2] : before == null ? "s1" : before.sessionId();
    events++;
    told.put(
        words[1],
        new PatientPayment(
            words[1],
            1,
            after(words, "on", session),
            after(words, "by", "ann"),
            kind,
            related,
            cents(amount),
            cents(after(words, "fee", "0")),
            day,
            FIRST.plusSeconds(events),
            after(words, "in", null),
            null));
  }

  private void night() {
    List<ToldPayment> fresh =
        told.values().stream()
            .filter(each -> !counted.containsKey(each.paymentId()))
            .map(each -> new ToldPayment(each, clients.contains(each.clientId()), null))
            .toList();
    PaymentPosting.Decided decided = PaymentPosting.decide(fresh, counted.values(), closed, ENTITY);
    decided.counted().forEach(each -> counted.put(each.paymentId(), each));
    decided.counted().forEach(each -> each.transfer().ifPresent(this::book));
    PrepaymentUse.Decided use =
        PrepaymentUse.decide("ann", day, chargesLeft(), shares.values(), List.copyOf(applied));
    use.transfers().forEach(this::book);
    applied.addAll(use.applied());
    for (AppliedPrepayment each : use.applied()) {
      ClientShare share = shares.get(each.claimId());
      shares.put(
          share.claimId(),
          new ClientShare(
              share.claimId(),
              share.sessionId(),
              share.clientId(),
              share.billingEntity(),
              share.serviceDate(),
              share.openCents() - each.signedCents(),
              share.undecidedCents()));
    }
    decided
        .waiting()
        .forEach(each -> retold.add("  waits " + each.said().paymentId() + " " + each.why()));
    use.balances().stream()
        .filter(each -> each.creditCents() > 0)
        .forEach(
            each ->
                retold.add("  credit " + each.sessionId() + " " + Cents.plain(each.creditCents())));
    ties();
    day = day.plusDays(1);
  }

  private List<ChargeLeft> chargesLeft() {
    return counted.values().stream()
        .filter(each -> each.kind() == PaymentKind.CHARGE)
        .map(
            charge ->
                new ChargeLeft(
                    charge.paymentId(),
                    charge.sessionId(),
                    charge.clientId(),
                    charge.billingEntity(),
                    charge.effectiveOn(),
                    counted.values().stream()
                        .filter(each -> !each.isSettlement())
                        .filter(each -> charge.paymentId().equals(each.chargeId()))
                        .mapToLong(CountedPayment::cents)
                        .sum()))
        .toList();
  }

  private void book(Transfer transfer) {
    assertThat(keys.add(transfer.key())).as("a key is used once: " + transfer).isTrue();
    balances.merge(transfer.debit().code(), transfer.amountCents(), Long::sum);
    balances.merge(transfer.credit().code(), -transfer.amountCents(), Long::sum);
    retold.add(
        "  %s%s %s %s <- %s"
            .formatted(
                transfer.undoes() == null ? "" : "undo ",
                transfer.event(),
                Cents.plain(transfer.amountCents()),
                transfer.debit().kind().text(),
                transfer.credit().kind().text()));
  }

  private void ties() {
    for (ClientShare share : shares.values()) {
      assertThat(share.openCents()).as("share of claim " + share.claimId()).isNotNegative();
    }
    long left =
        chargesLeft().stream().mapToLong(ChargeLeft::cents).sum()
            - applied.stream().mapToLong(AppliedPrepayment::signedCents).sum();
    long prepaid =
        -balances.entrySet().stream()
            .filter(each -> each.getKey().startsWith(AccountKind.PATIENT_PREPAYMENTS.text()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(prepaid).as("prepayments").isEqualTo(left).isNotNegative();
  }

  private static long cents(String dollars) {
    return new BigDecimal(dollars).movePointRight(2).longValueExact();
  }
}
