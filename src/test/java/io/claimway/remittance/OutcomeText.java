package io.claimway.remittance;

import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.money.Cents;
import io.claimway.worklist.WorkItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
    family.itemSteps().forEach(step -> lines.add(item(step)));
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
        outcome.cancels().isEmpty()
            ? null
            : "reverses "
                + outcome.cancels().stream()
                    .map(OutcomeText::place)
                    .collect(Collectors.joining(" ")),
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

  private static String item(FamilyNights.ItemStep step) {
    WorkItem item = step.item();
    String kind = item.kind().name();
    return switch (step.event()) {
      case OPENED -> words("opens", kind, told(item));
      case CHANGED -> words("changes", kind, told(item));
      case REOPENED -> words("reopens", kind, told(item));
      case CLOSED -> words("closes", kind, "P" + String.join(".", item.key().parts()));
      case RESOLVED ->
          throw new IllegalStateException("Cannot tell: no person is in these stories");
    };
  }

  private static String told(WorkItem item) {
    return words(money(item.cents()), item.subject() + ":", item.rootCause());
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
