package io.claimway.x12.segment;

import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.InterchangeReader;
import io.claimway.x12.InterchangeReader.Event;
import io.claimway.x12.Location;
import io.claimway.x12.Segment;
import io.claimway.x12.TransactionHeader;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks the transactions of some sets through a file, segment by segment, and passes over all
 * others, each of which is a finding.
 *
 * <p>It stands on one segment: {@link #nextTransaction()} puts it on the first one behind the ST,
 * {@link #advance()} moves on, and {@link #inside()} is false once the transaction has ended.
 */
public final class TransactionCursor implements AutoCloseable {

  private final InterchangeReader in;
  private final Set<String> sets;
  private final Consumer<Finding> findings;
  private final Consumer<Segment> passedOver;

  private InterchangeHeader interchange;
  private GroupHeader group;
  private TransactionHeader transaction;
  private String statedGuide = "";
  private Location place;
  private int ordinal;
  private boolean inside;
  private boolean complete;

  /**
   * Walks a stream that {@link #close()} will close.
   *
   * @param sets ST01 of the transactions to stop at
   * @param findings takes what is wrong with envelopes and segments, as it is met
   */
  public TransactionCursor(InputStream in, Set<String> sets, Consumer<Finding> findings) {
    this(in, sets, findings, segment -> {});
  }

  /**
   * The same, showing the segments that belong to none of the transactions.
   *
   * @param passedOver takes segments outside of every transaction and in those of other sets, each
   *     behind the finding that tells why
   */
  public TransactionCursor(
      InputStream in, Set<String> sets, Consumer<Finding> findings, Consumer<Segment> passedOver) {
    this.passedOver = passedOver;
    this.in = new InterchangeReader(in, findings);
    this.sets = Set.copyOf(sets);
    this.findings = findings;
  }

  /**
   * Moves to the next transaction of the sets; false at the end of the file.
   *
   * @throws io.claimway.x12.UnreadableFile when the bytes are no X12 at all
   */
  public boolean nextTransaction() {
    inside = false;
    for (Event event = in.next(); event != Event.END; event = in.next()) {
      if (event == Event.TRANSACTION) {
        if (sets.contains(in.transaction().set())) {
          open();
          return true;
        }
        report(
            FindingCode.TRANSACTION_NOT_READ,
            1,
            0,
            "the file was read for another transaction set; this transaction was not");
      } else if (event == Event.OUTSIDE || event == Event.SEGMENT) {
        passedOver.accept(in.segment());
      }
    }
    return false;
  }

  private void open() {
    interchange = in.interchange();
    group = in.group();
    transaction = in.transaction();
    place = in.location();
    statedGuide = in.segment().element(3);
    ordinal = 1;
    inside = true;
    complete = false;
    advance();
  }

  /** Moves to the next segment of the transaction. */
  public void advance() {
    if (!inside) {
      return;
    }
    Event event = in.next();
    ordinal++;
    if (event != Event.SEGMENT) {
      inside = false;
      complete = event == Event.TRANSACTION_END && in.atTrailer();
    }
  }

  /** Whether there is a segment of the transaction to look at. */
  public boolean inside() {
    return inside;
  }

  /** Whether the transaction has ended with its SE; false for one that was cut off. */
  public boolean complete() {
    return complete;
  }

  /** The segment, a view that is valid until {@link #advance()}. */
  public Segment segment() {
    return in.segment();
  }

  /** The segment's place in its transaction, counted from ST = 1. */
  public int ordinal() {
    return ordinal;
  }

  /** Where the transaction stands; at its end too. */
  public Location place() {
    return place;
  }

  /** The ISA of the transaction; its fields are empty where the file has none. */
  public InterchangeHeader interchange() {
    return interchange;
  }

  /** The GS of the transaction; its fields are empty where the file has none. */
  public GroupHeader group() {
    return group;
  }

  /** The ST of the transaction; its guide is the group's where ST03 is empty. */
  public TransactionHeader transaction() {
    return transaction;
  }

  /** The transaction's place in the file, counted from 1 over all sets. */
  public int transactionOrdinal() {
    return in.transactionCount();
  }

  /** ST03 itself, empty where only the group names the guide. */
  public String statedGuide() {
    return statedGuide;
  }

  /**
   * Reports something wrong with the segment.
   *
   * @param element the element concerned, or 0 for the segment
   * @param component the component concerned, or 0 for the element
   */
  public void report(FindingCode code, int element, int component, String message) {
    String found = element == 0 ? "" : in.segment().element(element);
    Location location = element == 0 ? in.location() : in.location().at(element, component);
    findings.accept(new Finding(code, location, "", found, "", message));
  }

  @Override
  public void close() {
    in.close();
  }
}
