package io.claimway.x12;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks over 64 bytes at once for marks: delimiters, control characters and what is beyond ASCII,
 * all that is not plain text. Eight bytes are compared with one instruction, so that text costs
 * next to nothing and has no branches to be guessed wrong.
 */
final class MarkScan {
  /** Bytes of a block; so many must lie behind any position that is looked at. */
  static final int BLOCK = 64;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** One of these bits is set in every ASCII byte but control characters. */
  private static final long ABOVE_CONTROL = 0x60 * Packed.EACH;

  /** Multiplied by it, the lowest bits of eight bytes come together in the highest byte. */
  private static final long GATHER = 0x0102040810204080L;

  private final long element;
  private final long terminator;
  private final long component;
  private final long repetition;

  /** Component and repetition separator are negative where there is none. */
  MarkScan(int element, int terminator, int component, int repetition) {
    this.element = inEach(element);
    this.terminator = inEach(terminator);
    this.component = inEach(component);
    this.repetition = inEach(repetition);
  }

  /** A delimiter beyond ASCII is a mark in any case. */
  private static long inEach(int delimiter) {
    return delimiter < 0 || delimiter > 127 ? 0 : delimiter * Packed.EACH;
  }

  /** One bit for each byte of the block, the lowest for the first: set where a mark stands. */
  long marks(byte[] bytes, int from) {
    long marks = 0;
    for (int p = 0; p < BLOCK; p += Long.BYTES) {
      long found = ~plain((long) WORDS.get(bytes, from + p)) & Packed.HIGH;
      marks |= (((found >>> 7) * GATHER) >>> 56) << p;
    }
    return marks;
  }

  /** The high bit of each byte that is no mark. */
  private long plain(long word) {
    long low = word & Packed.LOW;
    return filled(low ^ element)
        & filled(low ^ terminator)
        & filled(low ^ component)
        & filled(low ^ repetition)
        & filled(low & ABOVE_CONTROL)
        & ~(word | (low + Packed.EACH));
  }

  /** The high bit of each byte that is not zero; none may be above 127. */
  private static long filled(long word) {
    return word + Packed.LOW;
  }
}
