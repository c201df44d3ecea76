package io.claimway.simulator.payer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which files the outside world took in on which morning, so that a later telling of the story
 * takes in the same.
 */
final class IntakeJournal {

  private final Path folder;

  IntakeJournal(Path folder) {
    this.folder = folder;
  }

  /** The names noted for a morning; the first time, those that are found now. */
  List<String> namesOf(LocalDate morning, Supplier<List<String>> found) {
    Path file = folder.resolve(morning + ".txt");
    try {
      if (Files.exists(file)) {
        return Files.readAllLines(file);
      }
      List<String> names = found.get();
      Files.createDirectories(folder);
      Path unfinished = folder.resolve(morning + ".unfinished");
      Files.write(unfinished, names);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the intake journal " + file, e);
    }
  }
}
