package io.claimway.claim.code;

import java.util.Arrays;
import java.util.List;

/** The billable ICD-10-CM codes of one edition, packed into one sorted array (about 600 KB). */
public final class DiagnosisCodes {

  private static final int MAX_LENGTH = 7;
  private static final int RADIX = 37;

  private final long[] packed;

  private DiagnosisCodes(long[] packed) {
    this.packed = packed;
  }

  /** The codes in these lines, one per line, without dots. */
  public static DiagnosisCodes of(List<String> lines) {
    long[] packed = lines.stream().mapToLong(DiagnosisCodes::pack).sorted().distinct().toArray();
    if (packed.length > 0 && packed[0] < 0) {
      throw new IllegalArgumentException(
          "Cannot read diagnosis codes: a line holds no code of 1 to 7 letters and digits");
    }
    return new DiagnosisCodes(packed);
  }

  /** Whether the code, without its dot, may stand on a claim. */
  public boolean isBillable(String code) {
    return Arrays.binarySearch(packed, pack(code)) >= 0;
  }

  /** Whether the code is a category that is not billable itself: more characters are needed. */
  public boolean isCategory(String code) {
    long low = pack(code);
    if (low < 0 || code.length() >= MAX_LENGTH) {
      return false;
    }
    int at = Arrays.binarySearch(packed, low);
    long next = low + Math.round(Math.pow(RADIX, MAX_LENGTH - code.length()));
    int insertion = at < 0 ? -at - 1 : at + 1;
    return at < 0 && insertion < packed.length && packed[insertion] < next;
  }

  /** How many codes there are. */
  public int size() {
    return packed.length;
  }

  /** Left-justified base 37 with 0 for no character, so that codes sort as text; -1 for no code. */
  private static long pack(String code) {
    if (code.isEmpty() || code.length() > MAX_LENGTH) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < MAX_LENGTH; i++) {
      int digit = i < code.length() ? digit(code.charAt(i)) : 0;
      if (digit < 0) {
        return -1;
      }
      value = value * RADIX + digit;
    }
    return value;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0' + 1;
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 11 : -1;
  }
}
