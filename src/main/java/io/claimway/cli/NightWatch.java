package io.claimway.cli;

import io.claimway.postgres.read.RunOverview;
import io.claimway.run.NightCalendar;
import io.claimway.settings.JobFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * How the nights stand at a moment: how the newest one ended, and whether the one that is due has
 * ended by its deadline.
 *
 * @param due the newest date whose cut-off has passed
 * @param newest the newest night that began; null where none has
 * @param deadline when its night must have ended; null where no job file says
 * @param state what a monitor reads first
 * @param lateMinutes how long after the deadline the due night ended, or is by now; 0 where it is
 *     not late
 */
record NightWatch(
    LocalDate due,
    LocalDate newest,
    ZonedDateTime deadline,
    State state,
    long lateMinutes,
    Integer lastExitCode) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final int BROKEN = ExitCode.BROKEN_BOOKS.number();
  private static final int NEEDS_A_PERSON = ExitCode.NEEDS_A_PERSON.number();

  /** How the nights stand. */
  enum State {
    /** No night has run in this book. */
    NONE,
    /** The night that is due has ended. */
    DONE,
    /** A night runs, or the due one may still begin. */
    ON_TIME,
    /** A night began and nobody runs it. */
    INTERRUPTED,
    /** The night that is due has not ended, and should have. */
    LATE
  }

  /**
   * Looks at the nights.
   *
   * @param newest the newest night, if one has run
   * @param held whether some command holds the lease
   * @param job what the night's file says; empty where nothing is said, or the nights run by a
   *     clock of their own
   */
  static NightWatch at(
      Instant now,
      NightCalendar calendar,
      Optional<RunOverview.RunLine> newest,
      boolean held,
      Optional<JobFile> job) {
    LocalDate due = calendar.newestClosed(now);
    Instant deadline = job.map(file -> file.deadlineOf(due)).orElse(null);
    ZoneId zone = job.map(JobFile::zone).orElse(calendar.zone());
    ZonedDateTime shown = deadline == null ? null : deadline.atZone(zone);
    if (newest.isEmpty()) {
      return new NightWatch(due, null, shown, State.NONE, 0, null);
    }
    RunOverview.RunLine night = newest.get();
    LocalDate began = night.businessDate();
    Integer code = night.exitCode();
    if (!night.finished() && !held) {
      return new NightWatch(due, began, shown, State.INTERRUPTED, lateness(deadline, now), code);
    }
    boolean ended = night.finished() && !night.businessDate().isBefore(due);
    if (ended) {
      OffsetDateTime end = night.lastPublishedAt();
      boolean itsOwn = night.businessDate().equals(due) && end != null;
      return new NightWatch(
          due, began, shown, State.DONE, itsOwn ? lateness(deadline, end.toInstant()) : 0, code);
    }
    if (deadline == null || now.isBefore(deadline)) {
      return new NightWatch(due, began, shown, State.ON_TIME, 0, code);
    }
    return new NightWatch(due, began, shown, State.LATE, lateness(deadline, now), code);
  }

  private static long lateness(Instant deadline, Instant end) {
    return deadline == null ? 0 : Math.max(0, Duration.between(deadline, end).toMinutes());
  }

  /** What a monitor is told: what is worst. */
  ExitCode exitCode() {
    if (lastExitCode != null && lastExitCode == BROKEN) {
      return ExitCode.BROKEN_BOOKS;
    }
    if (state == State.LATE || state == State.INTERRUPTED) {
      return ExitCode.FAILED;
    }
    return lastExitCode != null && lastExitCode == NEEDS_A_PERSON
        ? ExitCode.NEEDS_A_PERSON
        : ExitCode.DONE;
  }

  /** The line that a person reads. */
  String words() {
    String by =
        deadline == null ? "" : ", deadline " + MINUTE.format(deadline) + " " + deadline.getZone();
    return switch (state) {
      case NONE -> "No night has run yet; the one of %s may%s.".formatted(due, by);
      case DONE ->
          "The night of %s has ended%s%s."
              .formatted(due, by, lateMinutes == 0 ? "" : ", " + late());
      case ON_TIME -> "The night of %s is due%s.".formatted(due, by);
      case INTERRUPTED ->
          "The night of %s was interrupted and nobody runs it; finish it: jobs/claimway nightly --business-date %1$s (due is %s%s%s)."
              .formatted(newest, due, by, lateMinutes == 0 ? "" : ", " + late());
      case LATE -> "The night of %s is LATE%s, %s.".formatted(due, by, late());
    };
  }

  private String late() {
    return "%d h %02d min late".formatted(lateMinutes / 60, lateMinutes % 60);
  }
}
