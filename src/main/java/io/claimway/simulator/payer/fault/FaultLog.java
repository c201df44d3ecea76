package io.claimway.simulator.payer.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the outside world did wrong and what it found wrong with Claimway, one JSON object a line;
 * no PHI.
 */
public final class FaultLog {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final List<String> unwritten = new ArrayList<>();
  private final List<Entry> claimwayErrors = new ArrayList<>();
  private boolean begun;

  /** One line of the log. */
  public record Entry(
      LocalDate day, Kind kind, String what, String partner, String subject, String detail) {}

  /** Why a line is in the log. */
  public enum Kind {
    /** The menu asked for it. */
    FAULT,
    /**
     * The registry asked for it: an unknown member, another taxonomy, a benefit that is used up.
     */
    REGISTRY,
    /** Claimway sent what it must not send. */
    CLAIMWAY_ERROR
  }

  /** A log that begins anew: the outside world tells its whole story again after a restart. */
  public FaultLog(Path file) {
    this.file = file;
  }

  public void fault(LocalDate day, Fault fault, String partner, String subject, String detail) {
    add(new Entry(day, Kind.FAULT, fault.key(), partner, subject, detail));
  }

  public void add(Entry entry) {
    if (entry.kind() == Kind.CLAIMWAY_ERROR) {
      claimwayErrors.add(entry);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("day", entry.day().toString());
    fields.put("kind", entry.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    fields.put("what", entry.what());
    fields.put("partner", entry.partner());
    fields.put("subject", entry.subject());
    fields.put("detail", entry.detail());
    try {
      unwritten.add(JSON.writeValueAsString(fields));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a fault log line for " + entry.subject(), e);
    }
  }

  /** What Claimway did wrong so far; a clean run has none. */
  public List<Entry> claimwayErrors() {
    return List.copyOf(claimwayErrors);
  }

  /** Puts the lines since the last call into the file. */
  public void flush() {
    try {
      Files.createDirectories(file.getParent());
      if (!begun) {
        Files.write(file, unwritten);
      } else {
        Files.write(file, unwritten, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
      begun = true;
      unwritten.clear();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the fault log " + file, e);
    }
  }
}
