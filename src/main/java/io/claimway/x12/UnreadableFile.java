package io.claimway.x12;

/** Thrown for bytes that are no X12 interchange at all; says at which byte offset and why. */
public final class UnreadableFile extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long byteOffset;

  public UnreadableFile(long byteOffset, String why) {
    super("Cannot read X12 at byte " + byteOffset + ": " + why);
    this.byteOffset = byteOffset;
  }

  /** Offset of the first byte that could not be read, from 0. */
  public long byteOffset() {
    return byteOffset;
  }
}
