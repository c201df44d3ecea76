package io.claimway.bank.nacha;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The records of a NACHA file in constant memory: lines ended by LF, CR or CRLF, or 94-byte records
 * without line ends.
 */
final class AchLines {

  /** How far the first line end may be before the file counts as written without line ends. */
  private static final int LOOK_AHEAD = 4 * 1024;

  /** A longer line is cut; the rest of it is no ACH data in any case. */
  private static final int MAX_LINE = 4 * 1024;

  private final BufferedInputStream in;
  private final byte[] buffer = new byte[MAX_LINE];
  private final boolean fixed;
  private long number;
  private int byteLength;
  private boolean ascii;

  AchLines(InputStream stream) throws IOException {
    in = new BufferedInputStream(stream, 1 << 16);
    skipByteOrderMark();
    fixed = hasNoLineEnds();
  }

  private void skipByteOrderMark() throws IOException {
    in.mark(3);
    byte[] head = in.readNBytes(3);
    if (head.length < 3
        || head[0] != (byte) 0xEF
        || head[1] != (byte) 0xBB
        || head[2] != (byte) 0xBF) {
      in.reset();
    }
  }

  private boolean hasNoLineEnds() throws IOException {
    in.mark(LOOK_AHEAD);
    byte[] head = in.readNBytes(LOOK_AHEAD);
    in.reset();
    for (int i = 0; i < head.length; i++) {
      if (head[i] == '\n' || head[i] == '\r') {
        return i > AchRecord.LENGTH
            && (i % AchRecord.LENGTH == 0 || isSecondRecord(head[AchRecord.LENGTH], i));
      }
    }
    return head.length > AchRecord.LENGTH;
  }

  /** Where the last record lost its blanks the whole is no multiple, but the records tell. */
  private static boolean isSecondRecord(byte type, int length) {
    return length >= 2 * AchRecord.LENGTH && (type == '5' || type == '9');
  }

  /** The next record as it stands, blank lines left out; null at the end. */
  String next() throws IOException {
    while (true) {
      int length = fill();
      if (length < 0) {
        return null;
      }
      number++;
      String line = decode(length);
      if (!line.isBlank()) {
        return line;
      }
    }
  }

  private int fill() throws IOException {
    byteLength = 0;
    int read = in.read();
    if (read < 0) {
      return -1;
    }
    while (read >= 0 && read != '\n' && read != '\r') {
      if (byteLength < MAX_LINE) {
        buffer[byteLength] = (byte) read;
      }
      byteLength++;
      if (fixed && byteLength == AchRecord.LENGTH) {
        return byteLength;
      }
      read = in.read();
    }
    if (read == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    return Math.min(byteLength, MAX_LINE);
  }

  /**
   * Columns are bytes; only a line that is too long as bytes may be counted in UTF-8 characters.
   */
  private String decode(int length) {
    ascii = true;
    for (int i = 0; i < length; i++) {
      ascii &= buffer[i] >= 0x20 && buffer[i] < 0x7f;
      if (buffer[i] == 0) {
        // No text holds a NUL, and no database takes one.
        buffer[i] = ' ';
      }
    }
    byte[] line = Arrays.copyOf(buffer, length);
    if (!ascii && length > AchRecord.LENGTH) {
      String utf8 = new String(line, StandardCharsets.UTF_8);
      if (utf8.indexOf('\ufffd') < 0) {
        return utf8;
      }
    }
    return new String(line, StandardCharsets.ISO_8859_1);
  }

  long number() {
    return number;
  }

  boolean isAscii() {
    return ascii;
  }
}
