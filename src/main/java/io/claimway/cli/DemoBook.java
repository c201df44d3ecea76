package io.claimway.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claimway.run.RunRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What a state folder's demo was begun with: running it again continues the same book, and no
 * other.
 */
record DemoBook(
    long seed, int sessions, int nights, int moreNights, String faults, String firstNight) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** In the state folder: what the outside world keeps. */
  static final String FOLDER = "outside";

  /** In that folder, of a demo. */
  static final String FILE = "demo.json";

  /** The words after the launcher that go on with it. */
  String command() {
    return "demo --sessions %d --nights %d --seed %d".formatted(sessions, nights, seed)
        + (moreNights == 0 ? "" : " --more-nights " + moreNights)
        + (faults.isEmpty() ? "" : " --faults " + faults);
  }

  int allNights() {
    return nights + moreNights;
  }

  /** The book of this folder: begun now with these parameters, or found with the same ones. */
  static DemoBook open(Path outside, DemoBook asked) {
    Path file = outside.resolve(FILE);
    if (!Files.exists(file)) {
      return asked.write(outside);
    }
    DemoBook found = read(file);
    if (!found.startedLike(asked)) {
      throw new RunRefused(
          "Cannot run this demo here: the state folder holds --sessions %d --nights %d --seed %d --faults %s; give another --state"
              .formatted(found.sessions, found.nights, found.seed, found.faults));
    }
    return found;
  }

  /** The book that is there, with more nights to run. */
  static DemoBook extend(Path outside, int moreNights) {
    Path file = outside.resolve(FILE);
    if (!Files.exists(file)) {
      throw new RunRefused(
          "Cannot run more nights: the state folder holds no demo; run demo first");
    }
    DemoBook found = read(file);
    return new DemoBook(
            found.seed,
            found.sessions,
            found.nights,
            found.moreNights + moreNights,
            found.faults,
            found.firstNight)
        .write(outside);
  }

  private boolean startedLike(DemoBook other) {
    return seed == other.seed
        && sessions == other.sessions
        && nights == other.nights
        && faults.equals(other.faults)
        && firstNight.equals(other.firstNight);
  }

  private static DemoBook read(Path file) {
    try {
      return JSON.readValue(file.toFile(), DemoBook.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private DemoBook write(Path outside) {
    try {
      Files.createDirectories(outside);
      Path part = outside.resolve(FILE + ".part");
      JSON.writeValue(part.toFile(), this);
      Files.move(
          part,
          outside.resolve(FILE),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + outside.resolve(FILE), e);
    }
  }
}
