package io.claimway.settings;

import io.claimway.run.UnusableConfiguration;
import io.claimway.settings.located.LocatedKeys;
import io.claimway.settings.located.LocatedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file of {@code jobs} says of when its job must have ended.
 *
 * @param deadline local time on the day after the business date
 */
public record JobFile(LocalTime deadline, ZoneId zone) {
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+/-]+");

  /**
   * Reads the file of a job; empty where there is none.
   *
   * @param home folder of the installation
   * @throws UnusableConfiguration naming file and line of what is wrong with it
   */
  public static Optional<JobFile> find(Path home, String job) {
    Path file = home.resolve("jobs").resolve(job + ".yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> problems = new ArrayList<>();
    LocatedKeys keys =
        LocatedKeys.of(file.toString(), LocatedText.read(file, file.toString()), "a job", problems);
    LocalTime deadline = keys.time("deadline");
    String zone = keys.text("zone", ZONE, "a time zone such as America/New_York");
    if (!problems.isEmpty()) {
      throw new UnusableConfiguration(problems.get(0));
    }
    return Optional.of(new JobFile(deadline, ZoneId.of(zone)));
  }

  /** When the night of a date must have ended. */
  public Instant deadlineOf(LocalDate businessDate) {
    return businessDate.plusDays(1).atTime(deadline).atZone(zone).toInstant();
  }
}
