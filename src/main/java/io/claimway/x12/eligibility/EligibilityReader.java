package io.claimway.x12.eligibility;

import io.claimway.x12.Finding;
import io.claimway.x12.FindingCode;
import io.claimway.x12.GroupHeader;
import io.claimway.x12.InterchangeHeader;
import io.claimway.x12.Location;
import io.claimway.x12.segment.HierarchicalHeader;
import io.claimway.x12.segment.TransactionCursor;
import io.claimway.x12.segment.ValueReader;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads 270s and 271s level by level in constant memory, each level with those above it.
 *
 * <pre>{@code
 * while (reader.nextTransaction() != null) {
 *   for (ReportedEligibility answer; (answer = reader.nextLevel()) != null; ) {
 *   }
 * }
 * }</pre>
 */
public final class EligibilityReader implements AutoCloseable {

  private static final int MOST_LEVELS = 4;

  private final TransactionCursor cursor;
  private final ValueReader values;
  private final EligibilityLevelReader levels;

  private HierarchicalHeader header;
  private final String[] numbers = new String[MOST_LEVELS];
  private final EligibilityLevel[] path = new EligibilityLevel[MOST_LEVELS];
  private int depth;

  /**
   * Reads a stream, which {@link #close()} closes.
   *
   * @param findings takes what is wrong, as it is met
   */
  public EligibilityReader(InputStream in, Consumer<Finding> findings) {
    this.cursor = new TransactionCursor(in, Set.of("270", "271"), findings);
    this.values = new ValueReader(cursor);
    this.levels = new EligibilityLevelReader(cursor, values);
  }

  /** Moves to the next transaction and reads its BHT; null at the end of the file. */
  public HierarchicalHeader nextTransaction() {
    if (!cursor.nextTransaction()) {
      return null;
    }
    depth = 0;
    header = values.header();
    return header;
  }

  /** The next level of the transaction; null at its end. */
  public ReportedEligibility nextLevel() {
    while (cursor.inside() && !cursor.segment().is("HL")) {
      cursor.report(
          FindingCode.SEGMENT_UNEXPECTED, 0, 0, "the segment stands outside of any level");
      cursor.advance();
    }
    if (!cursor.inside()) {
      return null;
    }
    String number = values.text(1);
    String parent = values.text(2);
    while (depth > 0 && !numbers[depth - 1].equals(parent)) {
      depth--;
    }
    if (depth == MOST_LEVELS) {
      cursor.report(
          FindingCode.LOOP_REPEATS_TOO_OFTEN,
          0,
          0,
          "the levels stand deeper than eligibility knows");
      depth--;
    }
    EligibilityLevel level = levels.read(depth);
    numbers[depth] = number;
    path[depth++] = level;
    return new ReportedEligibility(header, above("20"), above("21"), above("22"), level);
  }

  private EligibilityLevel above(String code) {
    for (int i = depth - 1; i >= 0; i--) {
      if (path[i].code().equals(code)) {
        return path[i];
      }
    }
    return null;
  }

  /** Whether the transaction, once its levels are read, ended with its SE. */
  public boolean complete() {
    return cursor.complete();
  }

  /** ST01 of the present transaction: 270 or 271. */
  public String set() {
    return cursor.transaction().set();
  }

  /** The ISA of the present transaction. */
  public InterchangeHeader interchange() {
    return cursor.interchange();
  }

  /** The GS of the present transaction. */
  public GroupHeader group() {
    return cursor.group();
  }

  /** Where the present transaction stands among interchanges and groups. */
  public Location place() {
    return cursor.place();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
