package io.claimway.remittance;

import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.money.Cents;
import io.claimway.worklist.WorkItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a night did to a family, a line each: transfers, adjudications, events, claims, items. */
final class OutcomeText {
  private OutcomeText() {}

  static List<String> of(FamilyNights family, LocalDate night, FamilyOutcome outcome) {
    List<String> lines = new ArrayList<>();
    outcome.transfers().forEach(transfer -> lines.add(transfer(night, transfer)));
    outcome.adjudications().forEach(each -> lines.add(adjudication(each)));
    outcome.events().stream()
        .filter(event -> event.kind().equals("NOTED"))
        .forEach(event -> lines.add(event(event)));
    outcome.claims().forEach(claim -> lines.add(claim(family, claim)));
    outcome.opened().forEach(item -> lines.add(opened(item)));
    outcome.closed().forEach(id -> lines.add("closes " + closed(outcome, id)));
    return lines;
  }

  private static String transfer(LocalDate night, Transfer transfer) {
    Subject subject = transfer.subject();
    String where =
        subject.claimId() == null
            ? place(new AdjudicationKey(subject.paymentId(), subject.ordinal()))
            : subject.claimId()
                + "."
                + subject.version()
                + (subject.lineNumber() == null ? "" : "/" + subject.lineNumber());
    return "%-5s%-13s %8s  %-36s <- %-36s %s%s"
        .formatted(
            transfer.undoes() == null ? "" : "undo",
            transfer.event(),
            money(transfer.amountCents()),
            transfer.debit().code(),
            transfer.credit().code(),
            where,
            transfer.effectiveDate().equals(night) ? "" : " of " + day(transfer.effectiveDate()))
        .strip();
  }

  private static String adjudication(AdjudicationOutcome outcome) {
    return words(
        place(outcome.pending().key()),
        outcome.effect() == null
            ? outcome.state() + " " + outcome.reason()
            : outcome.effect().name(),
        outcome.codes(),
        outcome.reverses() == null ? null : "reverses " + place(outcome.reverses()),
        outcome.dueOn() == null ? null : "due " + day(outcome.dueOn()));
  }

  private static String event(ClaimAdvance event) {
    return words("event", event.claimId() + "." + event.version(), event.kind(), event.codes());
  }

  private static String claim(FamilyNights family, ClaimStanding claim) {
    return words(
        "claim",
        String.valueOf(claim.claimId()),
        claim.state().name(),
        claim.codes(),
        claim.payerClaimNumber() == null ? null : "#" + claim.payerClaimNumber(),
        "open",
        money(family.openCents(claim.claimId())));
  }

  private static String opened(WorkItem item) {
    return words("opens", item.kind(), money(item.cents()), item.subject() + ":", item.detail());
  }

  private static String closed(FamilyOutcome outcome, String id) {
    return outcome.adjudications().stream()
        .map(each -> each.pending().key())
        .filter(
            key ->
                WorkItem.idOf("SUSPENDED_CLAIM", key.paymentId() + "|" + key.ordinal()).equals(id))
        .map(key -> "SUSPENDED_CLAIM " + place(key))
        .findFirst()
        .orElse(id);
  }

  private static String place(AdjudicationKey key) {
    return "P" + key.paymentId() + "." + key.ordinal();
  }

  private static String day(LocalDate date) {
    return date.toString().substring(5);
  }

  private static String money(long cents) {
    return Cents.plain(cents);
  }

  private static String words(String... words) {
    return String.join(" ", Stream.of(words).filter(word -> word != null).toList());
  }
}
