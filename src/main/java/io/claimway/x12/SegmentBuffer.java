package io.claimway.x12;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of segments as they are put down: text, numbers and separators, one after another. */
final class SegmentBuffer {
  private final boolean[] refused = new boolean[128];
  private byte[] bytes;
  private int length;

  /** A buffer that refuses control characters and these delimiters in text. */
  SegmentBuffer(int capacity, byte... delimiters) {
    bytes = new byte[capacity];
    Arrays.fill(refused, 0, ' ', true);
    refused[127] = true;
    for (byte delimiter : delimiters) {
      refused[delimiter] = true;
    }
  }

  int length() {
    return length;
  }

  void put(byte value) {
    if (length == bytes.length) {
      room(1);
    }
    bytes[length++] = value;
  }

  /** Puts the text; gives -1, or the index of a character that may not stand in it. */
  int put(String value) {
    int n = value.length();
    room(n);
    byte[] to = bytes;
    int at = length;
    for (int i = 0; i < n; i++) {
      char c = value.charAt(i);
      if (c >= 128) {
        return putBeyondAscii(value);
      }
      if (refused[c]) {
        return i;
      }
      to[at + i] = (byte) c;
    }
    length = at + n;
    return -1;
  }

  private int putBeyondAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 128 && refused[c]) {
        return i;
      }
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return -1;
  }

  /** Puts the outbound text when each character can be told alone; else nothing, and false. */
  boolean put(String value, OutboundText outbound) {
    int n = value.length();
    room(n);
    byte[] to = bytes;
    int at = length;
    for (int i = 0; i < n; i++) {
      byte written = outbound.written(value.charAt(i));
      if (written == 0) {
        return false;
      }
      to[at + i] = written;
    }
    length = at + n;
    return true;
  }

  void cents(long cents) {
    if (cents < 0) {
      put((byte) '-');
    }
    int fraction = (int) Math.abs(cents % 100);
    number(Math.abs(cents / 100));
    if (fraction != 0) {
      put((byte) '.');
      put((byte) ('0' + fraction / 10));
      if (fraction % 10 != 0) {
        put((byte) ('0' + fraction % 10));
      }
    }
  }

  void number(long value) {
    if (value < 0) {
      put(Long.toString(value));
      return;
    }
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    padded(value, digits);
  }

  void padded(long value, int digits) {
    room(digits);
    long rest = value;
    for (int i = digits - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  /** Hands everything to the stream and starts again. */
  void drain(OutputStream out) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write X12 output: the stream failed", e);
    }
    length = 0;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }
}
