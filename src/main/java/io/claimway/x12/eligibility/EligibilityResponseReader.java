package io.claimway.x12.eligibility;

import io.claimway.x12.Finding;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.segment.DateSegment;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.KeptSegment;
import io.claimway.x12.segment.LoopReader;
import io.claimway.x12.segment.NamedLoop;
import io.claimway.x12.segment.TraceSegment;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the levels of the 271s of a file one by one, in constant memory.
 *
 * <pre>{@code
 * while (reader.nextTransaction()) {
 *   for (ReportedEligibility told; (told = reader.nextLevel()) != null; ) {
 *   }
 * }
 * }</pre>
 *
 * <p>What cannot be read is a finding and never an exception.
 */
public final class EligibilityResponseReader implements AutoCloseable {

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final LoopReader loops;
  private final BenefitReader benefits;

  private HierarchicalHeader header;
  private EligibilityLevel source;
  private EligibilityLevel receiver;
  private EligibilityLevel subscriber;

  /**
   * Reads a stream, which {@link #close()} closes.
   *
   * @param findings takes what is wrong, as it is met
   */
  public EligibilityResponseReader(InputStream in, Consumer<Finding> findings) {
    this.cursor = new TransactionCursor(in, Set.of("271"), findings);
    this.values = new ValueReader(cursor);
    this.loops = new LoopReader(cursor, values);
    this.benefits = new BenefitReader(cursor, values, loops);
  }

  /** Moves to the next 271; false at the end of the file. */
  public boolean nextTransaction() {
    if (!cursor.nextTransaction()) {
      return false;
    }
    header = values.header();
    source = null;
    receiver = null;
    subscriber = null;
    return true;
  }

  /** The next level of the transaction; null at its end. */
  public ReportedEligibility nextLevel() {
    while (cursor.inside() && !cursor.segment().is("HL")) {
      cursor.advance();
    }
    if (!cursor.inside()) {
      return null;
    }
    String code = cursor.segment().element(3);
    EligibilityLevel level = level(code);
    switch (code) {
      case "20" -> {
        source = level;
        receiver = null;
        subscriber = null;
      }
      case "21" -> {
        receiver = level;
        subscriber = null;
      }
      case "22" -> subscriber = level;
      default -> {}
    }
    return new ReportedEligibility(header, source, receiver, subscriber, level);
  }

  private EligibilityLevel level(String code) {
    int ordinal = cursor.ordinal();
    List<TraceSegment> traces = new ArrayList<>(1);
    List<RequestValidation> levelRejections = new ArrayList<>(0);
    List<RequestValidation> rejections = new ArrayList<>(0);
    List<BenefitLoop> told = new ArrayList<>(8);
    List<KeptSegment> kept = new ArrayList<>(0);
    List<DateSegment> dates = new ArrayList<>(2);
    NamedLoop party = null;
    cursor.advance();
    while (cursor.inside() && !cursor.segment().is("HL")) {
      switch (cursor.segment().id()) {
        case "NM1" -> {
          if (party == null) {
            party = loops.read();
          } else {
            keep(kept);
          }
        }
        case "EB" -> told.add(benefits.read());
        case "TRN" -> take(traces, values.trace(), kept);
        case "AAA" -> take(party == null ? levelRejections : rejections, rejection(values), kept);
        case "DTP" -> take(dates, values.date(), kept);
        default -> keep(kept);
      }
    }
    return new EligibilityLevel(
        code,
        depth(code),
        traces,
        levelRejections,
        dated(party, dates),
        rejections,
        null,
        told,
        kept,
        ordinal);
  }

  /** Dates may stand behind INS, which ends the loop of the name that they belong to. */
  private static NamedLoop dated(NamedLoop party, List<DateSegment> later) {
    if (party == null || later.isEmpty()) {
      return party;
    }
    List<DateSegment> all = new ArrayList<>(party.dates());
    all.addAll(later);
    return party.withDates(all.toArray(DateSegment[]::new));
  }

  private static int depth(String code) {
    return switch (code) {
      case "20" -> 0;
      case "21" -> 1;
      case "22" -> 2;
      default -> 3;
    };
  }

  private <T> void take(List<T> list, T value, List<KeptSegment> kept) {
    if (value == null) {
      keep(kept);
    } else {
      list.add(value);
      cursor.advance();
    }
  }

  private void keep(List<KeptSegment> kept) {
    kept.add(values.kept());
    cursor.advance();
  }

  /** The AAA that the cursor stands on. */
  static RequestValidation rejection(ValueReader values) {
    return new RequestValidation(values.text(1), values.text(2), values.text(3), values.text(4));
  }

  /** The ISA in force, or null. */
  public InterchangeHeader interchange() {
    return cursor.interchange();
  }

  /** The transaction's place in the file, counted from 1 over all sets. */
  public int transactionOrdinal() {
    return cursor.transactionOrdinal();
  }

  /** Whether the transaction has ended with its SE; false for one that was cut off. */
  public boolean complete() {
    return cursor.complete();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
