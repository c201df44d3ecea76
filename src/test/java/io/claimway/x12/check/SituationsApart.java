package io.claimway.x12.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The check of a file without the situational rules, whose cost is measured apart. */
public final class SituationsApart {
  private SituationsApart() {}

  /** Envelope, guide, code sets and balance only. */
  public static Object readWithout(Path file) throws IOException {
    return FileCheck.read(Files.newInputStream(file), false);
  }
}
