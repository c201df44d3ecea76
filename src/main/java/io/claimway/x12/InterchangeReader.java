package io.claimway.x12;

import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Pulls the envelope structure out of a stream: interchanges, groups, transactions and the segments
 * between ST and SE, each with its headers and its place. What is wrong with the envelopes becomes
 * findings; a missing trailer ends its envelope where the next one starts, so that one broken
 * transaction never costs its neighbours.
 *
 * <pre>{@code
 * for (Event event = in.next(); event != Event.END; event = in.next()) {
 *   switch (event) { case TRANSACTION: … case SEGMENT: … case TRANSACTION_END: … }
 * }
 * }</pre>
 */
public final class InterchangeReader implements AutoCloseable {
  /** What the reader has come to; each start has its end, also where the trailer is missing. */
  public enum Event {
    INTERCHANGE,
    /** A TA1, wherever it stands outside a transaction. */
    TA1,
    GROUP,
    /** The ST. */
    TRANSACTION,
    /** A segment between ST and SE. */
    SEGMENT,
    /** A segment that stands in no transaction and is no envelope: content that lost its own. */
    OUTSIDE,
    /** The SE, or the place where it is missing ({@link #atTrailer()} tells). */
    TRANSACTION_END,
    GROUP_END,
    INTERCHANGE_END,
    END
  }

  private static final int ISA = Segment.tagOf("ISA");
  private static final int IEA = Segment.tagOf("IEA");
  private static final int GS = Segment.tagOf("GS");
  private static final int GE = Segment.tagOf("GE");
  private static final int ST = Segment.tagOf("ST");
  private static final int SE = Segment.tagOf("SE");
  private static final int TA1 = Segment.tagOf("TA1");

  private final SegmentReader in;
  private final EnvelopeChecks checks;

  private InterchangeHeader interchange;
  private GroupHeader group;
  private TransactionHeader transaction;
  private boolean trailer;

  /** The present segment is still to be taken: it has only ended what was open. */
  private boolean held;

  /** The transaction has ended, but its header stands until the caller moves on. */
  private boolean transactionEnded;

  /** The segment before this one stood outside too. */
  private boolean outside;

  private boolean ended;
  private int interchanges;
  private int groups;
  private int transactions;
  private int groupsInFile;
  private int transactionsInFile;
  private int segmentsInTransaction;

  /** Reads a stream, handing what it finds wrong with the envelopes to the consumer. */
  public InterchangeReader(InputStream stream, Consumer<Finding> findings) {
    this(new SegmentReader(stream), findings);
  }

  /** Reads segments, handing what it finds wrong with the envelopes to the consumer. */
  public InterchangeReader(SegmentReader segments, Consumer<Finding> findings) {
    this.in = segments;
    this.checks = new EnvelopeChecks(this, findings);
  }

  /**
   * Moves on; {@link Event#END} at the end of the file, and again after it.
   *
   * @throws UnreadableFile when the bytes are no X12 at all
   */
  public Event next() {
    if (transactionEnded) {
      transaction = null;
      transactionEnded = false;
    }
    while (!ended) {
      if (!held && !in.next()) {
        Event closing = closeAll();
        ended = closing == null;
        return ended ? Event.END : closing;
      }
      boolean fresh = !held;
      held = false;
      if (fresh && transaction != null) {
        segmentsInTransaction++;
      }
      Event event = take(fresh);
      if (event != null) {
        outside = event == Event.OUTSIDE;
        return event;
      }
    }
    return Event.END;
  }

  private Event take(boolean fresh) {
    Segment segment = in.segment();
    int tag = segment.tag();
    if (transaction != null && !isEnvelope(tag)) {
      checks.segment(segment);
      return Event.SEGMENT;
    }
    if (tag == SE) {
      return transaction == null ? stray() : endTransaction(true);
    }
    if (tag == ST) {
      return openTransaction();
    }
    if (tag == GE) {
      return transaction != null ? hold(endTransaction(false)) : endGroup();
    }
    if (tag == GS) {
      return openGroup();
    }
    if (tag == IEA) {
      return endInterchange();
    }
    if (tag == ISA) {
      return openInterchange();
    }
    if (tag == TA1) {
      checks.ta1();
      return Event.TA1;
    }
    return fresh ? stray() : null;
  }

  private static boolean isEnvelope(int tag) {
    return tag == SE || tag == ST || tag == GE || tag == GS || tag == IEA || tag == ISA;
  }

  private Event hold(Event event) {
    held = true;
    return event;
  }

  private Event stray() {
    if (!outside) {
      checks.stray(interchange == null && interchanges > 0);
    }
    return Event.OUTSIDE;
  }

  // --- opening

  private Event openInterchange() {
    Event closing = closeAll();
    if (closing != null) {
      return hold(closing);
    }
    interchange = InterchangeHeader.from(in.segment());
    interchanges++;
    groups = 0;
    trailer = false;
    checks.interchange(in.segment(), in.headerFlaw(), in.leadingBytes());
    return Event.INTERCHANGE;
  }

  private Event openGroup() {
    if (transaction != null) {
      return hold(endTransaction(false));
    }
    if (group != null) {
      checks.groupTrailerMissing();
      return hold(closeGroup(false));
    }
    if (interchange == null) {
      return hold(inventInterchange());
    }
    group = GroupHeader.from(in.segment());
    groups++;
    groupsInFile++;
    transactions = 0;
    checks.group(in.segment());
    return Event.GROUP;
  }

  private Event openTransaction() {
    if (transaction != null) {
      return hold(endTransaction(false));
    }
    if (interchange == null) {
      return hold(inventInterchange());
    }
    if (group == null) {
      group = new GroupHeader("", "", "", "", "", "", "", "");
      groups++;
      groupsInFile++;
      transactions = 0;
      checks.groupHeaderMissing();
      return hold(Event.GROUP);
    }
    transaction = TransactionHeader.from(in.segment(), group);
    transactions++;
    transactionsInFile++;
    segmentsInTransaction = 1;
    checks.transaction(in.segment());
    return Event.TRANSACTION;
  }

  /** A file without ISA still has one interchange, of which nothing is known. */
  private Event inventInterchange() {
    interchanges++;
    groups = 0;
    interchange =
        new InterchangeHeader("", "", "", "", "", "", "", "", "", "", "", "", false, false);
    checks.interchangeHeaderMissing();
    return Event.INTERCHANGE;
  }

  // --- closing

  private Event endTransaction(boolean bySe) {
    if (bySe) {
      checks.transactionTrailer(in.segment(), segmentsInTransaction);
    } else {
      checks.transactionTrailerMissing();
    }
    trailer = bySe;
    transactionEnded = true;
    return Event.TRANSACTION_END;
  }

  private Event endGroup() {
    if (group == null) {
      return stray();
    }
    checks.groupTrailer(in.segment(), transactions);
    return closeGroup(true);
  }

  private Event closeGroup(boolean byGe) {
    trailer = byGe;
    group = null;
    return Event.GROUP_END;
  }

  private Event endInterchange() {
    if (transaction != null) {
      return hold(endTransaction(false));
    }
    if (group != null) {
      checks.groupTrailerMissing();
      return hold(closeGroup(false));
    }
    if (interchange == null) {
      return stray();
    }
    checks.interchangeTrailer(in.segment(), groups);
    trailer = true;
    interchange = null;
    return Event.INTERCHANGE_END;
  }

  /** Ends the innermost open envelope, for want of its trailer; null when none is open. */
  private Event closeAll() {
    if (transaction != null) {
      return endTransaction(false);
    }
    if (group != null) {
      checks.groupTrailerMissing();
      return closeGroup(false);
    }
    if (interchange != null) {
      checks.interchangeTrailerMissing();
      trailer = false;
      interchange = null;
      return Event.INTERCHANGE_END;
    }
    return null;
  }

  // --- where it is

  /** The present segment; meaningless at an end whose trailer is missing. */
  public Segment segment() {
    return in.segment();
  }

  /** True when the present end has its trailer segment. */
  public boolean atTrailer() {
    return trailer;
  }

  /** The open interchange, or null. A file without ISA has one with empty fields. */
  public InterchangeHeader interchange() {
    return interchange;
  }

  /** The open group, or null; with empty fields where the GS is missing. */
  public GroupHeader group() {
    return group;
  }

  /** The open transaction, also at its end; or null. */
  public TransactionHeader transaction() {
    return transaction;
  }

  /** The delimiters in force. */
  public Delimiters delimiters() {
    return in.delimiters();
  }

  /** Interchanges met so far. */
  public int interchangeCount() {
    return interchanges;
  }

  /** Groups met so far, over all interchanges. */
  public int groupCount() {
    return groupsInFile;
  }

  /** Transactions met so far, over all groups. */
  public int transactionCount() {
    return transactionsInFile;
  }

  /** Segments of the present transaction so far, the ST included. */
  public int segmentsInTransaction() {
    return segmentsInTransaction;
  }

  /** Bytes read so far. */
  public long byteOffset() {
    return in.byteOffset();
  }

  /** Where the present segment stands. */
  public Location location() {
    Segment segment = in.segment();
    return new Location(
        interchange == null ? 0 : interchanges,
        group == null ? 0 : groups,
        transaction == null ? 0 : transactions,
        transaction == null ? (int) segment.ordinal() : segmentsInTransaction,
        segment.ordinal(),
        segment.byteOffset(),
        segment.id(),
        0,
        0,
        0);
  }

  @Override
  public void close() {
    in.close();
  }
}
