package io.claimway.x12.check;

import io.claimway.x12.Packed;
import java.util.Collection;
import java.util.List;

/** A set of codes of up to eight ASCII characters, looked up straight from bytes. */
final class CodeSet {
  private static final int FEW = 4;

  private final String name;
  private final List<String> codes;
  private final boolean external;
  private final long[] few;
  private final long[] slots;
  private final int mask;

  CodeSet(String name, Collection<String> codes, boolean external) {
    this.name = name;
    this.codes = List.copyOf(codes);
    this.external = external;
    this.few = codes.size() <= FEW ? new long[codes.size()] : null;
    int size = Integer.highestOneBit(Math.max(4, codes.size()) * 4);
    this.slots = few == null ? new long[size] : new long[0];
    this.mask = size - 1;
    int n = 0;
    for (String code : this.codes) {
      long packed = pack(code);
      if (few != null) {
        few[n++] = packed;
      } else {
        insert(packed);
      }
    }
  }

  private void insert(long packed) {
    int slot = slot(packed);
    while (slots[slot] != 0 && slots[slot] != packed) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = packed;
  }

  private int slot(long packed) {
    return (int) ((packed * 0x9E3779B97F4A7C15L) >>> 40) & mask;
  }

  private static long pack(String code) {
    if (code.isEmpty() || code.length() > Packed.MAX_BYTES) {
      throw new IllegalArgumentException(
          "Cannot keep code '" + code + "': codes have one to eight characters");
    }
    return Packed.of(code);
  }

  boolean contains(byte[] bytes, int from, int to) {
    return to - from <= Packed.MAX_BYTES && contains(Packed.of(bytes, from, to));
  }

  /** The same for a code that was packed before. */
  boolean contains(long packed) {
    return few != null ? isOneOfFew(packed) : isInTable(packed);
  }

  private boolean isOneOfFew(long packed) {
    for (long code : few) {
      if (code == packed) {
        return true;
      }
    }
    return false;
  }

  private boolean isInTable(long packed) {
    for (int slot = slot(packed); slots[slot] != 0; slot = (slot + 1) & mask) {
      if (slots[slot] == packed) {
        return true;
      }
    }
    return false;
  }

  boolean contains(String code) {
    return codes.contains(code);
  }

  /** True for a list that others keep and change (SNIP level 5), not part of the guide. */
  boolean isExternal() {
    return external;
  }

  /** How the set is named to a person: its codes when they are few, or its name. */
  String description() {
    return codes.size() <= 8 || name.isEmpty() ? String.join(", ", codes) : "a code of " + name;
  }
}
