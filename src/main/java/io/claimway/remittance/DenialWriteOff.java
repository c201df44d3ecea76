package io.claimway.remittance;

import io.claimway.ledger.AccountKind;
import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A denial that a person gives up: what stands as denied is written off. It keeps the denial's
 * payment and place, so that whatever takes the denial back later takes this back with it.
 *
 * @param denials the transfers that stand as denied of one adjudication
 * @param item the work item that asked
 */
public record DenialWriteOff(List<Transfer> denials, String item) {

  /** What stands of a denial: itself, and what was given up of it. */
  public static final List<String> EVENTS =
      List.of(BookEvent.DENIED.name(), BookEvent.DENIAL_WRITTEN_OFF.name());

  public DenialWriteOff {
    denials = List.copyOf(denials);
  }

  /** What is given up, in cents. */
  public long cents() {
    return denials.stream().mapToLong(DenialWriteOff::deniedCents).sum();
  }

  /**
   * The transfers of it.
   *
   * @param person who says so
   * @param day business date
   */
  public List<Transfer> transfers(String person, LocalDate day) {
    List<Transfer> made = new ArrayList<>();
    for (Transfer denial : denials) {
      String payer = denial.debit().owner();
      Subject of = denial.subject();
      made.add(
          BookEvent.DENIAL_WRITTEN_OFF.transfer(
              denial.debit().entity(),
              payer,
              payer,
              deniedCents(denial),
              new Subject(
                  item,
                  of.claimId(),
                  of.version(),
                  of.lineNumber(),
                  of.paymentId(),
                  of.ordinal(),
                  null,
                  null,
                  null,
                  of.serviceDate()),
              "item " + item + " by " + person,
              day,
              made.size() + 1));
    }
    return made;
  }

  private static long deniedCents(Transfer denial) {
    return denial.debit().kind() == AccountKind.DENIED_RECEIVABLE
        ? denial.amountCents()
        : -denial.amountCents();
  }
}
