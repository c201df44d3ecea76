package io.claimway.x12;

import java.util.Arrays;

/**
 * Delimiters that take several bytes in UTF-8, and the unused control byte that stands for each
 * while the file is read.
 */
final class WideDelimiters {
  static final WideDelimiters NONE = new WideDelimiters();

  /** No UTF-8 character is longer. */
  static final int MAX_BYTES = 4;

  private static final byte[] FREE = {0x1C, 0x1D, 0x1E, 0x1F, 0x01, 0x02, 0x03, 0x04};

  private final byte[][] characters = new byte[4][];
  private final byte[] narrow = new byte[4];
  private int count;

  private WideDelimiters() {}

  static WideDelimiters of(HeaderScan scan) {
    byte[][] all = {scan.element, scan.component, scan.repetition, scan.segment};
    WideDelimiters wide = new WideDelimiters();
    int free = 0;
    for (byte[] character : all) {
      if (character.length > 1) {
        while (isUsed(FREE[free], all)) {
          free++;
        }
        wide.characters[wide.count] = character;
        wide.narrow[wide.count++] = FREE[free++];
      }
    }
    return wide.count == 0 ? NONE : wide;
  }

  private static boolean isUsed(byte b, byte[][] all) {
    for (byte[] character : all) {
      if (character.length == 1 && character[0] == b) {
        return true;
      }
    }
    return false;
  }

  /** The byte that stands for the character; -1 when there is none. */
  int narrow(byte[] character) {
    for (int i = 0; i < count; i++) {
      if (Arrays.equals(characters[i], character)) {
        return narrow[i];
      }
    }
    return character.length == 0 ? -1 : character[0] & 0xFF;
  }

  /** Replaces each wide delimiter in the range by its byte; gives the new end. */
  int translate(byte[] bytes, int from, int to) {
    int write = from;
    int read = from;
    while (read < to) {
      int found = at(bytes, read, to);
      if (found >= 0) {
        bytes[write++] = narrow[found];
        read += characters[found].length;
      } else {
        bytes[write++] = bytes[read++];
      }
    }
    return write;
  }

  private int at(byte[] bytes, int p, int to) {
    if (bytes[p] >= 0) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      int length = characters[i].length;
      if (p + length <= to && Arrays.equals(bytes, p, p + length, characters[i], 0, length)) {
        return i;
      }
    }
    return -1;
  }
}
