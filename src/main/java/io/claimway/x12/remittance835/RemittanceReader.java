package io.claimway.x12.remittance835;

import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.Location;
import io.claimway.x12.Segment;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the 835s of a file part by part in constant memory: each payment, its claims one at a time,
 * its provider adjustments, its end; then the next payment.
 *
 * <p>Interchange and group in force can be asked for at any part. What cannot be read, and what
 * 4010 left over, is a finding and never an exception.
 */
public final class RemittanceReader implements Iterator<RemittancePart>, AutoCloseable {

  private static final long LX = ValueReader.elements(1);

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final PaymentReader payments;
  private final RemittanceClaimReader claims;

  private RemittancePart next;
  private RemittanceHeading heading;
  private boolean open;
  private long claimCount;
  private long paymentCents;
  private long claimCents;
  private long adjustmentCents;

  /**
   * Reads a stream, which {@link #close()} closes.
   *
   * @param findings takes what is wrong, as it is met
   */
  public RemittanceReader(InputStream in, Consumer<Finding> findings) {
    this(in, findings, segment -> {});
  }

  /**
   * The same, showing what belongs to no payment.
   *
   * @param passedOver takes segments outside of every transaction and in those of other sets, each
   *     behind the finding that tells why
   */
  public RemittanceReader(
      InputStream in, Consumer<Finding> findings, Consumer<Segment> passedOver) {
    this.cursor = new TransactionCursor(in, Set.of("835"), findings, passedOver);
    this.values = new ValueReader(cursor);
    this.payments = new PaymentReader(cursor, values);
    this.claims = new RemittanceClaimReader(cursor, values);
  }

  /**
   * Whether there is another part.
   *
   * @throws io.claimway.x12.UnreadableFile when the bytes are no X12 at all
   */
  @Override
  public boolean hasNext() {
    if (next == null) {
      next = read();
    }
    return next != null;
  }

  @Override
  public RemittancePart next() {
    if (!hasNext()) {
      throw new NoSuchElementException("Cannot read another part: the file has ended");
    }
    RemittancePart part = next;
    next = null;
    return part;
  }

  private RemittancePart read() {
    if (!open) {
      return cursor.nextTransaction() ? openPayment() : null;
    }
    while (cursor.inside()) {
      switch (cursor.segment().id()) {
        case "LX" -> heading = heading();
        case "CLP" -> {
          RemittanceClaim claim = claims.read(heading);
          claimCount++;
          claimCents += claim.head().paidCents();
          return RemittancePart.of(claim);
        }
        case "PLB" -> {
          ProviderAdjustment adjustment = adjustment();
          adjustmentCents += adjustment.totalCents();
          return RemittancePart.of(adjustment);
        }
        default -> {
          cursor.report(
              FindingCode.SEGMENT_UNEXPECTED,
              0,
              0,
              "the segment belongs to no claim, line or payment of the remittance");
          cursor.advance();
        }
      }
    }
    open = false;
    return RemittancePart.of(
        new RemittanceEnd(
            cursor.complete(),
            cursor.ordinal(),
            claimCount,
            paymentCents,
            claimCents,
            adjustmentCents));
  }

  private RemittancePart openPayment() {
    open = true;
    heading = null;
    claimCount = 0;
    claimCents = 0;
    adjustmentCents = 0;
    RemittancePayment payment = payments.read();
    paymentCents = payment.payment().cents();
    return RemittancePart.of(payment);
  }

  private RemittanceHeading heading() {
    values.mustFit(LX, 0);
    String number = values.text(1);
    cursor.advance();
    List<KeptSegment> kept = new ArrayList<>(0);
    while (cursor.inside() && (cursor.segment().is("TS3") || cursor.segment().is("TS2"))) {
      kept.add(values.kept());
      cursor.advance();
    }
    return new RemittanceHeading(number, kept);
  }

  private ProviderAdjustment adjustment() {
    List<ProviderAdjustment.Item> items = new ArrayList<>(1);
    int last = 2 + 2 * ProviderAdjustment.MOST_ITEMS;
    for (int e = 3; e <= Math.min(cursor.segment().elementCount(), last); e += 2) {
      if (cursor.segment().has(e) || cursor.segment().has(e + 1)) {
        String reason = cursor.segment().component(e, 1);
        String reference = cursor.segment().component(e, 2);
        items.add(new ProviderAdjustment.Item(reason, reference, values.cents(e + 1)));
      }
    }
    ProviderAdjustment adjustment =
        new ProviderAdjustment(values.text(1), values.text(2), items, cursor.ordinal());
    cursor.advance();
    return adjustment;
  }

  /**
   * The ISA of the present payment; a test file ({@link InterchangeHeader#test()}) must not post.
   */
  public InterchangeHeader interchange() {
    return cursor.interchange();
  }

  /** The GS of the present payment. */
  public GroupHeader group() {
    return cursor.group();
  }

  /** Where the present payment stands among interchanges and groups. */
  public Location place() {
    return cursor.place();
  }

  /** The present payment's place in the file among all transactions, counted from 1. */
  public int transactionOrdinal() {
    return cursor.transactionOrdinal();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
