package io.claimway.remittance;

import io.claimway.ledger.BookEvent;
import io.claimway.ledger.Subject;
import io.claimway.ledger.Transfer;
import io.claimway.worklist.WorkItem;
import io.claimway.worklist.WorkItemKey;
import io.claimway.worklist.WorkItemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one adjudication took off by codes that no table lists: it stands in suspense until a person
 * says what it is. What is said is booked with the adjudication's own payment and place, so that
 * whatever takes the adjudication back takes this back with it.
 *
 * @param item the work item about it
 */
public record UnlistedAdjustments(
    String item,
    AdjudicationKey of,
    long claimId,
    int version,
    String billingEntity,
    String payer,
    String originator,
    LocalDate serviceDate,
    List<Part> parts) {

  /** What a person may say that they are. */
  public enum Placement {
    /** Written off by contract. */
    CONTRACTUAL(BookEvent.CONTRACTUAL),
    /**
     * Not paid, and to be worked: what is the client's waits here too until somebody asks for it.
     */
    DENIED(BookEvent.DENIED),
    /** The network bears it. */
    WRITTEN_OFF(BookEvent.WRITTEN_OFF),
    /** Nobody knows: where they stand before anybody says, and after it was taken back. */
    UNLISTED(BookEvent.UNCLASSIFIED);

    private final BookEvent event;

    Placement(BookEvent event) {
      this.event = event;
    }

    /** Whether money that is owed is given up by it. */
    public boolean givesUp() {
      return this == CONTRACTUAL || this == WRITTEN_OFF;
    }
  }

  /**
   * One adjustment.
   *
   * @param line of the reported claim, 0 for the claim's own
   * @param lineNumber of the claim version; null where none is known
   * @param seq how often persons have spoken of it
   * @param said the last of that; null where nobody has
   * @param saidOn business date of it
   */
  public record Part(
      int line,
      int place,
      Integer lineNumber,
      String code,
      long cents,
      int seq,
      Placement said,
      LocalDate saidOn) {

    /** Where it stands. */
    public Placement standing() {
      return said == null ? Placement.UNLISTED : said;
    }
  }

  public UnlistedAdjustments {
    parts = List.copyOf(parts);
  }

  /** What they take off together. */
  public long cents() {
    return parts.stream().mapToLong(Part::cents).sum();
  }

  /** Their codes, as items name them. */
  public String codes() {
    return parts.stream().map(Part::code).distinct().sorted().collect(Collectors.joining(" "));
  }

  /** Where all of them stand. */
  public Placement standing() {
    return parts.get(0).standing();
  }

  /** The transfers of what a person says now. */
  public List<Transfer> placed(Placement as, String person, LocalDate day) {
    return parts.stream().map(part -> transfer(part, part.seq() + 1, as, person, day)).toList();
  }

  /** The transfers of what a person said last, as they were booked. */
  public List<Transfer> booked() {
    return parts.stream()
        .filter(part -> part.said() != null)
        .map(part -> transfer(part, part.seq(), part.said(), "a person", part.saidOn()))
        .toList();
  }

  /** Those that undo transfers. */
  public List<Transfer> undone(List<Transfer> transfers, String person, LocalDate day) {
    List<Transfer> mirrors = new ArrayList<>();
    for (Transfer transfer : transfers) {
      mirrors.add(
          transfer.mirror(
              subject(transfer.subject().lineNumber()), "item " + item + " by " + person, day));
    }
    return mirrors;
  }

  private Transfer transfer(Part part, int seq, Placement as, String person, LocalDate day) {
    return as.event.transfer(
        billingEntity,
        as == Placement.UNLISTED ? originator : payer,
        payer,
        part.cents(),
        subject(part.lineNumber()),
        "item " + item + " by " + person + "#" + part.code(),
        day,
        part.line(),
        part.place(),
        seq);
  }

  private Subject subject(Integer lineNumber) {
    return new Subject(
        "item " + item,
        claimId,
        version,
        lineNumber,
        of.paymentId(),
        of.ordinal(),
        null,
        null,
        null,
        serviceDate);
  }

  /** The item that they are while they stand in suspense. */
  public WorkItem workItem() {
    return WorkItem.ofClaim(itemKey(), claimId, "claim " + claimId, codes(), cents());
  }

  public WorkItemKey itemKey() {
    return WorkItemKey.of(WorkItemKind.UNLISTED_ADJUSTMENT, of.paymentId(), of.ordinal());
  }

  /** By what the item of the adjudication's denials is known. */
  public WorkItemKey deniedKey() {
    return WorkItemKey.of(WorkItemKind.DENIED_CLAIM, of.paymentId(), of.ordinal());
  }
}
