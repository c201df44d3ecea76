package io.claimway.x12;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Up to eight bytes as one number, the last byte lowest: ids and codes, compared at once. */
public final class Packed {
  /** More bytes do not fit. */
  public static final int MAX_BYTES = Long.BYTES;

  /** One in each byte. */
  static final long EACH = 0x0101010101010101L;

  /** The high bit of each byte, and the bits below it. */
  static final long HIGH = 0x8080808080808080L;

  static final long LOW = ~HIGH;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Packed() {}

  /** The bytes of the range, of which there are at most eight; 0 when there is none. */
  public static long of(byte[] bytes, int from, int to) {
    if (from >= to) {
      return 0;
    }
    if (from + MAX_BYTES > bytes.length) {
      return atTheEnd(bytes, from, to);
    }
    return (long) WORDS.get(bytes, from) >>> ((MAX_BYTES - (to - from)) * Byte.SIZE);
  }

  private static long atTheEnd(byte[] bytes, int from, int to) {
    long packed = 0;
    for (int p = from; p < to; p++) {
      packed = (packed << Byte.SIZE) | (bytes[p] & 0xFF);
    }
    return packed;
  }

  public static long of(String ascii) {
    byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
    return of(bytes, 0, bytes.length);
  }
}
