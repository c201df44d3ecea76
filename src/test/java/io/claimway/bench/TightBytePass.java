package io.claimway.bench;

import java.io.IOException;
import java.io.InputStream;

/**
 * The floor for reading an 835: one pass over the bytes that splits segments and elements and adds
 * up CLP04, with fixed delimiters and no check of anything.
 */
final class TightBytePass {
  private long claims;
  private long segments;
  private long elements;
  private long paid;

  /** Reads the stream to its end and gives the sum of CLP04 in cents. */
  long read(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    int element = 0;
    int id = 0;
    long amount = 0;
    int fraction = -1;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      for (int i = 0; i < n; i++) {
        byte b = buffer[i];
        if (b == '*' || b == '~') {
          if (element == 4 && id == ('C' << 16 | 'L' << 8 | 'P')) {
            paid += fraction < 0 ? amount * 100 : fraction == 1 ? amount * 10 : amount;
            claims++;
          }
          element++;
          elements++;
          amount = 0;
          fraction = -1;
          if (b == '~') {
            segments++;
            element = 0;
            id = 0;
          }
        } else if (element == 0) {
          if (b > ' ') {
            id = id << 8 | b;
          }
        } else if (element == 4) {
          if (b == '.') {
            fraction = 0;
          } else {
            amount = amount * 10 + (b - '0');
            fraction = fraction < 0 ? -1 : fraction + 1;
          }
        }
      }
    }
    return paid;
  }

  long claims() {
    return claims;
  }

  long segments() {
    return segments;
  }

  long elements() {
    return elements;
  }
}
