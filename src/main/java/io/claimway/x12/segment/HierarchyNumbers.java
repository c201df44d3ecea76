package io.claimway.x12.segment;

import java.util.Arrays;

/**
 * The numbers of hierarchical levels that are met in order: HL01 counts from 1, HL02 is the level's
 * parent.
 */
public final class HierarchyNumbers {

  private int[] path = new int[8];
  private int number;
  private int parent;

  /** Goes on to a level below so many others. */
  public void next(int depth) {
    if (depth >= path.length) {
      path = Arrays.copyOf(path, depth + 8);
    }
    parent = depth == 0 ? 0 : path[depth - 1];
    path[depth] = ++number;
  }

  /** HL01 of the present level. */
  public int number() {
    return number;
  }

  /** HL02 of the present level; zero where it has no parent. */
  public int parent() {
    return parent;
  }
}
