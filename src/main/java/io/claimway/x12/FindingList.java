package io.claimway.x12;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Findings in the order they were made, at most a given number of them kept: a file that is wrong
 * in every segment says so often enough in its first ones. Those that refuse are never left out
 * before those that do not.
 */
public final class FindingList implements Consumer<Finding> {
  /** Kept of one transaction unless said otherwise. */
  public static final int USUAL_LIMIT = 500;

  private final int limit;
  private final List<Finding> kept = new ArrayList<>();
  private long count;
  private boolean refused;

  public FindingList() {
    this(USUAL_LIMIT);
  }

  public FindingList(int limit) {
    this.limit = limit;
  }

  @Override
  public void accept(Finding finding) {
    count++;
    boolean firstRefusal = finding.refuses() && !refused;
    refused |= finding.refuses();
    if (kept.size() < limit) {
      kept.add(finding);
    } else if (firstRefusal) {
      kept.set(limit - 1, finding);
    }
  }

  /** The findings kept. */
  public List<Finding> list() {
    return Collections.unmodifiableList(kept);
  }

  /** Findings made, those not kept included. */
  public long count() {
    return count;
  }

  /** True when one of them refuses what it stands in. */
  public boolean refuses() {
    return refused;
  }

  public boolean isEmpty() {
    return count == 0;
  }
}
