package io.claimway.chance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What one case of a property is made of, all of it drawn from the case's seed.
 *
 * <p>Of a hundred seeds in a row one draws the least of everything, one the most, and ten only
 * edges: the least, the most, their neighbours, and those of zero. The others draw an edge now and
 * then, else a number of any size, small ones as often as large ones.
 */
public final class Chance {
  private static final String CAPITALS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final int LONGEST_TEXT = 255;
  private static final int ONE_IN = 8;

  /** Which values a case prefers. */
  private enum Leaning {
    LEAST,
    MOST,
    EDGES,
    NONE;

    static Leaning of(long seed) {
      int place = Math.floorMod(seed, 100);
      return place == 0 ? LEAST : place == 1 ? MOST : place < 12 ? EDGES : NONE;
    }
  }

  private final long seed;
  private final Leaning leaning;
  private final RandomGenerator random;

  private Chance(long seed) {
    this.seed = seed;
    this.leaning = Leaning.of(seed);
    this.random = new SplittableRandom(seed);
  }

  /** The chance of a seed: the same draws, whenever they are asked for in the same order. */
  public static Chance of(long seed) {
    return new Chance(seed);
  }

  /** A number from the least to the most, both included; the most is below the largest long. */
  public long between(long least, long most) {
    return switch (leaning) {
      case LEAST -> least;
      case MOST -> most;
      case EDGES -> edge(least, most);
      case NONE ->
          random.nextInt(ONE_IN) == 0
              ? edge(least, most)
              : random.nextBoolean() ? evenly(least, most) : ofAnySize(least, most);
    };
  }

  public int between(int least, int most) {
    return (int) between((long) least, (long) most);
  }

  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[index(choices.length)];
  }

  /** So many values, each drawn anew. */
  public <T> List<T> list(int least, int most, Supplier<T> value) {
    List<T> values = new ArrayList<>();
    for (int left = between(least, most); left > 0; left--) {
      values.add(value.get());
    }
    return values;
  }

  /** At least so many of the choices, none of them twice, in any order. */
  public <T> List<T> someOf(int least, List<T> choices) {
    List<T> shuffled = new ArrayList<>(choices);
    for (int left = shuffled.size(); left > 1; left--) {
      Collections.swap(shuffled, left - 1, random.nextInt(left));
    }
    return List.copyOf(shuffled.subList(0, between(least, choices.size())));
  }

  /** A value, or null in the given share of cases. */
  public <T> T orNull(double share, Supplier<T> value) {
    boolean absent =
        switch (leaning) {
          case LEAST -> true;
          case MOST -> false;
          case EDGES, NONE -> random.nextDouble() < share;
        };
    return absent ? null : value.get();
  }

  /** Capitals and digits. */
  public String word(int least, int most) {
    return string(between(least, most), CAPITALS_AND_DIGITS);
  }

  public String digits(int length) {
    return string(length, DIGITS);
  }

  /**
   * Text as anybody might send it, up to 255 code points: plain, with accents and marks, of any
   * script, with control characters and halves of surrogate pairs.
   */
  public String text() {
    int last = oneOf(0x7f, 0x24f, 0x36f, 0xffff, Character.MAX_CODE_POINT);
    StringBuilder text = new StringBuilder();
    for (int left = between(0, LONGEST_TEXT); left > 0; left--) {
      text.appendCodePoint(between(0, last));
    }
    return text.toString();
  }

  /** The seed. */
  @Override
  public String toString() {
    return Long.toString(seed);
  }

  private String string(int length, String alphabet) {
    StringBuilder string = new StringBuilder(length);
    for (int left = length; left > 0; left--) {
      string.append(alphabet.charAt(index(alphabet.length())));
    }
    return string.toString();
  }

  /** A place among so many, each as likely as the others where no edge is wanted. */
  private int index(int count) {
    return switch (leaning) {
      case LEAST -> 0;
      case MOST -> count - 1;
      case EDGES, NONE -> random.nextInt(count);
    };
  }

  private long edge(long least, long most) {
    long edge =
        switch (random.nextInt(7)) {
          case 0, 1 -> least;
          case 2, 3 -> most;
          case 4 -> least + 1;
          case 5 -> most - 1;
          default -> random.nextInt(-1, 2);
        };
    return within(edge, least, most);
  }

  private long evenly(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  /** A number near zero, or near what comes next to it, as often as one far away. */
  private long ofAnySize(long least, long most) {
    long origin = within(0, least, most);
    long span = Math.subtractExact(most, least);
    int bits = Long.SIZE - Long.numberOfLeadingZeros(span);
    long reach = span >>> random.nextInt(bits + 1);
    return evenly(Math.max(least, origin - reach), Math.min(most, origin + reach));
  }

  private static long within(long number, long least, long most) {
    return Math.max(least, Math.min(most, number));
  }
}
